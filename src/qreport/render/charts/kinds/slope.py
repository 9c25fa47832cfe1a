"""Lines between two columns: what rose and what fell from one period to the next, and how steeply.

Categories: up to ten lines. Series: exactly two periods, the earlier first. The scale is cut to the
values, so the steepness compares and the height does not; use `bars` where the size matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, known, spread, value_look, value_text, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.scale import Scale
from qreport.render.charts.style import LEADING, MUTED, RULE, TEXT, Fill, Look, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="slope",
    categories=("高级专业技术职务专任教师占比", "硕士及以上学历专任教师占比", "毕业生创业比例"),
    series=(
        Series("2020年", (Decimal(32), Decimal("19.3"), Decimal("7.12")), ("32", "19.3", "7.12")),
        Series("2021年", (Decimal("30.34"), Decimal("21.56"), Decimal("6.19")), ("30.34", "21.56", "6.19")),
    ),
    unit="%",
)

_WIDEST = 0.36
"""Most of the width that names may take."""
_RUN = 200.0
"""Most points between the columns."""
_RADIUS = 3.2
_REACH = 9.0
"""From a column to its values."""
# Room for the names of the periods above the columns.
_HEAD = 16.0


class _Plan(Struct, frozen=True):
    """The places of the two columns and their labels."""

    columns: tuple[float, float]
    scale: Scale
    names: float
    """Right edge of the names."""
    labels: tuple[tuple[float, ...], tuple[float, ...]]
    """Middles of the labels of each column."""

    def point(self, series: Series, number: int, which: int) -> tuple[float, float] | None:
        """Return where a value stands, None for a missing one."""
        value = series.values[number]
        return None if value is None else (self.columns[which], self.scale(value))


@chart_kind("slope", "斜线图", EXAMPLE, series=(2, 2), categories=(1, 10), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """两列之间的连线，显示从上一年到这一年什么升、什么降、有多陡。

    类别至多十条线；系列正好两个年份。刻度按数值截取，只比陡缓，不比高低；要比大小请用 bars。
    """
    names = [
        wrap(name, canvas.width * _WIDEST, lambda text: width_of(text, TEXT)) for name in model.categories
    ]
    heights = [len(lines) * TEXT * LEADING + 2 for lines in names]
    top = header(canvas, model.unit) + _HEAD
    bottom = canvas.at_least(top + max(sum(heights), 80) + EDGE) - EDGE
    plan = _plan(canvas, model, names, (top, bottom, heights))
    for x, series in zip(plan.columns, model.series, strict=True):
        canvas.write((x, top - _HEAD / 2), series.name, Look(TEXT, MUTED, "center"))
        canvas.line([(x, top), (x, bottom)], Stroke(RULE))
    for number, lines in enumerate(names):
        _paint_line(canvas, model, number, plan, style)
        canvas.write((plan.names, plan.labels[0][number]), lines, Look(align="right"))


def _plan(
    canvas: Canvas,
    model: ChartModel,
    names: Sequence[Sequence[str]],
    upright: tuple[float, float, list[float]],
) -> _Plan:
    top, bottom, heights = upright
    name = max(width_of(line, TEXT) for lines in names for line in lines)
    # Room for the values on both sides, 无数据 included.
    before, after = (
        max(width_of(value_text(series, number), TEXT) for number in range(len(names)))
        for series in model.series
    )
    run = min(_RUN, canvas.width - 2 * EDGE - name - before - after - 3 * _REACH)
    first = (canvas.width + name + before + _REACH - after - run) / 2
    values = known(model) or (Decimal(0),)
    # Half a line, so that the outermost labels stand within the plot.
    edge = TEXT * LEADING / 2
    scale = Scale(min(values), max(values), bottom - edge, top + edge)
    left, right = (
        spread([_middle(series, number, scale) for number in range(len(names))], room, top, bottom)
        for series, room in zip(model.series, (heights, [TEXT * LEADING] * len(names)), strict=True)
    )
    return _Plan((first, first + run), scale, first - 2 * _REACH - before, (left, right))


def _middle(series: Series, number: int, scale: Scale) -> float:
    value = series.values[number]
    return scale(scale.low if value is None else value)


def _paint_line(canvas: Canvas, model: ChartModel, number: int, plan: _Plan, style: Style) -> None:
    start, end = (plan.point(series, number, which) for which, series in enumerate(model.series))
    falls = start is not None and end is not None and end[1] > start[1]
    # What falls has another colour and is dashed, which grey print keeps.
    ink = style.colors[1] if falls else style.colors[0]
    if start and end:
        canvas.line([start, end], Stroke(ink, 1.8, dashed=falls))
    for which, (point, sign) in enumerate(((start, -1), (end, 1))):
        series, middle = model.series[which], plan.labels[which][number]
        side = plan.columns[which] + sign * _REACH
        if point:
            # A thin line leads to a label that had to move.
            canvas.line([point, (side - sign * 2, middle)], Stroke(RULE, 0.6))
            canvas.dot(point, _RADIUS, Fill(ink), ink)
        look = value_look(series, number, TEXT)
        canvas.write(
            (side, middle), value_text(series, number), replace(look, align="right" if sign < 0 else "left")
        )
