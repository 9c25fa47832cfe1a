"""Which changes a reader sees first, and the chart of them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from qreport.comparing import change_words as words
from qreport.comparing.arithmetic import unit_of
from qreport.model.change import Change, ChangeKind
from qreport.model.document import ChartModel, Series
from qreport.model.units import PERCENT, find_unit

_FEW = 5
"""A count that changed by fewer is no news whatever its rate, unless it is flagged."""


def rated(changes: Iterable[Change], most: int) -> tuple[Change, ...]:
    """Return the typed counts and amounts that changed most by their rate, the largest rise first."""
    found = (each for each in changes if each.rate and not each.is_computed and not _is_slight(each))
    return _largest(((each, each.rate or Decimal(0)) for each in found if _is_of_years(each)), most)


def percentages(changes: Iterable[Change], most: int) -> tuple[Change, ...]:
    """Return the percentages that changed most by their points, typed or computed, the largest rise first."""
    found = (each for each in changes if each.change and unit_of(each.indicator) == PERCENT)
    return _largest(((each, each.change or Decimal(0)) for each in found if _is_of_years(each)), most)


def by_size(changes: Iterable[Change]) -> list[Change]:
    """Return `changes` with the largest rates first, then those without a rate by their difference."""
    return sorted(changes, key=lambda each: (-abs(each.rate or Decimal(0)), -abs(each.change or Decimal(0))))


def change_bars(changes: Sequence[Change], names: Sequence[str]) -> ChartModel:
    """Return the rates of `changes` as bars in their order, called by `names`."""
    labels = tuple(words.signed(each.rate) for each in changes)
    series = Series("变化率", tuple(each.rate for each in changes), labels)
    # 3 cm, which the chart outgrows with the number of its bars.
    return ChartModel("diverging", tuple(names), (series,), PERCENT, height=3)


def _is_of_years(change: Change) -> bool:
    """Whether it is about the two years compared, not about one of them stated anew."""
    return change.kind is ChangeKind.CHANGED


def _is_slight(change: Change) -> bool:
    unit = find_unit(change.indicator.unit)
    is_count = unit is not None and unit.whole
    return is_count and not change.flagged and abs(change.change or Decimal(0)) < _FEW


def _largest(sized: Iterable[tuple[Change, Decimal]], most: int) -> tuple[Change, ...]:
    largest = sorted(sized, key=lambda each: -abs(each[1]))[:most]
    # Chosen by size whatever the sign, then shown from the largest rise to the largest fall.
    return tuple(change for change, _ in sorted(largest, key=lambda each: -each[1]))
