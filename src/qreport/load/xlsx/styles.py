"""The number formats that cells refer to by the number of their style."""

from collections.abc import Mapping

from qreport.load.grids.formats import BUILT_IN, NumberFormat, number_format
from qreport.load.xlsx.names import MAIN
from qreport.ooxml.attributes import whole
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler

# ECMA-376 Part 1, 18.8.31 and 18.8.10. `xf` also stands in cellStyleXfs, by which no cell is numbered.
_SECTIONS = (f"{MAIN}numFmts", f"{MAIN}cellXfs")


class Styles(Handler):
    """The formats of a workbook; one without a style part has none."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._section = ""
        self._codes = {str(number): code for number, code in BUILT_IN.items()}
        self._formats: list[NumberFormat] = []
        if part:
            package.read(part, self)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up the code of a format, or the format of a style."""
        if name in _SECTIONS:
            self._section = name
        elif name == f"{MAIN}numFmt" and self._section == _SECTIONS[0]:
            # A code of more than 255 characters is not allowed, and would only cost time.
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif name == f"{MAIN}xf" and self._section == _SECTIONS[1]:
            code = self._codes.get(attributes.get("numFmtId", "0"), "General")
            self._formats.append(number_format(code))

    def end(self, name: str) -> None:
        """Notice the end of a section."""
        if name == self._section:
            self._section = ""

    def format_of(self, style: str) -> NumberFormat:
        """Return the format of style number `style`; plain for one that is not there."""
        at = whole(style)
        return self._formats[at] if at is not None and at < len(self._formats) else NumberFormat()
