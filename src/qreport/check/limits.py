"""Compares a typed value with its limits, and guesses the slip of a unit behind one that lies outside."""

from decimal import Decimal

from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.wording import limits_text, number_text
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.units import PERCENT, UNITS, convert, find_unit


def possible_range(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest value that there can be, whatever the school; None for no limit.

    The difference of two values, which only a formula gives, may be negative.
    """
    if indicator.unit == PERCENT:
        low = Decimal(0) if indicator.minimum is None else indicator.minimum
        return low, Decimal(100) if indicator.maximum is None else indicator.maximum
    if indicator.formula:
        return None, None
    return min(Decimal(0), indicator.minimum or Decimal(0)), None


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
        mend=_slip(fact.value, indicator, low, high),
    )


def fits(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether `value` lies between `low` and `high`, both included; None is no limit."""
    return (low is None or value >= low) and (high is None or value <= high)


def _slip(value: Decimal, indicator: Indicator, low: Decimal | None, high: Decimal | None) -> str | None:
    """Return what the value would be if it was typed in another unit of the kind and then fits."""
    unit = find_unit(indicator.unit)
    # 985 for 98.5: the point left out while typing.
    if indicator.unit == PERCENT and value > 0 and fits(value / 10, low, high):
        return f"小数点好像错了一位：{number_text(value / 10)}？请对照原始材料。"
    if indicator.unit == PERCENT and 0 < value <= 1 and fits(value * 100, low, high):
        return f"好像是按小数填的：是否为 {number_text(value * 100)}？请对照原始材料。"
    # The small units of a kind stand first: 元 for 万元 is a likelier slip than 亿元.
    for other in UNITS:
        real = convert(value, other, unit) if unit and other != unit else None
        if real is not None and fits(real, low, high):
            converted = number_text(real, indicator.decimals)
            return f"好像填的是{other.name}数；换算成{indicator.unit}是 {converted}。"
    return None
