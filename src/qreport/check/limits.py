"""Compares a typed value with its limits, and guesses the slip of a unit behind one that lies outside."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import limits_text, number_text
from qreport.formula.exact import CONTEXT
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.units import PERCENT, UNITS, convert, find_unit

_NEAR = 2
"""A value that was meant differs from last year's by less than this factor."""
_WHOLE = 100


def possible_range(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest value that there can be, whatever the school; None for no limit.

    The difference of two values, which only a formula gives, may be negative.
    """
    low = min(Decimal(0), indicator.minimum or Decimal(0))
    if indicator.unit == PERCENT:
        # A rate of growth is no share: its pack says so with a range beyond that of shares.
        return low, max(Decimal(100), indicator.maximum or Decimal(100))
    return (None, None) if indicator.formula else (low, None)


def is_usual(value: Decimal, indicator: Indicator) -> bool:
    """Return whether `value` is possible and within the range that the catalogue expects."""
    expected = fits(value, indicator.minimum, indicator.maximum)
    return expected and fits(value, *possible_range(indicator))


def is_fraction(value: Decimal, indicator: Indicator) -> bool:
    """Return whether a percentage outside its range was typed as a fraction of 1, as its range tells."""
    return indicator.unit == PERCENT and 0 < value <= 1 and not is_usual(value, indicator)


def within(data: CheckData, fact: Fact, low: Decimal | None, high: Decimal | None) -> Outcome:
    """Return whether a typed value lies between `low` and `high`; a missing one cannot be checked."""
    indicator = data.pack.indicators[fact.indicator]
    if fact.value is None:
        return NotCheckable(f"{data.name(fact.indicator)}没有数")
    if fits(fact.value, low, high):
        return Holds()
    limits = limits_text(low, high)
    group = f"（{fact.group}）" if fact.group else ""
    return Breach(
        f"{data.name(fact.indicator)}{group}填的是 {fact.text}，应为 {limits}（单位：{indicator.unit}）",
        (fact.location,) if fact.location else (),
        fact.text,
        limits,
        fact.indicator,
        mend=_slip(data, fact.value, indicator),
    )


def fits(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether `value` lies between `low` and `high`, both included; None is no limit."""
    return (low is None or value >= low) and (high is None or value <= high)


def _slip(data: CheckData, value: Decimal, indicator: Indicator) -> str | None:
    """Return what the value would be if it was typed with another point or in another unit and then fits.

    A guess that last year's value speaks against is none.
    """
    before = data.value(indicator.code, previous=True)
    for meant, words in _guesses(value, indicator):
        if is_usual(meant, indicator) and _agrees(meant, before, indicator):
            return words
    return None


def _agrees(meant: Decimal, before: Decimal | None, indicator: Indicator) -> bool:
    # Last year's value may have the same slip; then it speaks neither for nor against.
    if before is None or not before or not is_usual(before, indicator):
        return True
    return before < meant * _NEAR and meant < before * _NEAR


def _guesses(value: Decimal, indicator: Indicator) -> Iterator[tuple[Decimal, str]]:
    """Yield what may have been meant, the likeliest first, with the advice that says so."""
    if indicator.unit == PERCENT:
        # 985 for 98.5: the point left out while typing.
        if value > _WHOLE:
            tenth = CONTEXT.divide(value, Decimal(10))
            yield tenth, f"小数点好像错了一位：{number_text(tenth)}？请对照原始材料。"
        if 0 < value <= 1:
            percent = value * 100
            yield percent, f"好像是按小数填的：是否为 {number_text(percent)}？请对照原始材料。"
    unit = find_unit(indicator.unit)
    # The small units of a kind stand first: 元 for 万元 is a likelier slip than 亿元.
    for other in UNITS:
        real = convert(value, other, unit) if unit and other != unit else None
        if real is not None:
            converted = number_text(real, indicator.decimals)
            yield real, f"好像填的是{other.name}数；换算成{indicator.unit}是 {converted}。"
