"""Periods are years, however people write them."""

import re

from qreport.text.names import fold
from qreport.text.regex import regex

# `2021`, `2021年`, `2021学年度`, folded before; not `21年`, not `2021级`, not `2021-2022学年`.
_YEAR = regex("((?:19|20)[0-9]{2})(?:年|年度|学年|学年度)?")
# What a heading may say of a year besides: `2021年8月31日`, `截至2021-08-31`, `2021年末`, `2021年实际数`.
_HEADED = regex(
    "(?:截至|截止到?|其中)?((?:19|20)[0-9]{2})(?:年|年度|学年|学年度)?"
    "(?:[-/.年]?(?:0?[1-9]|1[0-2])[-/.月](?:[0-3]?[0-9]日?)?)?"
    "(?:底|末|初|全年|数|数据|数值|数量|情况|值|实际|实际数|实际值|完成|完成数|完成情况|统计|填报)?"
)
# `2020-2021学年`, `2020—2021`, `2020至2021学年度`, `2020/2021学年`, `2020-21学年`.
_SPAN = regex("((?:19|20)[0-9]{2})(?:学年|年)?(?:-|—+|–|~|/|至)((?:19|20)?[0-9]{2})(?:学年|学年度|年|年度)?")
# `上年`, `去年`, `上一学年度`, `本年数`, `前年`; how many years before the report's.
_RELATIVE = (
    (0, "本年|今年|当年|本年度|今年度|本学年|本学年度|本期|本年末|报告年度|报告年"),
    (1, "上年|去年|上年度|上一年|上一年度|上学年|上学年度|上一学年|上一学年度|上期|上年末|上年同期|去年同期"),
    (2, "前年|前年度"),
)
# `2020年秋季`, `2020秋`, `2021年春季学期`, `2021年上半年`, `2020年下半年`.
_SEASON = regex("((?:19|20)[0-9]{2})年?度?(春|秋|上半年|下半年)")
# `2020-2021学年第一学期`, `2020—2021学年度上学期`, `2020-2021-2`, `2020-2021学年(2)`.
_TERM = regex(
    "((?:19|20)[0-9]{2})(?:-|—+|–|~|/|至)(?:19|20)?[0-9]{2}(?:学年度?)?[-(]?第?(一|二|上|下|1|2)\\)?(?:学期)?"
)
_KINDS = "(?:数|数据|数值|数量|值|实际|实际数|实际值|完成数|情况)?"


def period_before(period: str) -> str:
    """Return the year before; `` for a period that is no year."""
    return str(int(period) - 1) if period.isdecimal() and period.isascii() else ""


def month_number(month: str) -> int:
    """Return how many months after year 0 the month `2021-09` is: the difference of two is their distance."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def year_of(text: str) -> str | None:
    """Return `2021` for `2021`, `2021年` or `２０２１ 年度`; None for anything else."""
    match = _YEAR.fullmatch(fold(text))
    return match.group(1) if match else None


def headed_year(text: str) -> str | None:
    """Return the year that heads a column: also `2021` for `2021年8月31日` and `2021年实际数`."""
    if not text[:4].isdecimal() and not text.startswith(("截", "其")):
        return None
    match = _HEADED.fullmatch(fold(text))
    return match.group(1) if match else None


def years_before(text: str) -> int | None:
    """Return how many years before that of the report `text` means: 0 for 本年, 1 for 上年数; else None."""
    plain = fold(text)
    return next((back for back, words in _RELATIVE if re.fullmatch(f"(?:{words}){_KINDS}", plain)), None)


def school_year(text: str) -> tuple[str, str] | None:
    """Return `("2020", "2021")` for `2020-2021学年`; None for anything else, also for years apart."""
    match = _SPAN.fullmatch(fold(text))
    if match is None:
        return None
    first, last = match[1], match[1][:2] * (len(match[2]) == 2) + match[2]
    return (first, last) if int(last) == int(first) + 1 else None


def term_years(text: str) -> tuple[str, ...]:
    """Return the years whose date of counting, in autumn, a term stands at or between; () for no term.

    `2020年秋季` gives `("2020",)`, `2021年春季` and `2020-2021学年第二学期` give `("2020", "2021")`.
    """
    plain = fold(text)
    season, term = _SEASON.match(plain), _TERM.match(plain)
    if season:
        year, is_autumn = int(season[1]), season[2] in ("秋", "下半年")
        return (str(year),) if is_autumn else (str(year - 1), str(year))
    if term:
        year, is_autumn = int(term[1]), term[2] in ("一", "上", "1")
        return (str(year),) if is_autumn else (str(year), str(year + 1))
    return ()
