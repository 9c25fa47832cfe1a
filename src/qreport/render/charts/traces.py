"""The lines of a line chart, with gaps where values are missing, and their values where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import compress, groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.render.charts.fonts import width_of
from qreport.render.charts.scale import Box, Scale
from qreport.render.charts.style import MUTED, PAPER, VALUE, Fill, Look, Stroke

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

RADIUS = 3.0
"""Of the dots, in points."""
_BESIDE = (-9.0, 9.0)
"""From a point to the middle of its value: above, or else below."""
_WITHIN = (0.0, -9.0, 9.0, -18.0)
"""The same for the words in a gap."""

_STROKE = 4.0
"""Width and half the height of the strokes that mark a break."""

Point = tuple[float, float]


class Trace(Struct, frozen=True):
    """One line: where it passes, and how it looks."""

    spots: tuple[Point, ...]
    """A point a period; for a missing value the middle of its gap."""
    present: tuple[bool, ...]
    labels: tuple[str, ...]
    stroke: Stroke
    dot: Fill
    broken: frozenset[int] = frozenset()
    """Numbers of the points that do not compare with those before them."""

    @property
    def points(self) -> list[Point]:
        """The points that have a value."""
        return list(compress(self.spots, self.present))

    @property
    def parts(self) -> list[tuple[Point, Point]]:
        """The stretches between periods that both have a value and compare."""
        return [part for number, part in self._stretches() if number not in self.broken]

    def _stretches(self) -> Iterator[tuple[int, tuple[Point, Point]]]:
        """Yield the stretches between neighbours with a value, each with the number of its end."""
        for number, ends in enumerate(pairwise(self.spots), start=1):
            if self.present[number - 1] and self.present[number]:
                yield number, ends

    def paint(self, canvas: Canvas) -> None:
        """Draw the line and its dots; nothing joins the sides of a gap, two strokes part those of a break."""
        for part in self.parts:
            canvas.line(part, self.stroke)
        for number, (start, end) in self._stretches():
            if number in self.broken:
                self._mark_break(canvas, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
        for point in self.points:
            canvas.dot(point, RADIUS, self.dot, self.stroke.color)

    def _mark_break(self, canvas: Canvas, at: Point) -> None:
        for shift in (-_STROKE / 2, _STROKE / 2):
            x = at[0] + shift
            canvas.line([(x - _STROKE / 2, at[1] + _STROKE), (x + _STROKE / 2, at[1] - _STROKE)], self.stroke)


def height_at(values: Sequence[Decimal | None], at: int, scale: Scale) -> float:
    """Return how high the value number `at` stands; a missing one halfway between its neighbours."""
    before = [value for value in values[: at + 1] if value is not None][-1:]
    after = [value for value in values[at:] if value is not None][:1]
    # Without any value on the line: the foot of the plot.
    near = [scale(value) for value in before + after] or [scale(scale.low)]
    return sum(near) / len(near)


def write_values(canvas: Canvas, traces: Sequence[Trace], bottom: float) -> None:
    """Write each value above or below its point, where it covers neither a line nor a word.

    A gap, of one year or of many, is marked once in its middle, across other lines if it must be, for it has
    to be seen; a line without any value has no gaps to mark.
    """
    parts = [part for trace in traces for part in trace.parts]
    for trace in traces:
        for present, run in groupby(range(len(trace.spots)), trace.present.__getitem__):
            numbers = list(run)
            if present:
                for number in numbers:
                    label = trace.labels[number]
                    place = _free_place(canvas, _boxes(label, trace.spots[number], _BESIDE), bottom, parts)
                    _write(canvas, place, label, Look(VALUE, align="center", ground=PAPER))
            # A line without any value is told behind its name instead.
            elif trace.points:
                label, spot = trace.labels[numbers[0]], _between(trace.spots, numbers)
                place = _free_place(canvas, _boxes(label, spot, _WITHIN), bottom, ())
                _write(canvas, place, label, Look(VALUE, MUTED, "center", PAPER))


def _between(spots: Sequence[Point], numbers: Sequence[int]) -> Point:
    """Return the middle of a gap."""
    first, last = spots[numbers[0]], spots[numbers[-1]]
    return (first[0] + last[0]) / 2, (first[1] + last[1]) / 2


def _boxes(label: str, spot: Point, shifts: Sequence[float]) -> list[Box]:
    width = width_of(label, VALUE)
    return [Box(spot[0] - width / 2, spot[1] + shift - VALUE / 2, width, VALUE) for shift in shifts]


def _free_place(
    canvas: Canvas, boxes: Sequence[Box], bottom: float, parts: Sequence[tuple[Point, Point]]
) -> Box | None:
    """Return the first box above `bottom` that covers no word and is crossed by none of `parts`."""
    for box in boxes:
        covers = box.bottom > bottom or any(box.overlaps(other) for other, _ in canvas.words)
        if not covers and not any(box.is_crossed_by(*part) for part in parts):
            return box
    return None


def _write(canvas: Canvas, place: Box | None, label: str, look: Look) -> None:
    if place:
        canvas.write((place.center, place.middle), label, look)
