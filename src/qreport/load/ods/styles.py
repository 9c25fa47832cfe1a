"""Styles of an .ods file: the number format of each cell style, and which sheets are hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qreport.load.grids.formats import NumberFormat
from qreport.load.ods.names import LOEXT, NUMBER, STYLE, TABLE
from qreport.ooxml.attributes import whole
from qreport.ooxml.xml_stream import Handler

_KINDS = {
    f"{NUMBER}{kind}-style"
    for kind in ("number", "percentage", "currency", "date", "time", "text", "boolean")
}
# The first letters are those of number formats; `m` is the month, so minutes go with the hours.
_PARTS = {f"{NUMBER}{part}": part[0] for part in ("year", "month", "day", "hours")} | {
    f"{NUMBER}minutes": "h",
    f"{NUMBER}seconds": "s",
}
_DIGITS = 20
"""More decimals than any spreadsheet shows."""
_DEPTH = 50
"""Styles that inherit from one another."""


@dataclass(slots=True)
class _CellStyle:
    format: str | None
    parent: str | None


class Styles(Handler):
    """Takes up the styles of styles.xml, then those of content.xml."""

    def __init__(self) -> None:
        self._formats: dict[str, NumberFormat] = {}
        self._for_positive: dict[str, str] = {}
        """The format that another one names for positive numbers."""
        self._cells: dict[str, _CellStyle] = {}
        self._hidden: set[str] = set()
        self._style = ""
        self._format: str | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a style, or a part of a number format."""
        if name in _KINDS:
            self._format = attributes.get(f"{STYLE}name", "")
            percent = name == f"{NUMBER}percentage-style"
            self._formats[self._format] = NumberFormat(percent=percent)
        elif name == f"{STYLE}style":
            self._start_style(attributes)
        elif name in (f"{TABLE}table-properties", f"{STYLE}table-properties"):
            if attributes.get(f"{TABLE}display") == "false":
                self._hidden.add(self._style)
        elif self._format is not None:
            self._add_part(self._format, name, attributes)

    def end(self, name: str) -> None:
        """Notice the end of a number format."""
        if name in _KINDS:
            self._format = None

    def format_of(self, style: str) -> NumberFormat:
        """Return the number format of a cell style, inherited ones too; plain when there is none."""
        for _ in range(_DEPTH):
            known = self._cells.get(style)
            if known is None:
                break
            if known.format is not None:
                code = self._for_positive.get(known.format, known.format)
                return self._formats.get(code, NumberFormat())
            style = known.parent or ""
        return NumberFormat()

    def is_hidden(self, style: str) -> bool:
        """Whether sheets of this style are hidden."""
        return style in self._hidden

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get(f"{STYLE}name", "")
        if attributes.get(f"{STYLE}family") == "table-cell":
            self._cells[self._style] = _CellStyle(
                attributes.get(f"{STYLE}data-style-name"), attributes.get(f"{STYLE}parent-style-name")
            )

    def _add_part(self, code: str, name: str, attributes: Mapping[str, str]) -> None:
        form = self._formats[code]
        if name == f"{NUMBER}number":
            self._formats[code] = replace(form, decimals=_decimals(attributes))
        elif name in _PARTS:
            # The format [h]:mm of Excel: 26:30 hours are not cut to 2:30.
            elapsed = {"+"} if attributes.get(f"{NUMBER}truncate-on-overflow") == "false" else set()
            self._formats[code] = replace(form, date=form.date | {_PARTS[name]} | elapsed)
        # A format for negative numbers names that for the others: condition `value()>=0`.
        elif name == f"{STYLE}map" and ">" in attributes.get(f"{STYLE}condition", ""):
            self._for_positive.setdefault(code, attributes.get(f"{STYLE}apply-style-name", ""))


def _decimals(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return how many digits are shown, at least and at most; None for as many as there are."""
    most = attributes.get(f"{NUMBER}decimal-places")
    # Shown in thousands, the digits would not be those of the value.
    if most is None or attributes.get(f"{NUMBER}display-factor", "1") != "1":
        return None
    # New in ODF 1.3; LibreOffice wrote it under its own name before.
    least = attributes.get(f"{NUMBER}min-decimal-places", attributes.get(f"{LOEXT}min-decimal-places"))
    if least is None:
        # `0.00##` of older versions: the optional digits are marked by what replaces them.
        least = "0" if f"{NUMBER}decimal-replacement" in attributes else most
    return _digits(least), _digits(most)


def _digits(written: str) -> int:
    return min(whole(written) or 0, _DIGITS)
