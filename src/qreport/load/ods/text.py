"""The text that a cell of an .ods file shows: paragraphs, with blanks and line breaks as elements.

The namespaces of OpenDocument, as the parser puts them before names; the separator is a blank.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from qreport.limits import CELL_CHARACTERS
from qreport.load.grids.values import Run
from qreport.ooxml.xml_stream import whole

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"

OFFICE, TABLE, TEXT, STYLE, NUMBER, DRAW, MANIFEST = (
    f"{_ODF}{name}:1.0 " for name in ("office", "table", "text", "style", "datastyle", "drawing", "manifest")
)
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
"""What LibreOffice adds, such as the kind of an error."""
# LibreOffice's own names for what a later version of the standard took up.
LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0 "


# ODF 1.3 Part 3, 5.1.2 and 5.1.3; 6.1.2 to 6.1.5 for blanks, tabs and line breaks; 6.4 for ruby.
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_BLANKS = f"{TEXT}s"
_RUBY = f"{TEXT}ruby-text"
"""How a text is pronounced; no part of it."""
_SPAN = f"{TEXT}span"


class CellText:
    """Collects the text of one cell after the other."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs = 0
        self._in_paragraph = False
        self._spans: list[str] = []
        self._looks: list[tuple[int, str]] = []
        """Where each piece begins, and the style of its span; empty outside of one."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a paragraph, or a blank that is an element."""
        if name in _PARAGRAPHS:
            if self._paragraphs:
                self._pieces.append("\n")
            self._paragraphs += 1
            self._in_paragraph = True
        elif name == _RUBY:
            self._in_paragraph = False
        elif name == _SPAN:
            self._spans.append(attributes.get(f"{TEXT}style-name", ""))
            self._looks.append((len(self._pieces), self._spans[-1]))
        elif name == _BLANKS:
            # Blanks in a row are one blank, unless written as an element with their count.
            count = whole(attributes.get(f"{TEXT}c")) or 1
            self.add(" " * min(count, CELL_CHARACTERS + 1))
        elif name in _SIGNS:
            self.add(_SIGNS[name])

    def end(self, name: str) -> None:
        """Notice where a paragraph ends."""
        if name in (*_PARAGRAPHS, _RUBY):
            self._in_paragraph = name == _RUBY
        elif name == _SPAN and self._spans:
            self._spans.pop()
            self._looks.append((len(self._pieces), self._spans[-1] if self._spans else ""))

    def add(self, content: str) -> bool:
        """Keep a piece; return False when the cell holds more than any spreadsheet allows."""
        if self._in_paragraph:
            self._length += len(content)
            if self._length > CELL_CHARACTERS:
                return False
            self._pieces.append(content)
        return True

    def taken(self) -> str:
        """Return the text so far and begin anew."""
        text = "".join(self._pieces)
        self._pieces, self._length, self._paragraphs = [], 0, 0
        self._spans, self._looks, self._in_paragraph = [], [], False
        return text

    def runs(self, look_of: Callable[[str], Run]) -> tuple[Run, ...]:
        """Return the pieces so far, each in the look of its span; none when all look as the cell does."""
        if not self._looks:
            return ()
        looks = [(0, ""), *self._looks]
        ends = [*(start for start, _ in self._looks), len(self._pieces)]
        runs = tuple(
            replace(look_of(style) if style else Run("", None), text="".join(self._pieces[start:end]))
            for (start, style), end in zip(looks, ends, strict=True)
        )
        return runs if any(run.struck is not None or run.raised for run in runs) else ()
