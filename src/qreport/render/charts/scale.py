"""Numbers on paper: boxes in points, values as lengths, round marks for an axis."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct


class Box(Struct, frozen=True):
    """A rectangle in points; `top` is the distance from the upper edge of the picture."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def center(self) -> float:
        """Halfway between left and right."""
        return self.left + self.width / 2

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return self.top + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_crossed_by(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether the straight line from `start` to `end` passes through."""
        # Point by point, which is near enough for the stretch between two years.
        steps = 40
        return any(
            self.left < start[0] + (end[0] - start[0]) * step / steps < self.right
            and self.top < start[1] + (end[1] - start[1]) * step / steps < self.bottom
            for step in range(steps + 1)
        )


class Scale(Struct, frozen=True):
    """Maps values from `low` to `high` to points from `start` to `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal) -> float:
        """Return where `value` stands, held within the ends."""
        span = self.high - self.low
        # Only here a number becomes a float: a length on paper.
        share = float((value - self.low) / span) if span else 0.0
        return self.start + (self.end - self.start) * min(max(share, 0.0), 1.0)


def extent(values: Iterable[Decimal | None]) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value with zero among them; (0, 1) when there is nothing else."""
    known = [value for value in values if value is not None]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    return (low, high) if high > low else (Decimal(0), Decimal(1))


def ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return at most `most` + 2 round values in even steps of 1, 2 or 5 that enclose `low` to `high`."""
    step = _step((high - low) / most)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * (first + count) for count in range(int(last - first) + 1))


def _step(least: Decimal) -> Decimal:
    if least <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(least.adjusted())
    # 10 always fits, since `power` is the leading digit's place.
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def tick_text(value: Decimal) -> str:
    """Return a mark of an axis as plain digits: `95`, `0.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
