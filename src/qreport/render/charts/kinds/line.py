"""Lines over three or more periods: how something developed, up to five things of one unit.

Categories: the lines, named at their right ends. Series: the periods from left to right, oldest first.
For two periods take `slope`, `columns` or `panels`. A missing value is a gap,
marked in its place; between values that do not compare the line is broken.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, known, spread, value_text, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.scale import Scale, tick_text, ticks
from qreport.render.charts.style import (
    LEADING,
    LEAST,
    MUTED,
    NO_DATA,
    PALE,
    PAPER,
    RULE,
    TEXT,
    VALUE,
    Fill,
    Look,
    Stroke,
    Style,
)
from qreport.render.charts.traces import RADIUS, Trace, height_at, write_values

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="line",
    categories=("全日制在校生数", "招生数", "毕业生数"),
    series=(
        Series("2018年", (Decimal(6120), Decimal(2210), Decimal(1980)), ("6120", "2210", "1980")),
        Series("2019年", (Decimal(7015), Decimal(2794), None), ("7015", "2794", "")),
        Series("2020年", (Decimal(7948), Decimal(3102), Decimal(2400)), ("7948", "3102", "2400")),
        Series("2021年", (Decimal(9527), Decimal(3885), Decimal(2245)), ("9527", "3885", "2245")),
    ),
    unit="人",
)

_WIDEST = 0.3
"""Most of the width that the names of the lines may take."""
_GAP = 5.0
# Points; a longer name of a period is set in lines.
_WIDEST_PERIOD = 48.0
# About so many steps has the axis; the plot is at least 90 points high.
_TICKS = 4
_LEAST_PLOT = 90.0


class _Grid(Struct, frozen=True):
    """The place of the plot and its scale."""

    columns: tuple[float, ...]
    """Where the periods stand."""
    scale: Scale
    marks: tuple[Decimal, ...]
    left: float
    right: float


@chart_kind("line", "折线图", EXAMPLE, series=(2, 30), categories=(1, 5), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """三个以上年份的走势，至多五条同单位的线。

    类别是各条线，名称写在线的右端；系列是从左到右的年份。缺的数留空，不连过去；
    前后不可比的年份之间断开，画两条斜线。
    两个年份请用 slope、columns 或 panels。
    """
    names = _names(canvas, model)
    marks = _marks(model)
    top = header(canvas, model.unit, note=_note(model, marks))
    periods = _periods(model)
    heights = [len(lines) * TEXT * LEADING + 2 for lines in names]
    below = max(len(lines) for lines in periods) * TEXT * LEADING + _GAP + EDGE
    bottom = canvas.at_least(top + max(sum(heights), _LEAST_PLOT) + below) - below
    grid = _grid(canvas, model, names, Scale(marks[0], marks[-1], bottom, top + VALUE), marks)
    _paint_grid(canvas, grid, periods)
    traces = [_trace(model, number, grid, style) for number in range(len(names))]
    for trace in traces:
        trace.paint(canvas)
    ends = [trace.points[-1][1] if trace.points else bottom for trace in traces]
    for lines, middle in zip(names, spread(ends, heights, top, bottom + _GAP), strict=True):
        canvas.write((grid.right + _reach(model), middle), lines, Look())
    write_values(canvas, traces, bottom)


def _names(canvas: Canvas, model: ChartModel) -> list[tuple[str, ...]]:
    """Return the names at the ends of the lines; a line without any value is told there."""
    empty = [
        all(series.values[number] is None for series in model.series)
        for number in range(len(model.categories))
    ]
    names = [
        f"{name}（{NO_DATA}）" if each else name for name, each in zip(model.categories, empty, strict=True)
    ]
    return [wrap(name, canvas.width * _WIDEST, lambda text: width_of(text, TEXT)) for name in names]


def _note(model: ChartModel, marks: Sequence[Decimal]) -> str:
    notes = [f"纵轴从{tick_text(marks[0])}开始"] if marks[0] > 0 else []
    return "；".join([*notes, "“//”前后的数不可比"] if model.breaks else notes)


def _marks(model: ChartModel) -> tuple[Decimal, ...]:
    """Return the marks of the axis: from zero unless all values lie close together far above it."""
    values = known(model) or (Decimal(0),)
    low, high = min(values), max(values)
    # From zero unless that leaves the lower half empty.
    if 0 <= low < high / 2 or low == high:
        low = min(low, Decimal(0))
    return ticks(low, high if high > low else low + 1, _TICKS)


def _grid(
    canvas: Canvas,
    model: ChartModel,
    names: Sequence[Sequence[str]],
    scale: Scale,
    marks: tuple[Decimal, ...],
) -> _Grid:
    left = EDGE + max(width_of(tick_text(mark), LEAST) for mark in marks) + 5
    right = (
        canvas.width - EDGE - _reach(model) - max(width_of(line, TEXT) for lines in names for line in lines)
    )
    wide = max(width_of(line, TEXT) for lines in _periods(model) for line in lines)
    first, last = left + wide / 2, min(right - RADIUS, canvas.width - EDGE - wide / 2)
    step = (last - first) / (len(model.series) - 1)
    return _Grid(tuple(first + step * at for at in range(len(model.series))), scale, marks, left, right)


def _reach(model: ChartModel) -> float:
    """Return the distance from the last period to the names: wider where a gap is marked there."""
    return 8 + (width_of(NO_DATA, VALUE) / 2 if None in model.series[-1].values else 0)


def _periods(model: ChartModel) -> list[tuple[str, ...]]:
    """Return the names below the plot."""
    return [wrap(series.name, _WIDEST_PERIOD, lambda text: width_of(text, TEXT)) for series in model.series]


def _paint_grid(canvas: Canvas, grid: _Grid, periods: Sequence[Sequence[str]]) -> None:
    for mark in grid.marks:
        y = grid.scale(mark)
        canvas.line([(grid.left, y), (grid.right, y)], Stroke(PALE if mark != grid.marks[0] else RULE))
        canvas.write((grid.left - 5, y), tick_text(mark), Look(LEAST, MUTED, "right"))
    widest = max(width_of(line, TEXT) for lines in periods for line in lines) + 4
    every = max(1, math.ceil(widest / (grid.columns[1] - grid.columns[0])))
    # Counted back from the last period, which always keeps its name.
    for x, lines in list(zip(grid.columns, periods, strict=True))[::-1][::every]:
        block = grid.scale.start + _GAP + len(lines) * TEXT * LEADING / 2
        canvas.write((x, block), lines, Look(align="center"))


def _trace(model: ChartModel, number: int, grid: _Grid, style: Style) -> Trace:
    values = [series.values[number] for series in model.series]
    spots = tuple((x, height_at(values, at, grid.scale)) for at, x in enumerate(grid.columns))
    color = style.colors[number % len(style.colors)]
    # Every other line with hollow dots: lines are told apart in grey print, too.
    dot = Fill(PAPER if number % 2 else color)
    labels = tuple(value_text(series, number) for series in model.series)
    present = tuple(value is not None for value in values)
    broken = frozenset(period for category, period in model.breaks if category == number)
    return Trace(spots, present, labels, Stroke(color, 1.8), dot, broken)
