"""Which figure of a relation that fails is most likely wrong, and what it would be if it were right."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from qreport.check.data import CheckData, Operand
from qreport.check.gaps import swaps
from qreport.check.intervals import Interval, exactly
from qreport.check.limits import is_usual
from qreport.check.printed import number_text
from qreport.formula import Formula
from qreport.formula.exact import CONTEXT
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.units import UNITS, convert, find_unit

_TENFOLD = tuple(Decimal(10) ** power for power in (1, 2, 3, 4))
_NEAR = Decimal("1.5")
"""A figure that was meant is about as large as last year's."""
_PRECISE = 500
"""So many times its uncertainty a figure is, when it agrees with another by more than chance."""
_FAR = 5
"""Hardly anything that is counted in one school grows to so many times its size in a year."""


class Suspect(Struct, frozen=True):
    """A typed figure with which a relation fails and would hold if it were another one."""

    operand: Operand
    reason: str
    """Goes on the sentence, `，像是校园占地面积 473002 按m²填了，换算成亩是 709.5`."""


class _Guess(Struct, frozen=True):
    meant: Decimal
    reason: str
    is_slip: bool
    """Whether last year's figure has to bear it out: a slip changes the size, swapped digits do not."""


def suspect(data: CheckData, left: Formula, right: Formula) -> Suspect | None:
    """Return the one figure that a slip in explains why `left` is not `right`; None when it is not one."""
    found = [each for operand in _typed(data, left, right) for each in _slips(data, operand, (left, right))]
    return found[0] if len({each.operand for each in found}) == 1 else None


def first(data: CheckData, places: tuple[Location, ...], *formulas: Formula) -> tuple[Location, ...]:
    """Return `places` with that of the only figure first that has left its range or last year's size."""
    odd = [operand for operand in _typed(data, *formulas) if _is_odd(data, operand)]
    return leading(data, places, odd[0]) if len(odd) == 1 else places


def leading(data: CheckData, places: tuple[Location, ...], operand: Operand) -> tuple[Location, ...]:
    """Return `places` with the cell of `operand` first."""
    return tuple(dict.fromkeys((*data.places(operand), *places)))


def _typed(data: CheckData, *formulas: Formula) -> Iterator[Operand]:
    """Yield the typed figures that formulas name, each once."""
    operands = dict.fromkeys(each for formula in formulas for each in data.operands(formula))
    yield from (each for each in operands if data.fact(each.code, previous=each.previous))


def _is_odd(data: CheckData, operand: Operand) -> bool:
    value = data.value(operand.code, previous=operand.previous)
    other = data.value(operand.code, previous=not operand.previous)
    if value is None:
        return False
    if not is_usual(value, data.pack.indicators[operand.code]):
        return True
    return bool(value and other) and not _like(value, other, Decimal(_FAR))


def _like(one: Decimal, other: Decimal | None, factor: Decimal) -> bool:
    return other is not None and one < other * factor and other < one * factor


def _slips(data: CheckData, operand: Operand, sides: tuple[Formula, Formula]) -> Iterator[Suspect]:
    """Yield the figure with the first guess that makes both sides the same."""
    value = data.value(operand.code, previous=operand.previous)
    if not value:
        return
    indicator = data.pack.indicators[operand.code]
    other = data.value(operand.code, previous=not operand.previous)
    for guess in _guesses(value, indicator):
        likely = is_usual(guess.meant, indicator) and (
            not guess.is_slip or other is None or _like(guess.meant, other, _NEAR)
        )
        meant = {operand: _as_meant(data, operand, guess)}
        if likely and _holds(data, sides, meant, exact=not guess.is_slip):
            name = f"{data.name(operand.code)}{'（上年）' if operand.previous else ''}"
            yield Suspect(operand, f"，像是{name} {number_text(value)} {guess.reason}")
            return


def _as_meant(data: CheckData, operand: Operand, guess: _Guess) -> Interval:
    """Return what the figure stands for as it was meant: as coarse as it was typed, in its own unit."""
    typed = data.interval(operand.code, previous=operand.previous)
    value = data.value(operand.code, previous=operand.previous)
    if not guess.is_slip or typed is None or not value:
        return exactly(guess.meant)
    times = CONTEXT.divide(guess.meant, value)
    return Interval(CONTEXT.multiply(typed.low, times), CONTEXT.multiply(typed.high, times))


def _holds(
    data: CheckData, sides: tuple[Formula, Formula], meant: Mapping[Operand, Interval], *, exact: bool
) -> bool:
    """Return whether the sides meet with other figures; `exact`: only sides that are known well prove it."""

    left, right = (data.supposing(side, meant) for side in sides)
    if left is None or right is None or not left.meets(right):
        return False
    # A ratio of 16:1 is met by one in eight of all numbers.
    return not exact or all((each.high - each.low) * _PRECISE <= abs(each.high) for each in (left, right))


def _guesses(value: Decimal, indicator: Indicator) -> Iterator[_Guess]:
    unit = find_unit(indicator.unit)
    for other in UNITS:
        real = convert(value, other, unit) if unit and other.factor != unit.factor else None
        if real is not None:
            shown = number_text(real, indicator.decimals)
            yield _Guess(real, f"按{other.name}填了，换算成{indicator.unit}是 {shown}", is_slip=True)
    for factor in _TENFOLD:
        for meant in (CONTEXT.divide(value, factor), CONTEXT.multiply(value, factor)):
            whole = unit is None or not unit.whole or meant == meant.to_integral_value()
            if whole:
                yield _Guess(meant, f"的小数点或位数错了，应为 {number_text(meant)}", is_slip=True)
    for meant in swaps(value):
        yield _Guess(meant, f"里相邻两位数字颠倒了，应为 {number_text(meant)}", is_slip=False)
