"""Formulas in exact numbers, and rounding; never infinite, never NaN.

A number is a Decimal as long as its digits end within 34; from a division that does not end on it is a
Fraction, or 19 / 7 * 3.5 would be a little less than 9.5 and round to 9.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction
from typing import Any

from qreport.formula.algebra import Lookup, compute
from qreport.formula.parse import Formula
from qreport.formula.tree import ArithmeticSign, ComparisonSign

CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow])
"""The precision of decimal128: far beyond what any report prints."""
WIDE = Context(prec=100)
"""Keeps every digit of a typed number in any unit, and of differences and sums of such numbers."""
_WHOLE = Context(prec=34, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])
"""Raises `Inexact` for a result with more digits."""
Number = Decimal | Fraction

COMPARE: Mapping[ComparisonSign, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
_FRACTIONS: Mapping[ArithmeticSign, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_ROUNDING = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}


def evaluate(formula: Formula, lookup: Lookup[Number]) -> Number | bool | None:
    """Return the value of `formula`.

    `lookup(code, previous)` gives the value of an indicator, `previous` for the year before; None when it
    is missing. A missing value makes the result missing, and so do a division by zero and a number too
    large to write.
    """
    return compute(formula, Exact(), lookup)


def decimal_of(value: Number) -> Decimal:
    """Return `value` itself, a Fraction to 34 digits."""
    if isinstance(value, Decimal):
        return value
    return CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def rounded(value: Number, decimals: int, rounding: str = "half_up") -> Decimal:
    """Return `value` with so many decimals; `rounding` is half_up, half_even or truncate."""
    value = _cut(value, decimals + 1) if isinstance(value, Fraction) else value
    # `quantize` refuses a result that is longer than the precision, so each number gets the room it needs.
    places = max(34, value.adjusted() + decimals + 2)
    return value.quantize(Decimal(1).scaleb(-decimals), _ROUNDING[rounding], Context(prec=places))


def decimals_of(value: Number, given: int | None) -> int:
    """Return the decimals that a catalogue gives; without them none for a whole number, two for another."""
    if given is not None:
        return given
    return 0 if Fraction(value).denominator == 1 else 2


def _cut(value: Fraction, decimals: int) -> Decimal:
    """Return so many decimals of `value` and one more, not 0 when anything follows; it rounds alike."""
    kept, rest = divmod(abs(value.numerator) * 10**decimals, value.denominator)
    digits = Decimal(kept * 10 + (1 if rest else 0))
    places = Context(prec=max(1, digits.adjusted() + 1))
    return digits.scaleb(-decimals - 1, places).copy_sign(Decimal(value.numerator))


class Exact:
    """Decimals, and fractions where they do not end."""

    def number(self, value: Decimal) -> Number:
        """Return `value`."""
        return value

    def negative(self, value: Number) -> Number:
        """Return `-value`; the opposite of 0 is 0."""
        return CONTEXT.minus(value) if isinstance(value, Decimal) else -value

    def arithmetic(self, sign: ArithmeticSign, left: Number, right: Number) -> Number | None:
        """Return `left sign right`; None for a division by zero or a result out of range."""
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            with suppress(Inexact):
                return apply(_WHOLE, sign, left, right)
        try:
            return _FRACTIONS[sign](Fraction(left), Fraction(right))
        except ZeroDivisionError:
            return None

    def rounded(self, value: Number, digits: int) -> Number:
        """Return `value` rounded half up."""
        return rounded(value, digits)

    def undecided(self, first: Number, second: Number) -> Number | None:
        """Return the number when both are the same."""
        return first if first == second else None

    def compare(self, sign: ComparisonSign, left: Number, right: Number) -> bool:
        """Return whether `left sign right` holds."""
        return COMPARE[sign](left, right)


def apply(context: Context, sign: ArithmeticSign, left: Decimal, right: Decimal) -> Decimal | None:
    """Return `left sign right` in `context`; None for a division by zero or a result out of range."""
    operations = {"+": context.add, "-": context.subtract, "*": context.multiply, "/": context.divide}
    try:
        return operations[sign](left, right)
    except (DivisionByZero, InvalidOperation, Overflow):
        return None


def digits_of(value: Decimal) -> str:
    """Return the digits of a number that say something: 9527, 5124 of 512.40, 2 of 2000; none of 0."""
    # normalize() takes the zeros at the end off, and as_tuple() knows no point.
    return "".join(map(str, value.normalize().as_tuple().digits)) if value else ""


def added(values: Iterable[object]) -> Decimal | None:
    """Return the sum of Decimals; None when one of the values is none, which is not 0."""
    whole = Decimal(0)
    # Not `sum`, which rounds to the 28 digits of the thread's context.
    for value in values:
        if not isinstance(value, Decimal):
            return None
        whole = CONTEXT.add(whole, value)
    return whole
