"""Formulas in exact numbers, and rounding; never infinite, never NaN."""

import operator
from collections.abc import Callable, Mapping
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Any

from qreport.formula.algebra import Lookup, compute
from qreport.formula.parse import Formula
from qreport.formula.tree import ArithmeticSign, ComparisonSign

CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow])
"""The precision of decimal128: far beyond what any report prints."""

COMPARE: Mapping[ComparisonSign, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
_ROUNDING = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}


def evaluate(formula: Formula, lookup: Lookup[Decimal]) -> Decimal | bool | None:
    """Return the value of `formula`.

    `lookup(code, previous)` gives the value of an indicator, `previous` for the year before; None when it
    is missing. A missing value makes the result missing, and so do a division by zero and a number too
    large to write.
    """
    return compute(formula, Exact(), lookup)


def rounded(value: Decimal, decimals: int, rounding: str = "half_up") -> Decimal:
    """Return `value` with so many decimals; `rounding` is half_up, half_even or truncate."""
    # `quantize` refuses a result that is longer than the precision, so each number gets the room it needs.
    places = max(34, value.adjusted() + decimals + 2)
    return value.quantize(Decimal(1).scaleb(-decimals), _ROUNDING[rounding], Context(prec=places))


class Exact:
    """Decimals of 34 digits."""

    def number(self, value: Decimal) -> Decimal:
        """Return `value`."""
        return value

    def negative(self, value: Decimal) -> Decimal:
        """Return `-value`; the opposite of 0 is 0."""
        return CONTEXT.minus(value)

    def arithmetic(self, sign: ArithmeticSign, left: Decimal, right: Decimal) -> Decimal | None:
        """Return `left sign right`; None for a division by zero or a result out of range."""
        return apply(CONTEXT, sign, left, right)

    def rounded(self, value: Decimal, digits: int) -> Decimal:
        """Return `value` rounded half up."""
        return rounded(value, digits)

    def undecided(self, first: Decimal, second: Decimal) -> Decimal | None:
        """Return the number when both are the same."""
        return first if first == second else None

    def compare(self, sign: ComparisonSign, left: Decimal, right: Decimal) -> bool:
        """Return whether `left sign right` holds."""
        return COMPARE[sign](left, right)


def apply(context: Context, sign: ArithmeticSign, left: Decimal, right: Decimal) -> Decimal | None:
    """Return `left sign right` in `context`; None for a division by zero or a result out of range."""
    operations = {"+": context.add, "-": context.subtract, "*": context.multiply, "/": context.divide}
    try:
        return operations[sign](left, right)
    except (DivisionByZero, InvalidOperation, Overflow):
        return None
