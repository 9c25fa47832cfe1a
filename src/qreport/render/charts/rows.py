"""Charts in rows: names in a column at the left, one band for each, growing downwards as they need room.

Horizontal bars with their values: the kind `bars`, and what other kinds become when they lack room.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, series_keys, value_look, value_text, wrap
from qreport.render.charts.scale import Box, Scale, extent
from qreport.render.charts.style import LEADING, LEAST, RULE, TEXT, VALUE, Fill, Look, Stroke, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas


_WIDEST = 0.4
"""Most of the width that names may take."""
_MANY = 16
"""With more rows than these the letters are smaller."""
# Points between the names and the bars.
_GAP = 6.0
# Points, however much room there is.
_THICKEST = 22.0
_LEAST_BAR = 12.5
"""A row is at least so many points high for each of its bars, for the values beside them."""
_SEEN = 1.2
"""Least length of a bar that is not zero."""


class Rows(Struct, frozen=True):
    """The bands of the categories, right of their names."""

    names: tuple[tuple[str, ...], ...]
    bands: tuple[Box, ...]
    name_size: float
    value_size: float
    """Points, for the values beside the bars."""

    def write_names(self, canvas: Canvas) -> None:
        """Write each name at the left of its band."""
        for lines, band in zip(self.names, self.bands, strict=True):
            canvas.write((band.left - _GAP, band.middle), lines, Look(self.name_size, align="right"))


class Bar(Struct, frozen=True):
    """One value of a series in its place."""

    series: Series
    number: int
    place: Box
    fill: Fill

    @property
    def value(self) -> Decimal:
        """The value; zero length for a missing one."""
        return self.series.values[self.number] or Decimal(0)


def lay_rows(canvas: Canvas, names: Sequence[str], top: float, below: float, least: float) -> Rows:
    """Return the bands of `names`, the first one at `top`.

    `below` points are kept free under the rows. A row is at least `least` points high, and as high as its
    name needs; the picture grows when all do not fit, and free height is shared out evenly.
    """
    # Smaller letters, so that 45 rows stand on one page.
    size, value_size = (TEXT, VALUE) if len(names) <= _MANY else (8.0, LEAST)
    blocks = tuple(wrap(name, canvas.width * _WIDEST, lambda text: width_of(text, size)) for name in names)
    heights = [max(least, len(lines) * size * LEADING + 2) for lines in blocks]
    needed = top + sum(heights) + below + EDGE
    spare = (canvas.at_least(needed) - needed) / len(names)
    left = EDGE + max(width_of(line, size) for lines in blocks for line in lines) + _GAP
    bands: list[Box] = []
    for height in heights:
        bands.append(Box(left, top, canvas.width - EDGE - left, height + spare))
        top = bands[-1].bottom
    return Rows(blocks, tuple(bands), size, value_size)


def least_height(bars: int) -> float:
    """Return how high a row with so many bars must be."""
    return _LEAST_BAR * bars


def bars_of(model: ChartModel, rows: Rows, fills: Sequence[Fill]) -> tuple[Bar, ...]:
    """Return every bar with its place: those of one category touch each other."""
    return tuple(
        Bar(series, number, place, fill)
        for number, band in enumerate(rows.bands)
        for series, place, fill in zip(model.series, _places(band, len(fills)), fills, strict=True)
    )


def bar_scale(model: ChartModel, rows: Rows) -> Scale:
    """Return the scale from zero that leaves room for the values at both ends."""
    values = [pair for each in model.series for pair in zip(each.values, each.labels, strict=True)]
    low, high = extent([*(value for value, _ in values), *model.targets])
    left = [label for value, label in values if value is not None and value < 0]
    right = [label for value, label in values if value is not None and value >= 0]
    band = rows.bands[0]
    return Scale(
        low,
        high,
        band.left + _room(left, rows.value_size),
        # 30 points are about the room of 无数据, which stands where a value is missing.
        band.right - max(_room(right, rows.value_size), 30),
    )


def bar_box(scale: Scale, value: Decimal, place: Box) -> Box:
    """Return the bar from zero to `value` in the height of `place`; a small one can still be seen."""
    zero = scale(Decimal(0))
    length = max(abs(scale(value) - zero), _SEEN) if value else 0.0
    return Box(zero - length if value < 0 else zero, place.top, length, place.height)


def paint_bar(canvas: Canvas, bar: Bar, scale: Scale, size: float) -> None:
    """Draw a bar and write its value at its end."""
    box = bar_box(scale, bar.value, bar.place)
    canvas.fill(box, bar.fill)
    write_value(canvas, bar, box.left if bar.value < 0 else box.right, size)


def write_value(canvas: Canvas, bar: Bar, end: float, size: float) -> None:
    """Write the value outside of `end`, where the bar ends."""
    look = value_look(bar.series, bar.number, size)
    words = value_text(bar.series, bar.number)
    if bar.value < 0:
        canvas.write((end - 4, bar.place.middle), words, replace(look, align="right"))
    else:
        canvas.write((end + 4, bar.place.middle), words, look)


def paint_zero(canvas: Canvas, scale: Scale, rows: Rows) -> None:
    """Draw the line that the bars start from."""
    zero = scale(Decimal(0))
    canvas.line([(zero, rows.bands[0].top), (zero, rows.bands[-1].bottom)], Stroke(RULE))


def _room(labels: Sequence[str], size: float) -> float:
    return max((width_of(label, size) + 5 for label in labels), default=0.0)


def _places(band: Box, count: int) -> list[Box]:
    # Shares of the band; several bars of one category take more of it, with a hair between them.
    filled, gap = (0.68, 0.0) if count == 1 else (0.82, 0.8)
    thick = min(_THICKEST, band.height * filled / count)
    top = band.middle - thick * count / 2
    return [Box(band.left, top + thick * which, band.width, thick - gap) for which in range(count)]


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
