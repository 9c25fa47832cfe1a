"""Months as dates in tables and chapters name them."""

from collections.abc import Iterator

from qreport.text.names import fold
from qreport.text.regex import regex

Month = tuple[int, int]
"""Year and month."""

# 2021年9月, 2021-09, 2021.9.1 or 2021/9; not the numbers 2021.5% and 2021.955.
_WRITTEN = regex(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?!\d)(?=月|[-/.]\d|$|[^\d.%])")
# 至11月, -2022年1月: the end of a span, whose year may be left out.
_LATER = regex(r"(?:至|到|~|-|—)(?:((?:19|20)\d\d)年)?(\d{1,2})月")
# As rules write it: 上年9月, 本年8月.
_NAMED = regex(r"(上年|本年)(\d{1,2})月")
PUBLISHED = "发布月份"


def months_in(text: str) -> Iterator[Month]:
    """Yield the months that a date of a table names: the first, and that of the end of a span."""
    flat = fold(text)
    start = _WRITTEN.search(flat)
    if start is None:
        return
    year, month = int(start[1]), int(start[2])
    yield year, month
    end = _LATER.search(flat, start.end())
    if end:
        yield int(end[1] or year), int(end[2])


def month_of(words: str, data_year: int, issued: str) -> Month | None:
    """Return the month that `上年9月`, `本年8月` or `发布月份` stands for; None for other words."""
    if words == PUBLISHED:
        return issued_month(issued)
    match = _NAMED.fullmatch(words)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return data_year - (match[1] == "上年"), int(match[2])


def issued_month(issued: str) -> Month:
    """Return the month of issue, `2021-11`, as numbers."""
    year, _, month = issued.partition("-")
    return int(year), int(month)


def month_text(month: Month) -> str:
    """Return `2021年9月`."""
    return f"{month[0]}年{month[1]}月"
