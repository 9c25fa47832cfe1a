"""Values are possible at all, and lie where the catalogue expects them."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import fits, possible_range, within
from qreport.check.outcomes import Outcome
from qreport.model.units import PERCENT
from qreport.problems.checking import IMPLAUSIBLE_VALUE, VALUE_OUT_OF_RANGE


@builtin(VALUE_OUT_OF_RANGE)
def possible(data: CheckData) -> Iterator[Outcome]:
    """A typed percentage lies within 0 to 100, no count or amount is negative; the catalogue may say else."""
    for indicator, fact in data.typed():
        low, high = possible_range(indicator)
        # That a count is not negative goes without saying: it is no comparison worth counting.
        if indicator.unit == PERCENT or (fact.value is not None and not fits(fact.value, low, high)):
            yield within(data, fact, low, high)


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
