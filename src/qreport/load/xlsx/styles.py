"""The looks that cells refer to by the number of their style: number format, struck through or not."""

from collections.abc import Mapping

from qreport.load.grids.format_codes import BUILT_IN, sections_of
from qreport.load.grids.formats import CellStyle
from qreport.load.xlsx.names import MAIN
from qreport.ooxml.attributes import is_true, whole
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler

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
