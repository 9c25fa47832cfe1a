"""The text that a template gives: plain lines, each knowing its line in the source, values as placeholders.

A value stands in the text as a number between two noncharacters of Unicode, which no input may hold. So
Markdown never reads a value as notation, and every value is found again after it.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from qreport.compose.values.template_values import Inserted

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_PLACEHOLDER = re.compile(f"{OPEN}([0-9]+){CLOSE}")
MOST_CHARACTERS = 1_000_000
"""Of one chapter; the longest real one has some 20,000."""


class TooLong(Exception):  # noqa: N818 -- it names what was found
    """The text of one chapter has grown beyond `MOST_CHARACTERS`."""


class Rendered(Struct, frozen=True):
    """The text of a chapter after its values are filled in."""

    lines: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    """For each line the line of the source (from 1)."""
    inserted: tuple[Inserted, ...] = ()
    """What the placeholders stand for."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)

    def parts(self, text: str) -> Iterator[str | Inserted]:
        """Yield the pieces of `text`, what is inserted in place of each placeholder."""
        end = 0
        for match in _PLACEHOLDER.finditer(text):
            if match.start() > end:
                yield text[end : match.start()]
            yield self.inserted[int(match[1])]
            end = match.end()
        if end < len(text):
            yield text[end:]


class Output:
    """Collects the text line by line."""

    def __init__(self, source: tuple[str, ...]) -> None:
        self._source = source
        self._done: list[tuple[str, int]] = []
        self._line: list[str] = []
        self._line_number: int | None = None
        self._inserted: list[Inserted] = []
        self._length = 0

    def write(self, text: str, line: int) -> None:
        """Add text of the author that begins in line `line` of the source; raise TooLong."""
        for number, piece in enumerate(text.split("\n")):
            if number:
                self._end_line()
            self._add(piece, line + number)

    def insert(self, value: Inserted, line: int) -> None:
        """Add a value; raise TooLong."""
        self._add(f"{OPEN}{len(self._inserted)}{CLOSE}", line)
        self._inserted.append(value)

    def finish(self) -> Rendered:
        """Return the whole.

        A line that held something in the source and gave nothing (a line of `{% for … %}`) disappears, so
        that it splits neither a table nor a list.
        """
        self._end_line()
        kept = [(text, line) for text, line in self._done if text.strip() or not self._typed(line).strip()]
        texts, lines = zip(*kept, strict=True) if kept else ((), ())
        return Rendered(texts, lines, tuple(self._inserted))

    def _add(self, text: str, line: int) -> None:
        self._length += len(text) + 1
        if self._length > MOST_CHARACTERS:
            raise TooLong
        self._line.append(text)
        if self._line_number is None:
            self._line_number = line

    def _end_line(self) -> None:
        self._done.append(("".join(self._line), self._line_number or 1))
        self._line, self._line_number = [], None

    def _typed(self, line: int) -> str:
        return self._source[line - 1] if line <= len(self._source) else ""
