"""Small column charts over many years, each on a scale of its own: how several things developed.

Categories: up to twelve panels; write a unit that differs into the name. Series: two to thirty periods,
oldest first. Years without a value are shaded and told; of the values the first, the latest, the highest and
the lowest are written. For two to five periods without gaps take `panels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import EDGE, header, short_gap, wrap
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.scale import Box, Scale, extent
from qreport.render.charts.style import (
    INK,
    LEADING,
    MUTED,
    RULE,
    TEXT,
    VALUE,
    Fill,
    Look,
    Stroke,
    Style,
)

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="years",
    categories=("技能竞赛获奖（项）", "科研立项（项）", "论文著作（篇）"),
    series=(
        Series("2017年", (Decimal(12), Decimal(3), Decimal(21)), ("12", "3", "21")),
        Series("2018年", (Decimal(31), None, Decimal(19)), ("31", "", "19")),
        Series("2019年", (Decimal(58), None, Decimal(34)), ("58", "", "34")),
        Series("2020年", (Decimal(117), Decimal(41), Decimal(47)), ("117", "41", "47")),
        Series("2021年", (Decimal(215), Decimal(64), Decimal(60)), ("215", "64", "60")),
    ),
    unit="",
)

_MOST_ABREAST = 5
# Points, as the sizes below.
_GUTTER = 14.0
_THICKEST = 22.0
# Of a panel, so that its first and its last year stand side by side below it.
_NARROWEST = 60.0
_LEAST_PLOT = 52.0
_LINE = TEXT * LEADING
_RANK_GAP = 10.0
_SEEN = 1.2
"""Least height of a column that is not zero."""
_SHADE = Fill("#EFEFEF")


class _Panel(Struct, frozen=True):
    """The values of one category, one slot each."""

    names: tuple[str, ...]
    """Of the periods."""
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]
    breaks: tuple[int, ...]
    """Numbers of the values that do not compare with those before them."""

    @property
    def told(self) -> list[int]:
        """The numbers of the values that are written, the most important first."""
        known = [number for number, value in enumerate(self.values) if value is not None]
        if not known:
            return []
        by_size = sorted(known, key=lambda number: self.values[number] or Decimal(0))
        # The latest is written first; the others only where it leaves them room.
        return list(dict.fromkeys((known[-1], known[0], by_size[-1], by_size[0])))

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last number of each run of missing values."""
        for missing, run in groupby(range(len(self.values)), lambda number: self.values[number] is None):
            numbers = list(run)
            if missing:
                yield numbers[0], numbers[-1]


