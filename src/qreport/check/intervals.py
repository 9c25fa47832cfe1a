"""What a printed figure can stand for: closed intervals of exact numbers, computed outward."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from msgspec import Struct

from qreport.formula.exact import apply, rounded
from qreport.formula.tree import ArithmeticSign, ComparisonSign

# Inexact is no trap: that is what the two directions of rounding are for.
_TRAPS = [DivisionByZero, InvalidOperation, Overflow]
# 34 digits as in IEEE 754 decimal128; lower ends are rounded down, upper ones up, so that none is lost.
_DOWN = Context(prec=34, rounding=ROUND_FLOOR, traps=_TRAPS)
_UP = Context(prec=34, rounding=ROUND_CEILING, traps=_TRAPS)


class Interval(Struct, frozen=True):
    """Every number from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def meets(self, other: "Interval") -> bool:
        """Return whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def exactly(value: Decimal) -> Interval:
    """Return the interval of one number."""
    return Interval(value, value)


class Intervals:
    """The algebra of intervals: a result holds every number that numbers of the operands can give.

    A value that stands twice in a formula is taken for two values; that can only widen the result, so a
    comparison that fails fails for all true values.
    """

    def number(self, value: Decimal) -> Interval:
        """Return the interval of one number."""
        return exactly(value)

    def negative(self, value: Interval) -> Interval:
        """Return the opposite numbers."""
        return Interval(value.high.copy_negate(), value.low.copy_negate())

    def arithmetic(self, sign: ArithmeticSign, left: Interval, right: Interval) -> Interval | None:
        """Return the results of `left sign right`; None when the divisor can be 0."""
        if sign == "/" and right.low <= 0 <= right.high:
            return None
        # Over two intervals each sign has its extremes at the ends; a divisor of 0 is ruled out above.
        ends = [(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
        lows = [apply(_DOWN, sign, a, b) for a, b in ends]
        highs = [apply(_UP, sign, a, b) for a, b in ends]
        # `apply` gives None for an overflow: then the interval has no end to name.
        known = [end for end in lows + highs if end is not None]
        return Interval(min(known), max(known)) if len(known) == len(lows) + len(highs) else None

    def rounded(self, value: Interval, digits: int) -> Interval:
        """Return the rounded numbers."""
        return Interval(rounded(value.low, digits), rounded(value.high, digits))

    def undecided(self, first: Interval, second: Interval) -> Interval:
        """Return the interval that holds both."""
        return Interval(min(first.low, second.low), max(first.high, second.high))

    def compare(self, sign: ComparisonSign, left: Interval, right: Interval) -> bool | None:
        """Return whether `left sign right` holds for all numbers, for none (False), or for some (None)."""
        if sign in (">", ">="):
            return self.compare("<" if sign == ">" else "<=", right, left)
        if sign == "!=":
            same = self.compare("=", left, right)
            return None if same is None else not same
        return _compare(sign, left, right)


def _compare(sign: ComparisonSign, left: Interval, right: Interval) -> bool | None:
    match sign:
        case "<":
            all_hold, some_hold = left.high < right.low, left.low < right.high
        case "<=":
            all_hold, some_hold = left.high <= right.low, left.low <= right.high
        case _:
            all_hold, some_hold = left.is_exact and left == right, left.meets(right)
    return all_hold or (None if some_hold else False)
