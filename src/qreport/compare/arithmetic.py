"""Differences, rates, and whether they are good news."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from qreport.model.change import Assessment
from qreport.model.indicator import Indicator, Polarity
from qreport.model.units import PERCENT, RATIO, find_unit

_WIDE = Context(prec=60)
"""Wider than the longest number that a file may hold, so that a difference is exact."""
_UNRATED = (PERCENT, RATIO, "年")
"""A percentage changes by points, a ratio and a calendar year by themselves."""


def difference(old: Decimal, new: Decimal) -> Decimal:
    """Return new less old, exact."""
    return _WIDE.subtract(new, old)


def rate(old: Decimal, new: Decimal, indicator: Indicator) -> Decimal | None:
    """Return the change in percent with two decimals, half up; None where a percentage means nothing.

    That is for percentages, ratios and years, and from a value of 0 or less.
    """
    if old <= 0 or unit_of(indicator) in _UNRATED:
        return None
    percent = _WIDE.divide(difference(old, new) * 100, old)
    return percent.quantize(Decimal("0.01"), ROUND_HALF_UP, _WIDE)


def assess(change: Decimal, indicator: Indicator) -> Assessment:
    """Return whether a change is good news; neutral for none and for an indicator without polarity."""
    if change == 0 or indicator.polarity is Polarity.NEUTRAL:
        return Assessment.NEUTRAL
    rises_well = indicator.polarity is Polarity.HIGHER
    return Assessment.BETTER if (change > 0) is rises_well else Assessment.WORSE


def unit_of(indicator: Indicator) -> str:
    """Return the unit by its name in the table of units; one that is not there stays as it is."""
    return _printed(indicator.unit)


@lru_cache(maxsize=256)
def _printed(name: str) -> str:
    unit = find_unit(name)
    return unit.name if unit else name
