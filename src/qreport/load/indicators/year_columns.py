"""Years in the wrong columns: exchanged, one too late, in another order than elsewhere, pasted twice."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from qreport.load.indicators.sheets import Cause, Part, Sheet, first_of
from qreport.model.finding import Finding
from qreport.problems.cells import COLUMN_COPIED, YEAR_COLUMNS, YEAR_ORDER

_FEWEST = 3
"""So many figures do not agree with those of another year by chance."""
_MOST = Decimal("0.8")
"""Of those that can be compared, so many must agree."""
_DIGITS = 3
_COPIED = 6
"""So many figures of three digits or more do not stay the same by chance, not even those of buildings."""


def exchanged(sheet: Sheet) -> Iterator[Cause]:
    """Yield the table whose figures are those that other tables have for another year."""
    years = sorted(sheet.columns)
    for first, second in pairwise(years):
        swap = {first: second, second: first}
        if not _fits(sheet, swap):
            continue
        message = (
            f"{first} 年和 {second} 年两列好像对调了："
            f"这张表 {first} 年的数，别的表写在 {second} 年，反过来也一样"
        )
        head = first_of(sheet, first), first_of(sheet, second)
        finding = YEAR_COLUMNS.at(*head, message=message, found=f"{first}、{second}", period=second)
        places = frozenset(fact.location for fact in sheet.facts if fact.location)
        proofs = (
            sheet.against(fact.indicator, fact.group, swap.get(fact.period, "")) for fact in sheet.facts
        )
        yield Cause(finding, sheet.part, places, frozenset().union(*proofs))
        return


def _fits(sheet: Sheet, swap: Mapping[str, str]) -> bool:
    """Whether the figures agree with those of others for the years `swap` gives, and not for their own."""
    own, other = [], []
    for fact in sheet.facts:
        moved = swap.get(fact.period)
        here = sheet.agrees(fact, fact.indicator, fact.period)
        there = sheet.agrees(fact, fact.indicator, moved) if moved else None
        # A figure that is the same in both years says nothing.
        if there is not None and here != there:
            own.append(bool(here))
            other.append(there)
    return sum(other) >= _FEWEST and sum(other) >= _MOST * len(other) and sum(own) < sum(other)


def late(sheets: Mapping[Part, Sheet], current: str) -> Iterator[Finding]:
    """Yield the table whose years are all one too late, while others end with the year of the report."""
    ends = {part: max(fact.period for fact in sheet.facts) for part, sheet in sheets.items()}
    after = str(int(current) + 1) if current.isdecimal() else ""
    for table, last in ends.items():
        others = [end for other, end in ends.items() if other != table]
        sheet = sheets[table]
        if last == after and sheet.columns and others and all(end != after for end in others):
            years = "、".join(f"{year} 年" for year in sorted(sheet.columns))
            message = (
                f"这张表的年份是{years}，别的表到 {current} 年为止，报告的数据年份也是 {current} 年："
                "像是晚写了一年"
            )
            places = [first_of(sheet, year) for year in sorted(sheet.columns)]
            yield YEAR_COLUMNS.at(*places, message=message, found=last, expected=current, period=last)


def other_order(sheets: Mapping[Part, Sheet]) -> Iterator[Finding]:
    """Yield the only tables whose years run the other way than those of most others, unproved by any copy."""
    falling = {table: _falls(sheet) for table, sheet in sheets.items() if sheet.columns}
    few = [table for table, falls in falling.items() if falls == (sum(falling.values()) * 2 < len(falling))]
    if len(falling) < _FEWEST or len(few) * 2 >= len(falling):
        return
    for table in few:
        sheet = sheets[table]
        proofs = sum(bool(sheet.agrees(fact, fact.indicator, fact.period)) for fact in sheet.facts)
        if proofs < _FEWEST:
            years = sorted(sheet.columns, key=lambda year: sheet.columns[year])
            message = (
                f"这张表的年份从左到右是{'、'.join(years)}，别的表正好反过来：表头的年份或下面的数像是写反了"
            )
            yield YEAR_ORDER.at(*(first_of(sheet, year) for year in years), message=message)


def _falls(sheet: Sheet) -> bool:
    years = sorted(sheet.columns)
    return sheet.columns[years[0]] > sheet.columns[years[-1]]


def copied(sheet: Sheet, current: str) -> Iterator[Finding]:
    """Yield the table whose figures of the report's year are those of the year before, one and all."""
    before = str(int(current) - 1) if current.isdecimal() else ""
    figures: dict[str, dict[tuple[str, str], Decimal]] = {before: {}, current: {}}
    for fact in sheet.facts:
        # Figures such as 0, 14 or 200 recur.
        if fact.period in figures and fact.value and len(fact.value.normalize().as_tuple().digits) >= _DIGITS:
            figures[fact.period][fact.indicator, fact.group] = fact.value
    both = figures[current].keys() & figures[before].keys()
    if len(both) >= _COPIED and all(figures[current][each] == figures[before][each] for each in both):
        message = (
            f"{before} 年和 {current} 年两列的数一模一样（{len(both)} 个都相同），像是上年的一列粘贴了两次"
        )
        yield COLUMN_COPIED.at(
            first_of(sheet, current), first_of(sheet, before), message=message, period=current
        )
