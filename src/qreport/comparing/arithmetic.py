"""Differences, rates, and whether they are good news."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce

from qreport.formula.exact import WIDE
from qreport.model.change import Assessment
from qreport.model.indicator import Indicator, Polarity
from qreport.model.units import PERCENT, RATIO, find_unit

_NO_CHANGE = [Decimal(0).scaleb(-places) for places in range(7)]
"""Zero with 0 to 6 decimals."""
_UNRATED = (PERCENT, RATIO, "年")
"""A percentage changes by points, a ratio and a calendar year by themselves."""


def difference(old: Decimal, new: Decimal) -> Decimal:
    """Return new less old, exact."""
    return WIDE.subtract(new, old)


def rate(old: Decimal, new: Decimal, indicator: Indicator, places: int = 2) -> Decimal | None:
    """Return the change in percent with `places` decimals, half up; None where a percentage means nothing.

    That is for percentages, ratios and years, and from a value of 0 or less.
    """
    if old <= 0 or unit_of(indicator) in _UNRATED:
        return None
    if old == new:
        return _NO_CHANGE[places]
    percent = WIDE.divide(difference(old, new) * 100, old)
    return percent.quantize(_NO_CHANGE[places], ROUND_HALF_UP, WIDE)


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the sum, exact."""
    return reduce(WIDE.add, values, Decimal(0))


def compound(first: Decimal, last: Decimal, years: int, indicator: Indicator) -> Decimal | None:
    """Return the yearly growth in percent that leads from `first` to `last`; two decimals, half up.

    None where a percentage means nothing (as in `rate`), for a value of 0 or less, and for no years.
    """
    if min(first, last) <= 0 or years < 1 or unit_of(indicator) in _UNRATED:
        return None
    # The root is not exact; with a hundred digits it is far closer than the two decimals that are kept.
    factor = WIDE.power(WIDE.divide(last, first), WIDE.divide(Decimal(1), Decimal(years)))
    return WIDE.multiply(WIDE.subtract(factor, 1), 100).quantize(Decimal("0.01"), ROUND_HALF_UP, WIDE)


def can_be_added(indicator: Indicator) -> bool:
    """Return whether values of several things may be summed up; not percentages, ratios and years."""
    return unit_of(indicator) not in _UNRATED


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
