"""The numbers of a chart by category and series, in the order in which they are shown.

Where the years of a chart do not compare: the places in its course, and the notes that say why.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from qreport.compose.charts.chart_values import SHOWS, Absent, Asked, Figure, sum_of
from qreport.compose.values.composition import Composition
from qreport.compose.values.figures import Value
from qreport.compose.values.records import years_of
from qreport.compose.words.years import step_from
from qreport.model.charts import ChartData, ChartItem, ChartSpec
from qreport.model.facts import UNNAMED
from qreport.model.indicator import Indicator
from qreport.problems.composing import BROKEN_TABLE

# Also the name that a pack gives such a category itself: both are summed up in one.
OTHERS = "其他"

Entry = Figure | Absent


class ChartGrid(Struct, frozen=True):
    """Categories, series, and what stands where they cross."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    entries: Mapping[tuple[str, str], Entry]
    """By category and series; where there is nothing at all there is no entry."""
    indicators: Mapping[str, Indicator]
    """The indicator of each category; none for 其他."""
    years: Mapping[str, str] = field(default_factory=dict)
    """The year of each series, oldest first; empty where the series are no single years in their order."""

    def entry(self, category: str, series: str) -> Entry | None:
        """Return what stands there."""
        return self.entries.get((category, series))

    def figure(self, category: str, series: str) -> Figure | None:
        """Return the number that stands there, or None."""
        entry = self.entry(category, series)
        return entry if isinstance(entry, Figure) else None

    def figures(self) -> list[Figure]:
        """Return every number."""
        found = (self.figure(category, series) for category in self.categories for series in self.series)
        return [figure for figure in found if figure]

    def without(self, categories: Iterable[str]) -> "ChartGrid":
        """Return the grid without some categories."""
        gone = set(categories)
        return replace(self, categories=tuple(each for each in self.categories if each not in gone))


def chart_grid(composition: Composition, spec: ChartSpec) -> ChartGrid:
    """Return the numbers of `spec`; an indicator that does not exist is reported and left out."""
    data = spec.data
    grid = (
        _of_groups(composition, spec, data.groups_of) if data.groups_of else _of_indicators(composition, spec)
    )
    return _arranged(grid, data)


def _of_indicators(composition: Composition, spec: ChartSpec) -> ChartGrid:
    periods = _periods(composition, spec.data)
    found: dict[str, Indicator] = {}
    for item in map(_item, spec.data.indicators):
        indicator = _indicator(composition, spec, item.indicator)
        if indicator:
            found[item.label or indicator.name] = indicator
    show = SHOWS[spec.data.show]
    entries = {
        (label, name): show(composition, Asked(indicator, period))
        for label, indicator in found.items()
        for name, period in periods.items()
    }
    return ChartGrid(tuple(found), tuple(periods), entries, found, _course(periods))


def _course(periods: Mapping[str, str]) -> Mapping[str, str]:
    years = list(periods.values())
    return periods if years == sorted(years) else {}


def _of_groups(composition: Composition, spec: ChartSpec, code: str) -> ChartGrid:
    """Groups `a` are categories with a series a period; of groups `a/b` each b is a series."""
    indicator = _indicator(composition, spec, code)
    entries: dict[tuple[str, str], Entry] = {}
    periods = _periods(composition, spec.data)
    if indicator:
        for name, period in periods.items():
            for fact in composition.facts.groups(code, period):
                category, split, part = fact.group.partition("/")
                entry = SHOWS[spec.data.show](composition, Asked(indicator, period, fact.group))
                entries[category, part if split else name] = entry
    categories = tuple(dict.fromkeys(category for category, _ in entries))
    series = tuple(dict.fromkeys(part for _, part in entries))
    # No row is 0 rows where all rows are listed; elsewhere it is unknown.
    if indicator and spec.data.show == "value" and _lists_everything(composition, indicator):
        for place in itertools.product(categories, series):
            entries.setdefault(place, Figure(Decimal(0), "0"))
    if "all" in spec.data.periods and set(series) <= set(periods):
        series = tuple(periods)  # a year without any group is a gap, and shown
    return ChartGrid(categories, series, entries, dict.fromkeys(categories, indicator) if indicator else {})


