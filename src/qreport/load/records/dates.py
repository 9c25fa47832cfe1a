"""Dates as people write them in detail tables: a day, a month, or a span of them."""

import re
from calendar import monthrange

from qreport.load.grids.cell_faults import CellFault
from qreport.problems.reading import WRONG_DATE
from qreport.text.characters import shown
from qreport.text.names import fold
from qreport.text.regex import regex

_FORMS = "2021年8月、2021年8月1日、2021-08 或 2020年12月11日至13日"
_WHOLE = (
    # `2021年8月`, `2021年8月1日`.
    regex("([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?"),
    # `2021-08`, `2021/8/1`, `2021.8.1`.
    regex("([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?"),
)
# `13日`, `8月`, `9月13日`, `2021年1月`.
_REST = regex("(?:(?:([0-9]{4})年)?([0-9]{1,2})月)?(?:([0-9]{1,2})日)?")
"""The end of a span, which leaves out what it shares with the beginning."""
# `2020年12月11日至13日`, `2020.9—2021.7`, `11日-13日`, `2020-09-2021-07`; not the hyphen of `2021-08-01`.
_TO = regex("至|到|~|—+|–|(?<=[日月])-|-(?=[0-9]{4}[-/.年])")

Parts = tuple[int, int, int | None]
"""Year, month and day; a month has no day."""


def check_date(text: str) -> str:
    """Return `text` as typed when it is a day, a month or a span; raise `CellFault` for nonsense."""
    first, *rest = _TO.split(fold(text))
    start = _whole(first)
    if start is None or len(rest) > 1:
        raise CellFault(WRONG_DATE, f"“{shown(text)}”看不出是哪一天或哪个月", _FORMS, text)
    _check(start, text)
    if rest:
        end = _whole(rest[0]) or _end(rest[0], start)
        if end is None:
            raise CellFault(WRONG_DATE, f"“{shown(text)}”看不出到哪一天为止", _FORMS, text)
        _check(end, text)
        # A month ends at its end and begins at its beginning, so `8月15日至8月` is in order.
        if (end[0], end[1], end[2] or 31) < (start[0], start[1], start[2] or 1):
            raise CellFault(WRONG_DATE, f"“{shown(text)}”的结束早于开始", found=text)
    return text


def _whole(text: str) -> Parts | None:
    match = next((found for form in _WHOLE if (found := form.fullmatch(text))), None)
    return _numbers(match) if match else None


def _numbers(match: re.Match[str]) -> Parts:
    return int(match[1]), int(match[2]), int(match[3]) if match[3] else None


def _end(text: str, start: Parts) -> Parts | None:
    match = _REST.fullmatch(text) if text else None
    if match is None:
        return None
    year = int(match[1]) if match[1] else start[0]
    month = int(match[2]) if match[2] else start[1]
    return year, month, int(match[3]) if match[3] else None


def _check(parts: Parts, text: str) -> None:
    year, month, day = parts
    if not 1 <= month <= 12:
        raise CellFault(WRONG_DATE, f"“{shown(text)}”：没有 {month} 月", found=text)
    if not 1900 <= year <= 2100:
        raise CellFault(WRONG_DATE, f"“{shown(text)}”：年份 {year} 不合理", found=text)
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise CellFault(WRONG_DATE, f"“{shown(text)}”：{year}年{month}月没有 {day} 日", found=text)
