"""Numbers and sums as findings print them."""

from collections.abc import Sequence
from decimal import Decimal

from qreport.formula.exact import rounded

_TYPED_DECIMALS = 4
"""A number with more decimals is a computed one."""
# So many numbers a message adds up one by one; of more only their count is told.
_MOST_TERMS = 8


def number_text(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` in plain digits: with so many decimals, else as typed, a computed one with two."""
    if decimals is not None:
        return f"{rounded(value, decimals):f}"
    text = f"{value:f}" if _decimals(value) <= _TYPED_DECIMALS else f"{rounded(value, 2):f}"
    # 75.50 is told as 75.5; only where there is a point, or 120 would become 12.
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def sum_text(terms: Sequence[Decimal], total: Decimal) -> str:
    """Return `1 + 2 = 3`, or how many numbers were added when they are many."""
    if len(terms) > _MOST_TERMS:
        return f"{len(terms)} 个数相加 = {number_text(total)}"
    return f"{' + '.join(number_text(term) for term in terms)} = {number_text(total)}"


def gap_text(found: Decimal, expected: Decimal) -> str:
    """Return `少 1884` or `多 12`."""
    return f"{'少' if found < expected else '多'} {number_text(abs(found - expected))}"


def limits_text(minimum: Decimal | None, maximum: Decimal | None) -> str:
    """Return `0 到 100 之间的数`, `不小于 0 的数` or `不大于 100 的数`."""
    if minimum is not None and maximum is not None:
        return f"{number_text(minimum)} 到 {number_text(maximum)} 之间的数"
    if minimum is not None:
        return f"不小于 {number_text(minimum)} 的数"
    return f"不大于 {number_text(maximum)} 的数" if maximum is not None else "任何数"
