"""Upright bars from zero in groups: for a few categories with short names.

Categories: the groups. Series: the bars of a group, e.g. two periods, up to five. Where the names or
values do not fit side by side, the chart is drawn with horizontal bars instead.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, series_keys, short_gap, value_look, value_text, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import paint_horizontal
from qreport.render.charts.scale import Box, Scale, extent
from qreport.render.charts.style import LEADING, RULE, TEXT, VALUE, Fill, Look, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="columns",
    categories=("全日制在校生", "毕业生", "获得技能等级证书"),
    series=(
        Series("2020年", (Decimal(7948), Decimal(2400), Decimal(191)), ("7948", "2400", "191")),
        Series("2021年", (Decimal(9527), Decimal(2245), None), ("9527", "2245", "")),
    ),
    unit="人",
)

# Points: few groups stand together instead of far apart.
_WIDEST_GROUP = 125.0
_THICKEST = 34.0
# Of a name below its group; with more the chart becomes one of rows.
_MOST_LINES = 3
_NARROWEST_NAME = 3.2 * TEXT
"""Narrower, a name would be set one letter above the other."""
_PLOT = 90.0
"""Least height of the bars, in points."""


class _Plan(Struct, frozen=True):
    """Where the groups stand."""

    left: float
    group: float
    """Width of a group with its share of free space."""
    pitch: float
    """From one bar of a group to the next."""
    names: tuple[tuple[str, ...], ...]

    def center(self, number: int) -> float:
        """Return the middle of a group."""
        return self.left + self.group * (number + 0.5)

    def place(self, number: int, which: int, bars: int) -> tuple[float, float]:
        """Return left edge and width of a bar."""
        return self.center(number) + self.pitch * (which - bars / 2), self.pitch - (1 if bars > 1 else 0)


@chart_kind("columns", "柱形图", EXAMPLE, series=(1, 5), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """从零画起的竖柱，分组排列，适合类别少、名称短的数据。

    类别是各组，系列是组内的柱，例如两个年份，至多五个；名称或数值排不下时改画横条。
    """
    plan = _plan(canvas, model)
    if plan is None:
        paint_horizontal(canvas, model, style)
        return
    fills = style.fills(tuple(series.name for series in model.series))
    top = header(canvas, model.unit, series_keys(model, fills)) + VALUE * LEADING
    below = EDGE + 4 + max(len(lines) for lines in plan.names) * TEXT * LEADING
    scale = _scale(model, top, canvas.at_least(top + _PLOT + below) - below)
    for which, (series, fill) in enumerate(zip(model.series, fills, strict=True)):
        for number in range(len(model.categories)):
            left, width = plan.place(number, which, len(fills))
            _paint_bar(canvas, series, number, _Column(scale, left, width, fill, style))
    _paint_base(canvas, plan, scale)


class _Column(Struct, frozen=True):
    """The place of one bar."""

    scale: Scale
    left: float
    width: float
    fill: Fill
    style: Style

    def box(self, value: Decimal) -> Box:
        """Return the bar from zero to `value`."""
        top, bottom = sorted((self.scale(Decimal(0)), self.scale(value)))
        return Box(self.left, top, self.width, bottom - top)


def _plan(canvas: Canvas, model: ChartModel) -> _Plan | None:
    count, bars = len(model.categories), len(model.series)
    group = min((canvas.width - 2 * EDGE) / count, _WIDEST_GROUP)
    names = tuple(wrap(name, group - 6, lambda text: width_of(text, TEXT)) for name in model.categories)
    widest = max(width_of(label, VALUE) for series in model.series for label in series.labels) + 3
    # Free room between groups, so that they are seen as groups; wide values may take some of it.
    pitch = min(_THICKEST, 0.72 * group / bars)
    if bars > 1:
        pitch = max(pitch, widest)
    crowded = group - 6 < _NARROWEST_NAME or any(len(lines) > _MOST_LINES for lines in names)
    # Names or values would touch their neighbours.
    if crowded or pitch * bars > 0.92 * group or widest > group:
        return None
    return _Plan((canvas.width - group * count) / 2, group, pitch, names)


def _scale(model: ChartModel, top: float, bottom: float) -> Scale:
    low, high = extent(value for series in model.series for value in series.values)
    return Scale(low, high, bottom - (VALUE * LEADING if low < 0 else 0), top)


def _paint_bar(canvas: Canvas, series: Series, number: int, column: _Column) -> None:
    value = series.values[number]
    box = column.box(value or Decimal(0))
    canvas.fill(box, column.fill)
    words = value_text(series, number) if value is not None else short_gap(column.style, box.width, VALUE)
    look = value_look(series, number)
    # 7 points: from the end of a bar to the middle of its value.
    middle = box.bottom + 7 if value is not None and value < 0 else box.top - 7
    canvas.write((box.center, middle), words, replace(look, align="center"))


def _paint_base(canvas: Canvas, plan: _Plan, scale: Scale) -> None:
    zero = scale(Decimal(0))
    canvas.line([(plan.left, zero), (plan.left + plan.group * len(plan.names), zero)], Stroke(RULE))
    # Below zero values stand under their bars, and the names under these.
    foot = scale(scale.low) + (VALUE * LEADING if scale.low < 0 else 0) + 4
    for number, lines in enumerate(plan.names):
        block = foot + len(lines) * TEXT * LEADING / 2
        canvas.write((plan.center(number), block), lines, Look(align="center"))
