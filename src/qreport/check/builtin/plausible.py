"""Values lie where the catalogue expects them."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import fits, possible_range, within
from qreport.check.outcomes import Outcome
from qreport.model.units import PERCENT
from qreport.problems.checking import IMPLAUSIBLE_VALUE


@builtin(IMPLAUSIBLE_VALUE)
def plausible(data: CheckData) -> Iterator[Outcome]:
    """A possible value is not below the `minimum` nor above the `maximum` of the catalogue."""
    for indicator, fact in data.typed():
        limited = indicator.minimum is not None or indicator.maximum is not None
        # What is not even possible is an error of `possible` and is told once.
        possible = fact.value is None or fits(fact.value, *possible_range(indicator))
        if limited and possible and indicator.unit != PERCENT:
            yield within(data, fact, indicator.minimum, indicator.maximum)
