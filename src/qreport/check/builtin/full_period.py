"""A value of a year covers the whole year."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.model.facts import Fact
from qreport.problems.checking import PART_OF_YEAR
from qreport.text.periods import month_number

# Months.
_YEAR = 12


@builtin(PART_OF_YEAR)
def full_period(data: CheckData) -> Iterator[Outcome]:
    """A value for which a stretch of months is given covers twelve of them."""
    for _, fact in data.typed():
        if fact.span and not fact.group and fact.value is not None:
            yield _verdict(data, fact, fact.span)


def _verdict(data: CheckData, fact: Fact, span: str) -> Outcome:
    first, last = span.split("/")
    months = month_number(last) - month_number(first) + 1
    if months >= _YEAR:
        return Holds()
    return Breach(
        f"{data.name(fact.indicator)}填的是 {fact.text}，只含 {first} 至 {last}（{months} 个月），不足一年",
        (fact.location,) if fact.location else (),
        f"{months} 个月",
        f"{_YEAR} 个月",
        fact.indicator,
    )
