"""Stacked horizontal bars: how parts make up the whole of each category, e.g. awards by level and prize.

Categories: the bars. Series: the parts, up to eight, best not
more than five. The sum stands at the end where all values are whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import header, series_keys, whole_sum, write_inside
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import Rows, lay_rows, paint_zero
from qreport.render.charts.scale import Box, Scale
from qreport.render.charts.style import INK, MUTED, NO_DATA, PAPER, VALUE, Fill, Look, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="stacked",
    categories=("国家级", "省级", "市级"),
    series=(
        Series("一等奖", (Decimal(0), Decimal(4), Decimal(26)), ("0", "4", "26")),
        Series("二等奖", (Decimal(1), Decimal(6), Decimal(45)), ("1", "6", "45")),
        Series("三等奖", (None, Decimal(17), Decimal(49)), ("", "17", "49")),
    ),
    unit="项",
)

# Points, however much room a row has.
_THICKEST = 24.0


@chart_kind("stacked", "堆积图", EXAMPLE, series=(1, 8))
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """叠在一起的横条，显示各部分怎样组成每一类的总数，例如各级别各奖项的获奖数。

    类别是各横条；系列是各部分，最好不超过五个。
    """
    fills = style.fills(tuple(series.name for series in model.series))
    top = header(canvas, model.unit, series_keys(model, fills))
    rows = lay_rows(canvas, model.categories, top, 0, VALUE + 8)
    rows.write_names(canvas)
    ends = [_end_text(model, number) for number in range(len(model.categories))]
    scale = _scale(model, rows, ends)
    for number, band in enumerate(rows.bands):
        end = _paint_stack(canvas, model, number, _Stack(scale, _thin(band), fills))
        canvas.write(
            (end + 4, band.middle), ends[number], Look(VALUE, MUTED if NO_DATA in ends[number] else INK)
        )
    paint_zero(canvas, scale, rows)


class _Stack(Struct, frozen=True):
    """The place of one bar and the fills of its parts."""

    scale: Scale
    place: Box
    fills: tuple[Fill, ...]


def _scale(model: ChartModel, rows: Rows, ends: Sequence[str]) -> Scale:
    band = rows.bands[0]
    longest = max(sum(_known(model, number), Decimal(0)) for number in range(len(model.categories)))
    room = max(width_of(text, VALUE) for text in ends) + 5
    return Scale(Decimal(0), longest or Decimal(1), band.left, band.right - room)


def _paint_stack(canvas: Canvas, model: ChartModel, number: int, stack: _Stack) -> float:
    """Paint the parts and return where the last one ends."""
    before = Decimal(0)
    place = stack.place
    for series, fill in zip(model.series, stack.fills, strict=True):
        value = series.values[number]
        if not value:
            continue
        start, before = stack.scale(before), before + value
        box = Box(start, place.top, stack.scale(before) - start, place.height)
        canvas.fill(box, fill)
        write_inside(canvas, box, fill, series.labels[number])
        # White edges part neighbours of about the same grey.
        canvas.line([(box.right, box.top), (box.right, box.bottom)], Stroke(PAPER, 1.2))
    return stack.scale(before)


def _thin(band: Box) -> Box:
    height = min(_THICKEST, band.height * 0.68)
    return Box(band.left, band.middle - height / 2, band.width, height)


def _known(model: ChartModel, number: int) -> list[Decimal]:
    values = (series.values[number] for series in model.series)
    return [value for value in values if value is not None]


def _end_text(model: ChartModel, number: int) -> str:
    """Return what stands behind a bar: its sum, or that parts of it are missing."""
    known = _known(model, number)
    if len(known) < len(model.series):
        return f"部分{NO_DATA}" if known else NO_DATA
    return whole_sum([series.labels[number] for series in model.series])
