"""Which changes want an explanation: limits by kind of unit, overridden by the indicator."""

from decimal import Decimal
from functools import lru_cache

from qreport.comparing.arithmetic import difference, unit_of
from qreport.model.indicator import ChangeLimits, Indicator
from qreport.model.units import PERCENT, RATIO, find_unit

# docs/diff.md tells these limits; a pack may set others for an indicator.
COUNTS = ChangeLimits(relative=Decimal(20), small=Decimal(25), absolute=Decimal(5))
"""A fifth; of fewer than 25, five: there the two limits meet."""
AMOUNTS = ChangeLimits(relative=Decimal(20), small=Decimal(0), absolute=Decimal(5))
"""Whether a measured amount is small depends on its unit (17.87 万m² is not), so none is by default."""
PERCENTAGES = ChangeLimits(points=Decimal(5))
RATIOS = ChangeLimits(absolute=Decimal(2))


def limits_of(indicator: Indicator) -> ChangeLimits:
    """Return the limits of the kind of unit, with those that the indicator sets in their place."""
    general = _by_unit(indicator.unit, has_decimals=bool(indicator.decimals))
    if indicator.limits is None:
        return general
    return general.model_copy(update=indicator.limits.model_dump(exclude_none=True))


def why_flagged(old: Decimal | None, new: Decimal | None, indicator: Indicator) -> str | None:
    """Return why a change of what was reported wants an explanation, or None when it wants none.

    None stands for a value that the filing says is missing: like 0 it is nothing, so that from one to the
    other is no news, and from nothing to something asks.
    """
    if not old and not new:
        return None
    if not old:
        return "从无到有"
    if new is None:
        return "原有数据，现未采集"
    reached = _reached(old, new, indicator)
    return f"变化达到 {reached}" if reached else None


@lru_cache(maxsize=256)
def _by_unit(name: str, *, has_decimals: bool) -> ChangeLimits:
    unit = find_unit(name)
    if unit and unit.name == PERCENT:
        return PERCENTAGES
    if unit and unit.name == RATIO:
        return RATIOS
    # 生均图书 is counted in 册 too, but is no count
    return COUNTS if unit and unit.whole and not has_decimals else AMOUNTS


def _reached(old: Decimal, new: Decimal, indicator: Indicator) -> str | None:
    """Return the limit that the change reaches, in words."""
    limits, change, unit = limits_of(indicator), abs(difference(old, new)), unit_of(indicator)
    if unit == PERCENT:
        return _at(change, limits.points, " 个百分点")
    # By the larger of both: a number that was small and is not any more is judged by its rate.
    small = limits.small is not None and max(abs(old), abs(new)) < limits.small
    if limits.relative is None or small:
        return _at(change, limits.absolute, "" if unit == RATIO else f" {unit}")
    # Multiplied out, so that no division rounds at the limit.
    return f"{limits.relative:f}%" if change * 100 >= limits.relative * abs(old) else None


def _at(change: Decimal, limit: Decimal | None, unit: str) -> str | None:
    return f"{limit:f}{unit}" if limit is not None and change >= limit else None
