"""Two neighbouring digits that changed places: the slip behind many a difference."""

from collections.abc import Iterator
from decimal import Decimal


def swaps(value: Decimal) -> Iterator[Decimal]:
    """Yield every number that has two neighbouring digits of `value` in the other order."""
    digits = f"{value:f}"
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        if pair.isdigit() and pair[0] != pair[1]:
            yield Decimal(digits[:at] + pair[::-1] + digits[at + 2 :])


def swap_hint(found: Decimal, expected: Decimal) -> str:
    """Return words that go on a sentence when swapped digits explain the difference, else an empty text.

    Two digits next to each other that change places always change a whole number by a multiple of 9.
    """
    return "，像是相邻两位数字颠倒了" if expected in swaps(found) else ""