def _lists_everything(composition: Composition, indicator: Indicator) -> bool:
    """Whether a group without rows is known to be 0: measured from a record set that is no mere selection."""
    schema = composition.pack.record_schemas.get(indicator.measure.record_set) if indicator.measure else None
    return schema is not None and schema.complete


def _periods(composition: Composition, data: ChartData) -> dict[str, str]:
    """Return the years by the names of their series."""
    codes = [data.groups_of] if data.groups_of else [_item(each).indicator for each in data.indicators]
    years = years_of(composition, data.periods, codes)
    suffix = "比上年" if data.show == "change" else ""
    return {composition.wording.period.replace("{period}", year) + suffix: year for year in years}


def _item(item: ChartItem | str) -> ChartItem:
    return ChartItem(indicator=item) if isinstance(item, str) else item


def _indicator(composition: Composition, spec: ChartSpec, code: str) -> Indicator | None:
    indicator = composition.pack.indicators.get(code)
    if indicator is None:
        message = f"图“{spec.id}”用到的指标“{code}”不在指标体系里"
        composition.report(BROKEN_TABLE.at(composition.origin("chart", spec.id), message=message))
    return indicator


def _arranged(grid: ChartGrid, data: ChartData) -> ChartGrid:
    grid = replace(grid, series=_in_order(grid.series, data.order))
    if data.sort == "none":
        grid = replace(grid, categories=_in_order(grid.categories, data.order))
    else:
        grid = replace(grid, categories=_sorted(grid, descending=data.sort == "descending"))
    return _top(grid, data) if data.top else grid


def _in_order(names: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    # What the pack does not order follows as it comes.
    first = [name for name in order if name in names]
    return (*first, *(name for name in names if name not in first))


def _sorted(grid: ChartGrid, *, descending: bool) -> tuple[str, ...]:
    """By the sum over the series; rows that do not say their group, then what has no number, stand last."""

    def rank(category: str) -> tuple[bool, bool, Decimal]:
        figures = [figure for each in grid.series if (figure := grid.figure(category, each))]
        total = sum_of(figures).value
        # Negated instead of reversed, so that both groups at the end stay there.
        return (not figures, category == UNNAMED, -total if descending else total)

    return tuple(sorted(grid.categories, key=rank))


def _top(grid: ChartGrid, data: ChartData) -> ChartGrid:
    """Keep the first ones; the values of the others, and of one itself called 其他, are summed up."""
    named = [each for each in grid.categories if each != OTHERS]
    kept = named[: data.top]
    rest = [each for each in grid.categories if each not in kept]
    if data.show != "value" or not rest:
        return grid.without(rest)
    entries = dict(grid.entries)
    for series in grid.series:
        parts = [entry for each in rest if (entry := grid.entry(each, series))]
        figures = [part for part in parts if isinstance(part, Figure)]
        # A part that is unknown makes the sum unknown.
        whole = len(figures) == len(parts)
        entries[OTHERS, series] = sum_of(figures) if whole and parts else Absent("缺数据")
    return replace(grid, categories=(*kept, OTHERS), entries=entries)


_A_COURSE = 3
"""From so many years on a chart shows a course; two values stand beside each other without being joined."""


class Broken(Struct, frozen=True):
    """A value that does not compare with the one before it."""

    category: int
    series: int
    note: str


def broken(composition: Composition, grid: ChartGrid) -> Iterator[Broken]:
    """Yield the breaks in the courses of `grid`; none where its series are no years, or too few."""
    if len(grid.years) < _A_COURSE:
        return
    for number, category in enumerate(grid.categories):
        # Over gaps as well: a line goes on from the last value that is there.
        known = [at for at, series in enumerate(grid.series) if grid.figure(category, series)]
        for earlier, later in pairwise(known):
            before, year = (grid.years[grid.series[at]] for at in (earlier, later))
            value = Value(composition, grid.indicators[category], year)
            if why := step_from(value, before).why_not:
                yield Broken(number, later, f"{category}{grid.series[later]}与之前的数不可比：{why}。")
