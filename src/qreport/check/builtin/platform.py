"""Starred values are those of the state's data platform."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import swap_hint
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import interval_of, number_text
from qreport.model.facts import Fact
from qreport.model.filing import PLATFORM
from qreport.problems.checking import DIFFERS_FROM_PLATFORM


@builtin(DIFFERS_FROM_PLATFORM)
def platform(data: CheckData) -> Iterator[Outcome]:
    """Each starred indicator of the report's year, typed or computed, equals what the folder platform/ holds.

    One that the platform's file does not hold cannot be compared; without the folder nothing is.
    """
    if not data.is_current or not data.filing.platform:
        return
    for indicator in data.pack.indicators.values():
        if indicator.starred:
            theirs = data.filing.platform.get(indicator.code, data.period)
            yield _compared(data, indicator.code, theirs)


def _compared(data: CheckData, code: str, theirs: Fact | None) -> Outcome:
    if theirs is None:
        return NotCheckable(f"{PLATFORM} 文件夹里没有{data.name(code)} {data.period} 年的数")
    ours = data.fact(code)
    if ours is not None:
        same = (ours.value, ours.state, ours.bound) == (theirs.value, theirs.state, theirs.bound)
        return Holds() if same else _breach(data, ours.text, theirs)
    reading = data.reading(code)
    possible = interval_of(theirs, data.pack.indicators[code])
    if reading is None or possible is None:
        return NotCheckable(f"{data.name(code)}没有确切的数")
    return Holds() if reading.possible.meets(possible) else _breach(data, number_text(reading.shown), theirs)


def _breach(data: CheckData, shown: str, theirs: Fact) -> Breach:
    code = theirs.indicator
    ours = data.fact(code)
    hint = swap_hint(ours.value, theirs.value) if ours and ours.value and theirs.value else ""
    how = "填的" if ours else "算出的"
    return Breach(
        f"{data.name(code)} {data.period} 年{how}是 {shown}，平台上是 {theirs.text}{hint}",
        tuple(fact.location for fact in (ours, theirs) if fact and fact.location),
        shown,
        theirs.text,
        code,
    )