@chart_kind("years", "逐年小图", EXAMPLE, series=(2, 30), categories=(1, 12), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """并排的小柱形图，每年一根柱，各有各的刻度，适合看几件事多年的变化。

    类别至多十二个小图；系列二至三十个年份。缺数的年份涂灰并注明“无数据”，不连过去。
    只写出最早、最近、最高和最低的数。两至五个年份、不缺数时可用 panels。
    """
    top = header(canvas, model.unit, note="虚线前后的数不可比" if model.breaks else "")
    panels = [_panel(model, number) for number in range(len(model.categories))]
    abreast = _abreast(canvas, panels)
    width = (canvas.width - 2 * EDGE - _GUTTER * (abreast - 1)) / abreast
    names = [wrap(name, width, lambda text: width_of(text, TEXT)) for name in model.categories]
    ranks = [range(first, min(first + abreast, len(names))) for first in range(0, len(names), abreast)]
    heads = [max(len(names[number]) for number in rank) * _LINE + 2 * VALUE + 2 for rank in ranks]
    foot = max(len(lines) for lines in _ends(panels[0], width)) * VALUE * LEADING + 3
    needed = top + sum(heads) + len(ranks) * (_LEAST_PLOT + foot + EDGE) + _RANK_GAP * (len(ranks) - 1)
    spare = (canvas.at_least(needed) - needed) / len(ranks)
    for rank, head in zip(ranks, heads, strict=True):
        for place, number in enumerate(rank):
            plot = Box(EDGE + place * (width + _GUTTER), top + head, width, _LEAST_PLOT + spare)
            middle = top + len(names[number]) * _LINE / 2
            canvas.write((plot.center, middle), names[number], Look(align="center"))
            _paint_panel(canvas, panels[number], plot, style)
        top += head + _LEAST_PLOT + spare + foot + EDGE + _RANK_GAP


def _panel(model: ChartModel, number: int) -> _Panel:
    return _Panel(
        tuple(series.name for series in model.series),
        tuple(series.values[number] for series in model.series),
        tuple(series.labels[number] for series in model.series),
        tuple(at for category, at in model.breaks if category == number),
    )


def _abreast(canvas: Canvas, panels: Sequence[_Panel]) -> int:
    """Return how many panels stand side by side: as many as their values let, in even rows."""
    labels = [width_of(label, VALUE) for panel in panels for label in panel.labels]
    least = max(_NARROWEST, 2 * (max(labels) + 4))
    most = int((canvas.width - 2 * EDGE + _GUTTER) / (least + _GUTTER))
    rows = -(-len(panels) // max(1, min(most, _MOST_ABREAST)))
    return -(-len(panels) // rows)


def _ends(panel: _Panel, width: float) -> list[tuple[str, ...]]:
    """Return the names of the first and the last period, which stand below a panel."""
    return [
        wrap(name, width / 2 - 2, lambda text: width_of(text, VALUE))
        for name in (panel.names[0], panel.names[-1])
    ]


def _paint_panel(canvas: Canvas, panel: _Panel, plot: Box, style: Style) -> None:
    scale = Scale(*extent(panel.values), plot.bottom, plot.top)
    pitch = plot.width / len(panel.values)
    slots = [Box(plot.left + pitch * at, plot.top, pitch, plot.height) for at in range(len(panel.values))]
    zero = scale(Decimal(0))
    gaps = [_span(slots[first], slots[last], zero) for first, last in panel.gaps()]
    for gap in gaps:
        canvas.fill(gap, _SHADE)
    for number, (value, slot) in enumerate(zip(panel.values, slots, strict=True)):
        if value is not None:
            fill = style.main if number == len(slots) - 1 else style.earlier
            canvas.fill(_column(value, slot, scale), fill)
    for number in panel.breaks:
        edge = slots[number].left
        canvas.line([(edge, plot.top), (edge, plot.bottom)], Stroke(INK, dashed=True))
    canvas.line([(plot.left, zero), (plot.right, zero)], Stroke(RULE))
    _write_values(canvas, panel, slots, scale)
    for gap in gaps:
        _tell_gap(canvas, gap, plot, short_gap(style, plot.width, VALUE))
    _write_ends(canvas, panel, plot)


def _write_ends(canvas: Canvas, panel: _Panel, plot: Box) -> None:
    """Write the first and the last period below the panel."""
    first, last = _ends(panel, plot.width)
    sides = ((first, plot.left, Look(VALUE, MUTED)), (last, plot.right, Look(VALUE, MUTED, "right")))
    for lines, edge, look in sides:
        canvas.write((edge, plot.bottom + 2 + len(lines) * VALUE * LEADING / 2), lines, look)


def _span(first: Box, last: Box, zero: float) -> Box:
    return Box(first.left, first.top, last.right - first.left, zero - first.top)


def _tell_gap(canvas: Canvas, gap: Box, plot: Box, words: str) -> None:
    """Write the words in the middle of a gap, above a narrow one; there not over the value of a neighbour."""
    width = width_of(words, VALUE)
    # Across a gap that is wide enough, else above it.
    y = gap.middle if width + 4 <= gap.width or gap.width == plot.width else gap.top - 7
    x = _within(gap.center, words, plot)
    box = Box(x - width / 2, y - VALUE / 2, width, VALUE)
    if not any(box.overlaps(other) for other, _ in canvas.words):
        canvas.write((x, y), words, Look(VALUE, MUTED, "center"))


def _column(value: Decimal, slot: Box, scale: Scale) -> Box:
    zero, end = scale(Decimal(0)), scale(value)
    height = max(abs(end - zero), _SEEN) if value else 0.0
    width = min(_THICKEST, slot.width * 0.72)
    return Box(slot.center - width / 2, zero if value < 0 else zero - height, width, height)


def _write_values(canvas: Canvas, panel: _Panel, slots: Sequence[Box], scale: Scale) -> None:
    """Write the values that tell the course above the columns, each where no other word stands yet."""
    plot = Box(slots[0].left, slots[0].top, slots[-1].right - slots[0].left, slots[0].height)
    for number in panel.told:
        label = panel.labels[number]
        x, width = _within(slots[number].center, label, plot), width_of(label, VALUE)
        # All columns under the words, above the highest of which they stand.
        below = [at for at, slot in enumerate(slots) if abs(slot.center - x) < (slot.width + width) / 2]
        y = min(scale(max(panel.values[at] or Decimal(0), Decimal(0))) for at in below) - 7
        box = Box(x - width / 2, y - VALUE / 2, width, VALUE)
        if not any(box.overlaps(other) for other, _ in canvas.words):
            canvas.write((x, y), label, Look(VALUE, INK, "center"))


def _within(center: float, words: str, plot: Box) -> float:
    """Return the middle of `words` that keeps them within the panel."""
    half = width_of(words, VALUE) / 2
    return min(max(center, plot.left + half), plot.right - half)
