"""Explanations of the newer filing settle flags, or say why values do not compare, while the values hold."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from qreport.comparing.edition_data import EditionData
from qreport.model.change import Change
from qreport.model.facts import Fact
from qreport.model.filing import EVERY, NOT_COMPARABLE, Explanation

Years = tuple[str, str]


class Given:
    """The explanations of the newer filing, by indicator and year.

    An explanation counts for the later year of a change. The values that it names for the years compared
    are those compared, all others those of the newer filing.
    """

    def __init__(self, side: EditionData) -> None:
        self._side = side
        self._by_key: dict[tuple[str, str], list[Explanation]] = {}
        for each in side.explanations:
            self._by_key.setdefault((each.indicator, each.period), []).append(each)

    def why_not(self, code: str, years: Years, before: Fact | None, now: Fact | None) -> str | None:
        """Return why the school says that two values do not compare; None when it does not say so."""
        if not self._by_key:
            return None
        # Those of the indicator come before those about all of them.
        concerned = (*self._by_key.get((code, years[1]), ()), *self._by_key.get((EVERY, years[1]), ()))
        return declared(concerned, code, years[1], self._facts(code, years, before, now))

    def settle(self, change: Change) -> Change:
        """Return `change` with the explanation that settles its flag, or with the one that has lapsed."""
        if not self._by_key or not change.flagged:
            return change
        given = self._by_key.get((change.indicator.code, change.new_period), ())
        years = change.old_period, change.new_period
        fact = self._facts(change.indicator.code, years, change.old, change.new)
        holding = next((each for each in given if each.holds(fact) and _is_about(each, years)), None)
        if holding:
            return replace(change, explanation=holding.told)
        # Told, so that the school sees why its explanation settles nothing any more.
        lapsed = next((each for each in given if not each.holds(fact)), None)
        return replace(change, lapsed=lapsed.told) if lapsed else change

    def _facts(
        self, code: str, years: Years, before: Fact | None, now: Fact | None
    ) -> Callable[[str], Fact | None]:
        compared = {years[0]: before, years[1]: now}  # of one year stated twice the newer value stays
        return lambda period: compared[period] if period in compared else self._side.facts.get(code, period)


def _is_about(given: Explanation, years: Years) -> bool:
    """Return whether it was given for this change: one that names earlier years names the earlier one."""
    before, now = years
    earlier = {year for year in given.values if year < now}
    return before == now or not earlier or before in earlier


def declared(
    explanations: Iterable[Explanation], code: str, period: str, fact: Callable[[str], Fact | None]
) -> str | None:
    """Return why the value of `period` does not compare with that before; None when nobody says so.

    An explanation whose values are no longer those that `fact` gives for their years says nothing.
    """
    for each in explanations:
        if not each.comparable and each.concerns(code, period) and each.holds(fact):
            return f"{NOT_COMPARABLE[each.reason]}，{each.told.rstrip('。')}"
    return None
