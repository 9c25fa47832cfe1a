"""Where the years of a chart do not compare: the places in its course, and the notes that say why."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from qreport.compose.charts.chart_grid import ChartGrid
from qreport.compose.values.composition import Composition
from qreport.compose.values.figures import Value
from qreport.compose.words.years import step_from

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
