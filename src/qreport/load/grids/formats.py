"""Number formats: how a stored number or date looks in its cell."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# What is no pattern: "人", \x or !x (one letter as it is), _x (its width), *x (repeated), [Red], [$¥-804];
# but not [h], [mm].
_LITERAL = re.compile(r'"[^"]*"?|[\\!_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
# [h]:mm counts beyond 24 hours.
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
# `#,##0.00`, `0%`, `0.0#`; not `# ?/?`.
_NUMBER = re.compile(r"[#0?,]*[#0?](?:\.(?P<decimals>[#0?]+))?(?P<percent>%?)")
_WIDE = Context(prec=2100)
"""Wide enough for every number that `_STORED` lets in, written out in full."""
# A double as XML Schema writes it: `-1.5E-3`, `.5`, `12.`; with bounds, so that no exponent fills the memory.
_STORED = re.compile(r"[-+]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][-+]?\d{1,3})?", re.ASCII)

# ECMA-376 Part 1, 18.8.30 (numFmt): these codes are known by number and not written in the file.
_YEAR_MONTH, _MONTH_DAY, _FULL = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: _FULL, 32: "h:mm", 33: "h:mm:ss",
    34: "h:mm", 35: "h:mm:ss", 36: _YEAR_MONTH, 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY,
    54: _MONTH_DAY, 55: "h:mm", 56: "h:mm:ss", 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
"""By number, as a Chinese system shows them; 27 to 36 and 50 to 58 are the Chinese dates of WPS and Excel."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What matters of a format code."""

    decimals: tuple[int, int] | None = None
    """Digits after the point, at least and at most; None: as many as the value has."""
    percent: bool = False
    date: frozenset[str] = frozenset()
    """Which of `y`, `m`, `d`, `h`, `s` a date shows, and `+` for hours beyond 24; empty for a number."""


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Return what `code` means; a code with scaling, fractions or powers means the value as it is."""
    # 18.8.31: up to four sections, for positive, negative, zero and text; the first is enough.
    plain = _LITERAL.sub("", code).split(";")[0].strip().lower()
    if "general" in plain or "@" in plain or "e+" in plain or "e-" in plain:
        return NumberFormat()
    if parts := _date_parts(plain):
        return NumberFormat(date=parts)
    # Unquoted Chinese letters, currencies, signs, brackets of negative numbers are no pattern either.
    match = _NUMBER.fullmatch(re.sub(r"[^\x21-\x7e]|[$()+-]", "", plain))
    # A comma behind the digits divides by a thousand, and 12 is not what is meant by 12345.
    if match is None or re.search(r",(?![#0?])", plain):
        return NumberFormat()
    places = match["decimals"] or ""
    return NumberFormat((places.count("0"), len(places)), bool(match["percent"]))


def _date_parts(plain: str) -> frozenset[str]:
    # 18.8.31: `e` is a year too; the `m` of am/pm is no month.
    letters = frozenset(plain.replace("am/pm", "").replace("e", "y"))
    parts = letters & frozenset("ymdhs")
    if parts & {"h", "s"} and not parts & {"y", "d"}:
        parts -= {"m"}  # these are minutes
    return parts | {"+"} if _ELAPSED.search(plain) else parts


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
    scaled = value * 100 if form.percent else value
    least, most = form.decimals or (0, max(0, -int(scaled.as_tuple().exponent)))
    rounded = scaled.quantize(Decimal((0, (1,), -most)), ROUND_HALF_UP, _WIDE)
    digits = f"{rounded or abs(rounded):f}"
    whole, point, fraction = digits.partition(".")
    kept = fraction[:least] + fraction[least:].rstrip("0")
    return whole + (point + kept if kept else "") + ("%" if form.percent else ""), rounded != scaled


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
    if not form.date & {"y", "m", "d"} or "+" in form.date:
        return clock
    try:
        shown = start + timedelta(days=seconds // 86400)
    except OverflowError:
        return None
    day = f"{shown.day}日" if "d" in form.date else ""
    return f"{shown.year}年{shown.month}月{day}" + (f" {clock}" if "h" in form.date else "")
