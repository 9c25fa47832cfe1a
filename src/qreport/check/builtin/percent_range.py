"""Percentages lie between 0 and 100."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import within
from qreport.check.outcomes import Outcome
from qreport.check.problems import VALUE_OUT_OF_RANGE
from qreport.model.units import PERCENT


@builtin(VALUE_OUT_OF_RANGE)
def percent_range(data: CheckData) -> Iterator[Outcome]:
    """A typed percentage lies within the limits of the catalogue, 0 to 100 where it gives none."""
    for indicator, fact in data.typed():
        if indicator.unit == PERCENT:
            low = Decimal(0) if indicator.minimum is None else indicator.minimum
            high = Decimal(100) if indicator.maximum is None else indicator.maximum
            yield within(data, fact, low, high)
