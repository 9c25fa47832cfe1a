"""The course of a value over the years as a picture no higher than a line of text: columns without words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from qreport.cache import cached, made_by
from qreport.model.layout import Layout
from qreport.render.charts.fonts import drawing_settings, loading_matplotlib
from qreport.render.charts.scale import Box, Scale, extent
from qreport.render.charts.style import PALE, RULE, Fill, Stroke, Style, style_of, tint

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

Values = Sequence[Decimal | None]

WIDTH, HEIGHT = 26.0, 5.0
"""Millimetres."""
# A millimetre in points.
_POINTS = 72 / 25.4
_FILLED = 0.72
"""How much of its place a column takes."""
_SEEN = 0.8
"""Least height of a column that is not zero, in points."""
_GAP = Fill(tint(PALE, 0.6))


def draw_miniature(values: Values, layout: Layout) -> bytes:
    """Return the course as PNG, `WIDTH` by `HEIGHT`: a column a year, the latest in full colour.

    A year without a value is a grey ground from top to bottom, so that the break is seen.
    """
    makers = made_by(Path(__file__).parent, "matplotlib", "pillow")
    key = repr(("miniature", tuple(values), layout.chart_dpi, layout.chart_colors[0], makers))
    return cached("chart", key, lambda: _picture(values, layout))


def _picture(values: Values, layout: Layout) -> bytes:
    with loading_matplotlib():
        from qreport.render.charts.canvas import Canvas
    with drawing_settings():
        canvas = Canvas(WIDTH * _POINTS, HEIGHT * _POINTS)
        _paint(canvas, values, style_of(layout))
        return canvas.png(layout.chart_dpi)


def _paint(canvas: Canvas, values: Values, style: Style) -> None:
    # A point stays free above and below.
    scale = Scale(*extent(values), canvas.height - 1, 1)
    zero, pitch = scale(Decimal(0)), canvas.width / max(1, len(values))
    for number, value in enumerate(values):
        if value is None:
            canvas.fill(Box(pitch * number, 1, pitch, canvas.height - 2), _GAP)
            continue
        width, height = pitch * _FILLED, max(abs(scale(value) - zero), _SEEN) if value else 0.0
        top = zero if value < 0 else zero - height
        fill = style.main if number == len(values) - 1 else style.earlier
        canvas.fill(Box(pitch * (number + (1 - _FILLED) / 2), top, width, height), fill)
    canvas.line([(0, zero), (canvas.width, zero)], Stroke(RULE, 0.5))
