"""Number formats: how a stored number or date looks in its cell."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from msgspec import Struct

_WIDE = Context(prec=2100)
"""Wide enough for every number that `_STORED` lets in, written out in full."""
# A double as XML Schema writes it: `-1.5E-3`, `.5`, `12.`; with bounds, so that no exponent fills the memory.
_STORED = re.compile(r"[-+]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][-+]?\d{1,3})?", re.ASCII)
_WEEKDAYS = "日一二三四五六"


class NumberFormat(Struct, frozen=True):
    """What matters of one section of a format code."""

    decimals: tuple[int, int] | None = None
    """Digits after the point, at least and at most; None: as many as the value has."""
    percent: bool = False
    date: frozenset[str] = frozenset()
    """Which of `y`, `m`, `d`, `h`, `s` a date shows, `w` for the day of the week alone, and `+` for hours
    beyond 24; empty for a number."""
    shift: int = 0
    """By how many powers of ten the shown number is smaller: 4 where `0!.0,` shows ten thousands."""
    unit: str = ""
    """What stands behind the digits and belongs to the value: `万`, `%`, `亿元`."""


class CellStyle(Struct, frozen=True):
    """How the cells of one style show what they store."""

    sections: tuple[tuple[Callable[[Decimal], bool], NumberFormat], ...] = ()
    """Each with the numbers that it is for; the first that fits counts."""
    struck: bool = False
    """Whether the text is struck through."""

    def format_of(self, value: Decimal) -> NumberFormat:
        """Return the format in which `value` is shown; plain when no section is for it."""
        return next((form for fits, form in self.sections if fits(value)), NumberFormat())


def stored_number(text: str) -> Decimal | None:
    """Return the stored number `text` without the noise after 15 digits; None when it is none."""
    if not _STORED.fullmatch(text):
        return None
    exact = Decimal(text)
    whole = text.lstrip("+-").isdecimal()
    # IEEE 754 doubles: 97.1 is stored as 97.099999999999994, and Excel shows 15 digits.
    return exact if whole or len(exact.as_tuple().digits) <= 15 else Decimal(f"{exact:.15g}")


def shown_number(value: Decimal, form: NumberFormat) -> tuple[str, bool]:
    """Return the digits that a person sees, without separators, and whether they are fewer than stored.

    A zero is `0` even where the format prints a dash, which here would mean that there is no value.
    """
    scaled = value.scaleb((2 if form.percent else 0) - form.shift, _WIDE)
    least, most = form.decimals or (0, max(0, -int(scaled.as_tuple().exponent)))
    rounded = scaled.quantize(Decimal((0, (1,), -most)), ROUND_HALF_UP, _WIDE)
    digits = f"{rounded or abs(rounded):f}"
    whole, point, fraction = digits.partition(".")
    kept = fraction[:least] + fraction[least:].rstrip("0")
    unit = "%" if form.percent else form.unit
    return whole + (point + kept if kept else "") + unit, rounded != scaled


def is_false_date(serial: Decimal, form: NumberFormat) -> bool:
    """Whether a day number is no date but a count, or a year, in a cell that shows dates.

    No report tells of a day of the year 1900; 2021, the number of a year, would be a day of 1905.
    """
    is_day = bool(form.date & {"y", "m", "d"}) and "+" not in form.date
    return is_day and serial == int(serial) and (0 <= serial <= 366 or 1900 <= serial <= 2100)


def shown_date(serial: Decimal, form: NumberFormat, *, from_1904: bool) -> str | None:
    """Return `2021年8月1日`, `2021年8月`, `19:01` or both for a day number; None outside the calendar."""
    # ECMA-376 Part 1, 18.17.4.1: the last day is 31 December 9999, number 2,958,465.
    if not 0 <= serial < 2_958_466:
        return None
    seconds = int((serial * 86400).to_integral_value(ROUND_HALF_UP))
    # The calendar of spreadsheets has a 29 February 1900, which never was.
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if serial >= 61 else 31)
    hours = seconds // 3600 if "+" in form.date else seconds // 3600 % 24
    clock = f"{hours}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in form.date else "")
    if not form.date & {"y", "m", "d", "w"} or "+" in form.date:
        return clock
    try:
        shown = start + timedelta(days=seconds // 86400)
    except OverflowError:
        return None
    if "w" in form.date:
        return f"星期{_WEEKDAYS[shown.isoweekday() % 7]}"
    month = f"{shown.month}月" if form.date & {"m", "d"} else ""
    day = f"{shown.day}日" if "d" in form.date else ""
    return f"{shown.year}年{month}{day}" + (f" {clock}" if "h" in form.date else "")
