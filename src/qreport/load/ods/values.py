"""A typed cell of OpenDocument in the kinds in which .xlsx stores cells."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from qreport.load.grids.grid import ERROR_MARKS
from qreport.load.grids.values import StoredCell
from qreport.load.ods.styles import Styles
from qreport.load.ods.text import CALC, OFFICE, TABLE
from qreport.text.regex import regex

# Day 0 of LibreOffice. Excel agrees from day 61 on (1 March 1900): it counts a 29 February 1900.
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 -- days of spreadsheets know no time zone
_TRUE_LEAP = datetime(1900, 3, 1)  # noqa: DTZ001
"""Before this day the day numbers of spreadsheets differ."""
# A duration as XML Schema writes it: `PT19H01M00S`, `PT19H1M0.5S`; no days, no sign.
_DURATION = regex(r"PT(?:(\d{1,6})H)?(?:(\d{1,4})M)?(?:(\d{1,4})(?:[.,]\d{1,12})?S)?", re.ASCII)
_NUMBERS = ("float", "percentage", "currency")


def stored_cell(attributes: Mapping[str, str], style: str, shown: str, styles: Styles) -> StoredCell | None:
    """Return the cell with these attributes, which shows the text `shown`; None for an empty one."""
    has_formula = f"{TABLE}formula" in attributes
    kind = attributes.get(f"{OFFICE}value-type", "string" if shown else "")
    if not kind:
        return StoredCell("n", style, None, has_formula) if has_formula else None
    broken = attributes.get(f"{CALC}value-type") == "error" or (has_formula and shown in ERROR_MARKS)
    if broken:
        return StoredCell("e", style, shown or "#N/A", has_formula)
    if kind in _NUMBERS:
        return _number(attributes.get(f"{OFFICE}value", shown), style, shown, has_formula=has_formula)
    if kind == "boolean":
        true = attributes.get(f"{OFFICE}boolean-value") == "true"
        return StoredCell("b", style, "1" if true else "0", has_formula)
    if kind in ("date", "time"):
        written = attributes.get(f"{OFFICE}{kind}-value", "")
        return _moment(written, style, shown, styles)
    text = shown or attributes.get(f"{OFFICE}string-value", "")
    return StoredCell("str", style, text, has_formula)


def _number(value: str, style: str, shown: str, *, has_formula: bool) -> StoredCell:
    if shown in ("TRUE", "FALSE"):  # so LibreOffice keeps a truth that came from .xlsx
        return StoredCell("b", style, "1" if shown == "TRUE" else "0", has_formula)
    return StoredCell("n", style, value, has_formula)


def _moment(written: str, style: str, shown: str, styles: Styles) -> StoredCell:
    """Return a date or time as a day number, so that its format decides what is shown of it."""
    serial = _serial(written)
    if serial is None or not styles.style_of(style).format_of(serial).date:
        return StoredCell("d", style, written or shown)
    return StoredCell("n", style, str(serial))


def _serial(written: str) -> Decimal | None:
    """Return the day number of `2021-08-01`, `2021-08-01T12:00:00` or `PT19H01M00S`; None for others."""
    if match := _DURATION.fullmatch(written):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return Decimal(hours * 3600 + minutes * 60 + seconds) / 86400
    try:
        moment = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return None
    if moment < _TRUE_LEAP:
        return None
    return Decimal((moment - _FIRST_DAY) // timedelta(seconds=1)) / 86400
