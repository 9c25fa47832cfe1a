"""Explanations of the newer filing settle flags, or say why values do not compare, while the values hold."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from qreport.comparing.comparable import EditionData
from qreport.model.change import Change
from qreport.model.facts import Fact
from qreport.model.filing import EVERY, NOT_COMPARABLE, Explanation, Filing
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.problems.checking import EXPLANATION_LAPSED, EXPLANATION_WITHOUT_VALUES
from qreport.text.periods import period_before

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
        holding = next((each for each in given if each.settles(fact) and _is_about(each, years)), None)
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


FactOf = Callable[[str, str], Fact | None]


def explanation_faults(
    filing: Filing, pack: Pack, fact: FactOf, told: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield a finding for every explanation that names no value, or one that has changed since.

    `fact` gives the value of today, typed or computed. What is `told` as wanting an explanation is not told
    again at the explanation that it had.
    """
    open_still = (each for each in told if each.level is Level.EXPLAIN and not each.explained)
    asked = {(each.indicator, each.period) for each in open_still}
    for each in filing.explanations:
        if each.indicator != EVERY and each.origin:
            name, own = pack.indicators[each.indicator].name, partial(fact, each.indicator)
            if not each.names_its_value:
                yield _without_values(each, each.origin, name, own)
            elif (each.indicator, each.period) not in asked:
                yield from _lapsed(each, each.origin, name, own)


def _without_values(
    given: Explanation, place: Location, name: str, fact: Callable[[str], Fact | None]
) -> Finding:
    years = (period_before(given.period), given.period)
    known = [(year, found) for year in years if (found := fact(year)) is not None]
    values = ", ".join(f'"{year}": "{_shown(found)}"' for year, found in known)
    # That another scope or definition keeps two years apart holds whatever the values are.
    void = "，所以不算说明" if given.comparable else ""
    message = f"“{name}”{given.period} 年的说明没有写明说的是哪个数，数再变也看不出来{void}"
    mend = f"说明对现在的数是对的，在这一条下面加一行 values: {{{values}}}" if values else None
    return EXPLANATION_WITHOUT_VALUES.at(place, message=message, mend=mend, period=given.period)


def _lapsed(
    given: Explanation, place: Location, name: str, fact: Callable[[str], Fact | None]
) -> Iterator[Finding]:
    # A value that is not there at all, as before the data are filled in, is no other value.
    changed = [(year, found) for year in given.changed(fact) if (found := fact(year)) is not None]
    if changed:
        told = "，".join(f"{year} 年 {given.values[year]}，现在是 {_shown(found)}" for year, found in changed)
        message = f"“{name}”{given.period} 年的说明写的是 {told}，说明已失效"
        yield EXPLANATION_LAPSED.at(place, message=message, period=given.period)


def _shown(fact: Fact) -> str:
    return fact.text or ("未采集" if fact.value is None else f"{fact.value:f}")


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
