"""The texts that the cells of a workbook share.

Names in the XML of workbooks.

The looks that cells refer to by the number of their style: number format, struck through or not.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from qreport import limits
from qreport.load.grids.formats import BUILT_IN, CellStyle, sections_of
from qreport.load.grids.values import Run
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler, is_true, whole
from qreport.problems.reading import OVER_LIMIT
from qreport.text.regex import regex

# The transitional form of ECMA-376 (Part 4), which all programs write unless told otherwise.
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""What stands before the names of spreadsheet elements; the separator is a blank."""


# ECMA-376 Part 1, 22.9.2.19 (ST_Xstring): `_x000D_` is a carriage return; `_x005F_` an underscore.
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")


class TextRun(Handler):
    """Collects the text of `t` elements; how a text is pronounced (`rPh`) is no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_text = False
        self._in_phonetic = False
        self._run_from = 0
        self._look = Run("", None)
        self._runs: list[Run] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Notice where text begins, and how it looks."""
        if name == f"{MAIN}t":
            self._in_text = not self._in_phonetic
        elif name == f"{MAIN}rPh":
            self._in_phonetic = True
        elif name == f"{MAIN}r":
            self._run_from, self._look = len(self._pieces), Run("", None)
        # ECMA-376 Part 1, 18.4.7: with properties of its own a run has nothing from the font of the cell.
        elif name == f"{MAIN}rPr":
            self._look = Run("", struck=False)
        elif name == f"{MAIN}strike":
            self._look = replace(self._look, struck=is_true(attributes.get("val", "1")))
        elif name == f"{MAIN}vertAlign":
            self._look = replace(self._look, raised=attributes.get("val") == "superscript")

    def end(self, name: str) -> None:
        """Notice where text ends."""
        if name == f"{MAIN}t":
            self._in_text = False
        elif name == f"{MAIN}rPh":
            self._in_phonetic = False
        elif name == f"{MAIN}r":
            self._runs.append(replace(self._look, text=unescaped("".join(self._pieces[self._run_from :]))))

    def text(self, content: str) -> None:
        """Keep a piece."""
        if self._in_text:
            self._pieces.append(content)

    def taken(self) -> str:
        """Return the text so far and begin anew."""
        text = unescaped("".join(self._pieces))
        self._pieces.clear()
        return text

    def taken_runs(self) -> tuple[Run, ...]:
        """Return the pieces so far and begin anew; none when all of them look as the cell does."""
        runs = tuple(self._runs)
        self._runs.clear()
        return runs if any(run.raised or run.struck is not None for run in runs) else ()


class SharedStrings(TextRun):
    """The shared texts in their order."""

    def __init__(self, package: Package, part: str | None) -> None:
        super().__init__()
        self.found: list[str | tuple[Run, ...]] = []
        """The pieces of a text in several looks, else its text."""
        self._package = package
        if part:
            package.read(part, self)

    def end(self, name: str) -> None:
        """File a finished text."""
        super().end(name)
        if name == f"{MAIN}si":
            text = self.taken()
            self.found.append(self.taken_runs() or text)
            if len(self.found) > limits.CELLS:
                raise self._package.unreadable(f"文字太多：超过 {limits.CELLS} 格", problem=OVER_LIMIT)


def unescaped(text: str) -> str:
    """Return `text` with the characters that a file writes as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


# ECMA-376 Part 1, 18.8.31, 18.8.23 and 18.8.10. `xf` also stands in cellStyleXfs, by which no cell is
# numbered, and `font` in dxfs, for conditions.
_CODES, _FONTS, _STYLES = (f"{MAIN}{name}" for name in ("numFmts", "fonts", "cellXfs"))


class Styles(Handler):
    """The formats of a workbook; one without a style part has none."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._section = ""
        self._codes = {str(number): code for number, code in BUILT_IN.items()}
        self._fonts: list[bool] = []
        """Whether each strikes through."""
        self._styles: list[CellStyle] = []
        if part:
            package.read(part, self)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up the code of a format, a font, or a style."""
        if name in (_CODES, _FONTS, _STYLES):
            self._section = name
        elif name == f"{MAIN}font" and self._section == _FONTS:
            self._fonts.append(False)
        elif name == f"{MAIN}strike" and self._section == _FONTS and self._fonts:
            self._fonts[-1] = is_true(attributes.get("val", "1"))
        elif name == f"{MAIN}numFmt" and self._section == _CODES:
            # A code of more than 255 characters is not allowed, and would only cost time.
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif name == f"{MAIN}xf" and self._section == _STYLES:
            code = self._codes.get(attributes.get("numFmtId", "0"), "General")
            font = whole(attributes.get("fontId", "0"))
            struck = font is not None and font < len(self._fonts) and self._fonts[font]
            self._styles.append(CellStyle(sections_of(code), struck))

    def end(self, name: str) -> None:
        """Notice the end of a section."""
        if name == self._section:
            self._section = ""

    def style_of(self, style: str) -> CellStyle:
        """Return the style with the number `style`; plain for one that is not there."""
        at = whole(style)
        return self._styles[at] if at is not None and at < len(self._styles) else _PLAIN


_PLAIN = CellStyle()
