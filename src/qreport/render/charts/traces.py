"""The lines of a line chart, with gaps where values are missing, and their values where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, pairwise
from typing import TYPE_CHECKING

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

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """One line: where it passes, and how it looks."""

    spots: tuple[Point, ...]
    """A point a period; for a missing value the middle of its gap."""
    present: tuple[bool, ...]
    labels: tuple[str, ...]
    stroke: Stroke
    dot: Fill

    @property
    def points(self) -> list[Point]:
        """The points that have a value."""
        return list(compress(self.spots, self.present))

    @property
    def parts(self) -> list[tuple[Point, Point]]:
        """The stretches between periods that both have a value."""
        both = [before and after for before, after in pairwise(self.present)]
        return list(compress(pairwise(self.spots), both))

    def paint(self, canvas: Canvas) -> None:
        """Draw the line and its dots; nothing joins the two sides of a gap."""
        for part in self.parts:
            canvas.line(part, self.stroke)
        for point in self.points:
            canvas.dot(point, RADIUS, self.dot, self.stroke.color)


def height_at(values: Sequence[Decimal | None], at: int, scale: Scale) -> float:
    """Return how high the value number `at` stands; a missing one halfway between its neighbours."""
    before = [value for value in values[: at + 1] if value is not None][-1:]
    after = [value for value in values[at:] if value is not None][:1]
    near = [scale(value) for value in before + after] or [scale(scale.low)]
    return sum(near) / len(near)


def write_values(canvas: Canvas, traces: Sequence[Trace], bottom: float) -> None:
    """Write each value above or below its point, where it covers neither a line nor a word.

    A gap is marked in its middle, across other lines if it must be, for it has to be seen; a line without
    any value has no gaps to mark.
    """
    parts = [part for trace in traces for part in trace.parts]
    for trace in traces:
        for spot, present, label in zip(trace.spots, trace.present, trace.labels, strict=True):
            if present:
                place = _free_place(canvas, _boxes(label, spot, _BESIDE), bottom, parts)
                _write(canvas, place, label, Look(VALUE, align="center", ground=PAPER))
            elif trace.points:
                place = _free_place(canvas, _boxes(label, spot, _WITHIN), bottom, ())
                _write(canvas, place, label, Look(VALUE, MUTED, "center", PAPER))


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
