"""The draws of one school: equal seeds give equal schools."""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")
SMALL = 25
"""Fewer are compared by their difference, more by percent."""


class Dice:
    """Whole numbers, shares and changes from one year to the next."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(low, high)

    def factor(self, low: float, high: float) -> Decimal:
        """Return a number of four decimals."""
        return Decimal(self._random.randint(round(low * 10000), round(high * 10000))) / 10000

    def of(self, whole: int, low: float, high: float) -> int:
        """Return a part of `whole`, at least 1."""
        return max(1, int(whole * self.factor(low, high)))

    def one(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return self._random.choice(choices)

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return `count` different ones, in their order."""
        places = sorted(self._random.sample(range(len(choices)), count))
        return [choices[place] for place in places]

    def happens(self, share: float) -> bool:
        """Return True in this share of all draws."""
        return self._random.random() < share

    def next_year(self, before: int, most: float = 0.12, small: int = 2) -> int:
        """Return another count, by less than what wants an explanation; what is 0 stays 0."""
        if before == 0:
            return 0
        if before < SMALL:
            steps = [step for step in range(-small, small + 1) if step and before + step > 0]
            return before + self.one(steps)
        change = int(before * self.factor(-most, most))
        return before + (change or 1)

    def next_share(self, before: Decimal, most: int = 15) -> Decimal:
        """Return a percentage with the same decimals, at most `most` / 10 points away and under 100."""
        change = Decimal(self.whole(-most, most)) / 10
        after = min(before + change, Decimal("99.9"))
        return after.quantize(before)
