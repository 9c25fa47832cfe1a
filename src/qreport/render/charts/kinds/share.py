"""A ring with a list of its parts: the composition of one whole, e.g. where graduates went.

Categories: up to ten parts that add up to the whole, in the order given. Series: one. The list beside
the ring gives name, value and percent of each part, so that small parts and zeros can be read too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import compress
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, value_look, value_text, whole_sum, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.scale import Box, Scale
from qreport.render.charts.style import INK, LEADING, MUTED, PALE, TEXT, Fill, Look, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="share",
    categories=("规模以上企业就业", "中小微企业就业", "自主创业", "其他"),
    series=(Series("2021年", (Decimal(1875), Decimal(337), Decimal(33), None), ("1875", "337", "33", "")),),
    unit="人",
)

# In points, as all sizes below but the shares.
_WIDEST_RING = 150.0
_HOLE = 0.6
"""Inner radius as a share of the outer one."""
_SAMPLE = 10.0
_BETWEEN = 26.0
_COLUMN_GAP = 16.0
_NAME_WIDTH = 150.0
_LEAST_ROW = 15.0
# So many times their height the lines of the list may be drawn apart.
_MOST_SPREAD = 1.4


class _Entry(Struct, frozen=True):
    """One line of the list."""

    name: tuple[str, ...]
    value: str
    percent: str
    fill: Fill
    ink: str

    @property
    def height(self) -> float:
        """Least height in points."""
        return max(_LEAST_ROW, len(self.name) * TEXT * LEADING + 6)

    @property
    def widths(self) -> tuple[float, float, float]:
        """Widths of name, value and percent."""
        longest = max(width_of(line, TEXT) for line in self.name)
        return longest, width_of(self.value, TEXT), width_of(self.percent, TEXT)


@chart_kind("share", "构成图", EXAMPLE, categories=(1, 10))
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """圆环配各部分的清单，显示一个整体由什么组成，例如毕业生去向。

    类别至多十个，相加等于整体；系列一个。
    """
    top = header(canvas, model.unit)
    entries = _entries(model, style)
    listed = sum(entry.height for entry in entries)
    height = canvas.at_least(top + max(listed, 90) + EDGE) - EDGE - top
    radius = min(height, _WIDEST_RING) / 2
    widths = [max(column) for column in zip(*(entry.widths for entry in entries), strict=True)]
    length = 2 * radius + _BETWEEN + _SAMPLE + 5 + sum(widths) + 2 * _COLUMN_GAP
    left = (canvas.width - length) / 2
    _paint_ring(canvas, model, entries, Box(left, top + height / 2 - radius, 2 * radius, 2 * radius))
    pitch = min(height / listed, _MOST_SPREAD)
    first = top + (height - listed * pitch) / 2
    place = (left + 2 * radius + _BETWEEN, first)
    _write_list(canvas, entries, place, (pitch, widths))


def _entries(model: ChartModel, style: Style) -> tuple[_Entry, ...]:
    series = model.series[0]
    fills = _fills(model, style)
    return tuple(
        _Entry(
            wrap(name, _NAME_WIDTH, lambda text: width_of(text, TEXT)),
            value_text(series, number),
            _percent(model, number),
            fills[number],
            value_look(series, number).color,
        )
        for number, name in enumerate(model.categories)
    )


def _fills(model: ChartModel, style: Style) -> list[Fill]:
    """Return a fill for each part that can be seen in the ring, and the same pale one for all others."""
    seen = [bool(value) for value in model.series[0].values]
    # Only parts that are seen take a colour, so that the strongest are not spent on zeros.
    fills = iter(style.fills(tuple(compress(model.categories, seen))))
    return [next(fills) if each else Fill(PALE) for each in seen]


def _percent(model: ChartModel, number: int) -> str:
    """Return the part in percent with one decimal; empty where it is unknown or the values are percents."""
    value, whole = model.series[0].values[number], _whole(model)
    # With a part unknown the whole is unknown, too.
    if value is None or not whole or None in model.series[0].values or "%" in model.unit:
        return ""
    return f"{(value * 100 / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def _whole(model: ChartModel) -> Decimal:
    return sum((value for value in model.series[0].values if value is not None), Decimal(0))


def _paint_ring(canvas: Canvas, model: ChartModel, entries: Sequence[_Entry], box: Box) -> None:
    center, radii = (box.center, box.middle), (box.width / 2, box.width / 2 * _HOLE)
    whole = _whole(model)
    if not whole:
        canvas.fill_ring(center, radii, (0, 360), Fill(PALE))
    # From the top clockwise, in degrees.
    turn = Scale(Decimal(0), whole or Decimal(1), 0, 360)
    before = Decimal(0)
    for value, entry in zip(model.series[0].values, entries, strict=True):
        if value:
            canvas.fill_ring(center, radii, (turn(before), turn(before + value)), entry.fill)
            before += value
    total = "" if None in model.series[0].values else whole_sum(model.series[0].labels)
    if total:
        canvas.write(center, ("合计", total), Look(10, INK, "center"))


def _write_list(
    canvas: Canvas,
    entries: Sequence[_Entry],
    corner: tuple[float, float],
    grid: tuple[float, Sequence[float]],
) -> None:
    """Write the list from its upper left corner; `grid` is the stretch of the lines and the column widths."""
    left, top = corner
    stretch, widths = grid
    names = left + _SAMPLE + 5
    values = names + widths[0] + _COLUMN_GAP + widths[1]
    for entry in entries:
        middle = top + entry.height * stretch / 2
        canvas.fill(Box(left, middle - _SAMPLE / 2, _SAMPLE, _SAMPLE), entry.fill)
        canvas.write((names, middle), entry.name, Look())
        canvas.write((values, middle), entry.value, Look(TEXT, entry.ink, "right"))
        canvas.write((values + _COLUMN_GAP + widths[2], middle), entry.percent, Look(TEXT, MUTED, "right"))
        top += entry.height * stretch
