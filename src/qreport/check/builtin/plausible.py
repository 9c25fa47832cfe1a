"""Values lie where the catalogue expects them."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import fits, possible_range, within
from qreport.check.outcomes import Outcome
from qreport.problems.checking import IMPLAUSIBLE_VALUE


@builtin(IMPLAUSIBLE_VALUE)
def plausible(data: CheckData) -> Iterator[Outcome]:
    """A possible value is not below the `minimum` nor above the `maximum` of the catalogue."""
    for indicator, fact in data.typed():
        expected = indicator.minimum, indicator.maximum
        # What is not even possible is an error of `possible` and is told once.
        limits = possible_range(indicator)
        possible = fact.value is None or fits(fact.value, *limits)
        if possible and expected not in ((None, None), limits):
            yield within(data, fact, *expected)
