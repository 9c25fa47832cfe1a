"""Number formats: how a stored number or date looks in its cell.

Number format codes, as Excel and WPS write them: `#,##0.00`, `[>=10000]0!.0,"万";0`, `yyyy"年"m"月"`.
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from msgspec import Struct

from qreport.model.units import UNITS, find_unit
from qreport.text.regex import regex

_WIDE = Context(prec=2100)
"""Wide enough for every number that `_STORED` lets in, written out in full."""
# A double as XML Schema writes it: `-1.5E-3`, `.5`, `12.`; with bounds, so that no exponent fills the memory.
_STORED = regex(r"[-+]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][-+]?\d{1,3})?", re.ASCII)
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


Fits = Callable[[Decimal], bool]
Sections = tuple[tuple[Fits, NumberFormat], ...]

# "人", \x or !x (a letter as it is), _x (its width) and *x (repeated), [Red] or [>=1000], any other letter.
_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<kept>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<letter>.)', re.DOTALL
)
# [h]:mm counts beyond 24 hours.
_ELAPSED = regex(r"[hms]+", re.IGNORECASE)
# `>=1000`, `<1`; not `Red`, `$-804`.
_CONDITION = regex(r"(?P<sign><=|>=|<>|<|>|=)\s*(?P<number>-?\d{1,15}(?:\.\d{1,15})?)")
_SIGNS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
_SHOWS = regex("[0#a-z]")
_POINT = "|"
"""Stands for a point that is no decimal point but a letter among the digits."""
# `#,##0.00`, `0%`, `0.0#`, `0|0,` for the code `0!.0,`; not `# ?/?`. A comma behind digits divides by 1000.
_NUMBER = regex(
    r"[#0?,]*[#0?](?P<thousands>,*)(?:\|(?P<fixed>[#0?]+))?(?P<more>,*)"
    r"(?:\.(?P<decimals>[#0?]*))?(?P<most>,*)(?P<percent>%?)"
)
# 人 and 所 say nothing of the size of a number; 万 and ‰ do, and so do units that are converted.
_SCALES = ("万", "亿", "千", "百万", "%", "％", "‰")
_CONVERTED = frozenset(unit.kind for unit in UNITS if unit.factor != 1)
_WEEKDAY = regex("a{3,}|d{3,}")


@lru_cache(maxsize=1024)
def sections_of(code: str) -> Sections:
    """Return the sections of `code`, each with the numbers that it is for.

    A code with fractions or powers means the value as it is.
    """
    parts = list(_split(code))
    # 18.8.31: up to four sections; the fourth is for text.
    numbers = parts[:3]
    conditions = [condition for condition, _, _ in numbers]
    forms = [_section(pattern, unit) for _, pattern, unit in numbers]
    return tuple(
        # Where only a dash or nothing stands for a number, it has the digits of the first section.
        (condition or _usual(at, conditions), form if _SHOWS.search(pattern) else forms[0])
        for at, ((condition, pattern, _), form) in enumerate(zip(numbers, forms, strict=True))
    )


def _usual(at: int, conditions: Sequence[Fits | None]) -> Fits:
    """Return which numbers a section without condition is for: positive, negative, all others."""
    if at == len(conditions) - 1:
        return lambda _: True
    if at == 1:
        return lambda value: value < 0
    return (lambda value: value > 0) if len(conditions) > 2 else (lambda value: value >= 0)


def _split(code: str) -> Iterator[tuple[Fits | None, str, str]]:
    """Yield the condition, the pattern without its literal text, and the literal text at the end."""
    condition: Fits | None = None
    pattern = unit = ""
    for token in _TOKEN.finditer(code):
        letter, bracket = token["letter"], token["bracket"]
        literal = token["quoted"] or token["kept"] or ""
        if letter == ";":
            yield condition, pattern, unit
            condition, pattern, unit = None, "", ""
        elif bracket is not None and _ELAPSED.fullmatch(bracket):
            pattern += f"[{bracket.lower()}]"
        elif bracket is not None:
            condition = condition_of(bracket) or condition
        elif letter and letter.isascii():
            pattern, unit = pattern + letter.lower(), unit if letter.isspace() else ""
        elif literal in (".", "．"):
            pattern += _POINT
        else:
            unit += letter or literal
    yield condition, pattern, unit


def condition_of(bracket: str) -> Fits | None:
    """Return which numbers `>=1000` is for; None for what is no condition."""
    match = _CONDITION.fullmatch(bracket.strip())
    if match is None:
        return None
    holds, limit = _SIGNS[match["sign"]], Decimal(match["number"])
    return lambda value: holds(value, limit)


def _section(pattern: str, literal: str) -> NumberFormat:
    plain, unit = pattern.strip(), unit_of(literal.strip())
    if "general" in plain or "@" in plain or "e+" in plain or "e-" in plain:
        return NumberFormat(unit=unit)
    if parts := _date_parts(plain):
        return NumberFormat(date=parts)
    # Currencies, signs and the brackets of negative numbers are no pattern.
    match = _NUMBER.fullmatch(re.sub(r"[^\x21-\x7e]|[$()+-]", "", plain))
    if match is None:
        return NumberFormat(unit=unit)
    fixed, places = len(match["fixed"] or ""), match["decimals"] or ""
    commas = len(match["thousands"] + match["more"] + match["most"])
    decimals = (fixed + places.count("0"), fixed + len(places))
    return NumberFormat(decimals, bool(match["percent"]), shift=3 * commas + fixed, unit=unit)


def unit_of(literal: str) -> str:
    """Return `literal` when the value cannot be told without it: 万, 万人, 亿元, %; else nothing."""
    known = find_unit(literal)
    tells = literal.startswith(_SCALES) or (known is not None and known.kind in _CONVERTED)
    return literal if tells else ""


def _date_parts(plain: str) -> frozenset[str]:
    # 18.8.31: `e` is a year too; the `m` of am/pm is no month; `aaaa` and `dddd` are days of the week.
    bare = plain.replace("am/pm", "").replace("e", "y")
    letters = frozenset(_WEEKDAY.sub("", bare))
    parts = letters & frozenset("ymdhs")
    if parts & {"h", "s"} and not parts & {"y", "d"}:
        parts -= {"m"}  # these are minutes
    if not parts and _WEEKDAY.search(bare):
        return frozenset("w")
    return parts | {"+"} if "[" in plain else parts
