"""Bars against a mark each: values beside the standard they should reach, e.g. conditions per student.

Categories: the conditions. Series: one (the value). `targets` holds the standard of each category in the
same unit, or 100 for all when the values are percents of their standards; a missing target has no mark.
The chart does not judge: for some standards more is better, for some less.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import Key, header, swatch, tick, value_text
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import (
    Bar,
    Rows,
    bar_box,
    bar_scale,
    bars_of,
    lay_rows,
    paint_zero,
    write_value,
)
from qreport.render.charts.scale import Box, Scale
from qreport.render.charts.style import INK, PALE, Fill, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="bullet",
    categories=("生均校园占地面积", "生均校舍建筑面积", "生均教学仪器设备值", "生均图书"),
    series=(
        Series(
            "达到标准的百分比",
            (Decimal("150.42"), Decimal("93.80"), Decimal("448.05"), None),
            ("150.42", "93.80", "448.05", ""),
        ),
    ),
    unit="国家标准的%",
    targets=(Decimal(100), Decimal(100), Decimal(100), None),
)

# Points: a bar, and a band that shows above and below it.
_LEAST_ROW = 20.0
_MARK = Stroke(INK, 2.0)
_BAR = 0.6
"""Height of a bar as a share of the pale band up to the standard."""


@chart_kind("bullet", "对标图", EXAMPLE)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """每个数与它应达到的标准并列，例如生均办学条件与国家标准。

    类别是各项条件，系列一个；没有标准的类别不画标线。图不作评判：有的标准是越高越好，有的是越低越好。
    """
    keys: tuple[Key, ...] = ((model.series[0].name, swatch(style.main)), ("标准", tick(_MARK)))
    top = header(canvas, model.unit, keys)
    rows = lay_rows(canvas, model.categories, top, 0, _LEAST_ROW)
    rows.write_names(canvas)
    scale = bar_scale(model, rows)
    targets = model.targets or (None,) * len(model.categories)
    for bar, target in zip(bars_of(model, rows, (style.main,)), targets, strict=True):
        _paint_bullet(canvas, bar, target, scale, rows)
    paint_zero(canvas, scale, rows)


def _paint_bullet(canvas: Canvas, bar: Bar, target: Decimal | None, scale: Scale, rows: Rows) -> None:
    place = bar.place
    slim = Box(place.left, place.middle - place.height * _BAR / 2, place.width, place.height * _BAR)
    box = bar_box(scale, bar.value, slim)
    end = box.right
    if target is None:
        canvas.fill(box, bar.fill)
        write_value(canvas, bar, end, rows.value_size)
        return
    band = bar_box(scale, target, place)
    canvas.fill(band, Fill(PALE))
    canvas.fill(box, bar.fill)
    canvas.line([(band.right, band.top - 1), (band.right, band.bottom + 1)], _MARK)
    label = width_of(value_text(bar.series, bar.number), rows.value_size) + 8
    # The mark of the standard would cross the value: then the value stands behind the mark.
    if end - 3 <= band.right <= end + label:
        end = band.right + 1
    write_value(canvas, bar, end, rows.value_size)
