"""Horizontal bars with their values: the kind `bars`, and what other kinds become when they lack room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qreport.model.document import ChartModel
from qreport.render.charts.parts import header, series_keys
from qreport.render.charts.rows import bar_scale, bars_of, lay_rows, least_height, paint_bar, paint_zero
from qreport.render.charts.style import Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas


def paint_horizontal(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """Paint one group of bars a category from zero; a missing value is named, not drawn."""
    fills = style.fills(tuple(series.name for series in model.series))
    top = header(canvas, model.unit, series_keys(model, fills))
    rows = lay_rows(canvas, model.categories, top, 0, least_height(len(fills)))
    rows.write_names(canvas)
    scale = bar_scale(model, rows)
    for bar in bars_of(model, rows, fills):
        paint_bar(canvas, bar, scale, rows.value_size)
    paint_zero(canvas, scale, rows)
