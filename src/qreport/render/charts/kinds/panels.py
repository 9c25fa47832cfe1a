"""Small column charts, each on a scale of its own: periods of things that differ in size or unit.

Categories: up to twelve panels; write a unit that differs into the name. Series: two to five periods.
E.g. students beside teachers, which on one scale would be a tower beside a line.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, short_gap, value_look, value_text, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.scale import Box, Scale, extent
from qreport.render.charts.style import LEADING, MUTED, RULE, TEXT, VALUE, Fill, Look, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="panels",
    categories=("全日制在校生（人）", "教职工（人）", "专任教师（人）", "体育课专任教师（人）"),
    series=(
        Series("2020年", (Decimal(7948), Decimal(645), Decimal(465), None), ("7948", "645", "465", "")),
        Series(
            "2021年", (Decimal(9527), Decimal(663), Decimal(501), Decimal(26)), ("9527", "663", "501", "26")
        ),
    ),
    unit="",
)

_MOST_ABREAST = 4
# In points, as all sizes below: between panels, of bars, of the place of a bar, of the plot, between ranks.
_GUTTER = 16.0
_THICKEST = 34.0
_WIDEST_SLOT = 51.0
_NARROWEST = 32.0
_LEAST_PLOT = 62.0
_LINE = TEXT * LEADING
_RANK_GAP = 12.0


@chart_kind("panels", "小图组", EXAMPLE, series=(2, 5), categories=(1, 12))
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """并排的小柱形图，各有各的刻度，适合大小或单位相差很大的数据，例如学生数与教师数。

    类别至多十二个小图；系列二至五个年份。
    """
    top = header(canvas, model.unit)
    abreast = _abreast(canvas, model)
    width = (canvas.width - 2 * EDGE - _GUTTER * (abreast - 1)) / abreast
    names = [wrap(name, width, lambda text: width_of(text, TEXT)) for name in model.categories]
    ranks = [range(first, min(first + abreast, len(names))) for first in range(0, len(names), abreast)]
    heads = [max(len(names[number]) for number in rank) * _LINE + 2 * VALUE + 2 for rank in ranks]
    foot = max(len(lines) for lines in _periods(model, width)) * VALUE * LEADING + 3
    needed = top + sum(heads) + len(ranks) * (_LEAST_PLOT + foot + EDGE) + _RANK_GAP * (len(ranks) - 1)
    spare = (canvas.at_least(needed) - needed) / len(ranks)
    for rank, head in zip(ranks, heads, strict=True):
        plot = Box(0, top + head, width, _LEAST_PLOT + spare)
        for place, number in enumerate(rank):
            left = EDGE + place * (width + _GUTTER)
            canvas.write(
                (left + width / 2, top + len(names[number]) * _LINE / 2), names[number], Look(align="center")
            )
            _paint_panel(canvas, model, number, replace(plot, left=left), style)
        top = plot.bottom + foot + EDGE + _RANK_GAP


def _abreast(canvas: Canvas, model: ChartModel) -> int:
    """Return how many panels stand side by side: as many as their words let, in even rows."""
    labels = [width_of(label, VALUE) for series in model.series for label in series.labels]
    least = (max(*labels, _NARROWEST) + 4) * len(model.series)
    most = int((canvas.width - 2 * EDGE + _GUTTER) / (least + _GUTTER))
    count = len(model.categories)
    # Rounded up; then shared out evenly: 5 panels stand 3 and 2, not 4 and 1.
    rows = -(-count // max(1, min(most, _MOST_ABREAST)))
    return -(-count // rows)


def _periods(model: ChartModel, width: float) -> list[tuple[str, ...]]:
    """Return the names below the bars of a panel."""
    room = min(width / len(model.series), _WIDEST_SLOT) - 4
    return [wrap(series.name, room, lambda text: width_of(text, VALUE)) for series in model.series]


def _paint_panel(canvas: Canvas, model: ChartModel, number: int, plot: Box, style: Style) -> None:
    fills = style.fills(tuple(series.name for series in model.series))
    _, high = extent(series.values[number] for series in model.series)
    # Each panel up to its own greatest value.
    scale = Scale(Decimal(0), high, plot.bottom, plot.top)
    periods = _periods(model, plot.width)
    pitch = min(plot.width / len(fills), _WIDEST_SLOT)
    first = plot.center - pitch * len(fills) / 2
    for which, (series, fill) in enumerate(zip(model.series, fills, strict=True)):
        slot = Box(first + pitch * which, plot.top, pitch, plot.height)
        _paint_bar(canvas, _Bar(series, number, scale, fill), slot, style)
        block = plot.bottom + 2 + len(periods[which]) * VALUE * LEADING / 2
        canvas.write((slot.center, block), periods[which], Look(VALUE, MUTED, "center"))
    canvas.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], Stroke(RULE))


class _Bar(Struct, frozen=True):
    """One value of a panel and how it is drawn."""

    series: Series
    number: int
    scale: Scale
    fill: Fill


def _paint_bar(canvas: Canvas, bar: _Bar, slot: Box, style: Style) -> None:
    value = bar.series.values[bar.number]
    width = min(_THICKEST, slot.width * 0.7)
    top = bar.scale(value or Decimal(0))
    canvas.fill(Box(slot.center - width / 2, top, width, slot.bottom - top), bar.fill)
    words = short_gap(style, slot.width, VALUE) if value is None else value_text(bar.series, bar.number)
    canvas.write((slot.center, top - 7), words, replace(value_look(bar.series, bar.number), align="center"))
