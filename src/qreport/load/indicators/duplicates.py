"""Whether two copies of a value say the same: equal, rounded, cut off, or one of them only about."""

from decimal import Decimal

from qreport.model.facts import Bound, Fact, State
from qreport.model.finding import Finding
from qreport.model.units import Unit
from qreport.problems.reading import DUPLICATE_VALUE

Step = tuple[Unit, Decimal]
"""The unit that was typed, and what its last digit is worth in the unit of the indicator."""


def agree(first: Fact, second: Fact, one: Step | None, other: Step | None) -> bool:
    """Whether two typed values can be one figure: 55.7 and 55.69, 9500余 and 9527, 1.2万 and 12034.

    Two that are printed alike, with as many digits in one unit, must be equal.
    """
    if None not in (first.span, second.span) and first.span != second.span:
        return False
    if (first.state, first.bound, first.value) == (second.state, second.bound, second.value):
        return True
    if first.state is not State.REPORTED or second.state is not State.REPORTED or not (one and other):
        return False
    if first.bound is second.bound is Bound.EXACT and _alike(one, other):
        return False
    (low, high), (other_low, other_high) = _ends(first, one, other), _ends(second, other, one)
    return low < other_high and other_low < high


def finer(first: Fact, second: Fact, one: Step | None, other: Step | None) -> Fact:
    """Return the one of two agreeing values that says more: an exact one, then the one with more digits."""
    if (first.bound is Bound.EXACT) != (second.bound is Bound.EXACT):
        return first if first.bound is Bound.EXACT else second
    # In different units both are rounded in their own way; the first is as good.
    return second if one and other and one[0] == other[0] and other[1] < one[1] else first


def duplicate_fault(name: str, first: Fact, second: Fact) -> Finding:
    """Return the finding about two values of one indicator and year; the later one is named first."""
    places = [each.location for each in (second, first) if each.location]
    said = "和".join(f"{_typed(each)}（{each.origin}）" for each in (first, second))
    group = f"（{second.group}）" if second.group else ""
    message = f"“{name}”{group}{second.period} 年填了两次：{said}"
    return DUPLICATE_VALUE.at(
        *places, message=message, found=second.text, indicator=second.indicator, period=second.period
    )


def _ends(fact: Fact, own: Step, other: Step) -> tuple[Decimal, Decimal]:
    """Return between which numbers the true figure lies."""
    value, (unit, step) = fact.value or Decimal(0), own
    if fact.bound is not Bound.EXACT:
        # 9500余 is less than 9600, 2万余 less than 30000: the last digit that is not 0 counts.
        place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
        low = value - place if fact.bound is not Bound.AT_LEAST else value - step / 2
        return low, value + (place if fact.bound is not Bound.AT_MOST else step / 2)
    # In one unit the finer figure is what it says; the other one was rounded, or cut off.
    if unit == other[0] and (unit.whole or (step < other[1] and not _alike(own, other))):
        return value - step / 1000, value + step / 1000
    # Rounding moves a number by half a step either way, cutting off by up to a whole one.
    return value - step / 2, value + step


def _alike(one: Step, other: Step) -> bool:
    """Whether two figures have as many digits in one unit; values are converted with ten digits only."""
    return one[0] == other[0] and abs(one[1] - other[1]) * 1000 < one[1]


def _typed(fact: Fact) -> str:
    return f"{fact.text}，{fact.span}" if fact.span else fact.text
