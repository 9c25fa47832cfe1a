"""The years that a table or chart of the pack asks for."""

from collections.abc import Iterable, Sequence

from qreport.compose.values.composition import Composition
from qreport.model.tables import PeriodRef

# As many as the chart kinds `line` and `years` take.
MOST_YEARS = 30
"""No page shows more years."""


def years_of(composition: Composition, references: Iterable[PeriodRef], codes: Sequence[str]) -> list[str]:
    """Return the years in the order of `references`, each once.

    `first` is the first year in which one of the indicators `codes` has a value, and at the latest the year
    before that of the report; `all` is every calendar year from that one on, also where there is no value,
    the latest `MOST_YEARS` at most.
    """
    return list(dict.fromkeys(year for each in references for year in _years(composition, each, codes)))


def _years(composition: Composition, reference: PeriodRef, codes: Sequence[str]) -> Iterable[str]:
    current = composition.filing.current
    if reference not in ("first", "all"):
        return (composition.filing.period(reference),)
    first = _first(composition, codes)
    if reference == "first":
        return (first,)
    return map(str, range(max(int(first), int(current) + 1 - MOST_YEARS), int(current) + 1))


def _first(composition: Composition, codes: Sequence[str]) -> str:
    wanted = set(codes)
    known = (fact.period for fact in composition.facts if fact.indicator in wanted and fact.value is not None)
    return min((*known, composition.filing.previous))
