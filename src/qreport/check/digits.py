"""Two neighbouring digits that changed places: the slip behind many a difference."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import prod

from qreport.check.data import CheckData
from qreport.model.facts import Bound, Fact

_NO_CHANCE = 5000
"""A count that changes by a tenth is 1211 again in one of some 240 schools: figures of which the digits,
multiplied, reach this number agree by chance in less than one of a thousand."""


def swaps(value: Decimal) -> Iterator[Decimal]:
    """Yield every number that has two neighbouring digits of `value` in the other order."""
    # Never 1E+3, in which there is nothing to swap.
    digits = f"{value:f}"
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        # Neither across the point nor with the sign.
        if pair.isdigit() and pair[0] != pair[1]:
            yield Decimal(digits[:at] + pair[::-1] + digits[at + 2 :])


def swap_hint(found: Decimal, expected: Decimal) -> str:
    """Return words that go on a sentence when swapped digits explain the difference, else an empty text.

    Two digits next to each other that change places always change a whole number by a multiple of 9.
    """
    return "，像是相邻两位数字颠倒了" if expected in swaps(found) else ""


def exact(data: CheckData, code: str, *, previous: bool = False) -> tuple[Fact, Decimal] | None:
    """Return the typed fact of the whole school with its number; None when it is missing or vague."""
    fact = data.fact(code, previous=previous)
    if fact is None or fact.value is None or fact.bound is not Bound.EXACT:
        return None
    return fact, fact.value


def digits_of(value: Decimal) -> str:
    """Return the digits of a number that say something: 9527, 5124 of 512.40, 2 of 2000; none of 0."""
    # normalize() takes the zeros at the end off, and as_tuple() knows no point.
    return "".join(map(str, value.normalize().as_tuple().digits)) if value else ""


def significant(value: Decimal) -> int:
    """Return how many digits of a number say something."""
    return len(digits_of(value))


def same_digits(data: CheckData, code: str) -> str:
    """Return the significant digits of a figure that is last year's; none when it is another."""
    now, before = exact(data, code), exact(data, code, previous=True)
    return digits_of(now[1]) if now and before and now[1] == before[1] else ""


def is_no_chance(digits: Iterable[str]) -> bool:
    """Return whether so many digits do not stay the same from one year to the next by chance."""
    # Multiplied, because figures that agree by chance do so independently of each other.
    return prod(int(each) for each in digits) >= _NO_CHANCE
