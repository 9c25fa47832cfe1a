"""Earlier years are stated as they were published."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import swap_hint
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.model.facts import Fact
from qreport.problems.checking import RESTATED


@builtin(RESTATED)
def restated(data: CheckData) -> Iterator[Outcome]:
    """A typed value of a year before that of the report is the one that the folder published/ holds.

    A value that only one of the two has is no restatement.
    """
    # The report's own year is not published yet.
    if data.period >= data.filing.current:
        return
    for indicator, fact in data.typed():
        before = data.filing.published.get(indicator.code, data.period, fact.group)
        if before is not None:
            yield Holds() if _same(fact, before) else _breach(data, fact, before)


def _same(now: Fact, before: Fact) -> bool:
    return (now.value, now.state, now.bound) == (before.value, before.state, before.bound)


def _breach(data: CheckData, now: Fact, before: Fact) -> Breach:
    group = f"（{now.group}）" if now.group else ""
    hint = "" if now.value is None or before.value is None else swap_hint(now.value, before.value)
    return Breach(
        f"{data.name(now.indicator)}{group} {data.period} 年填的是 {now.text}，"
        f"当年公布的是 {before.text}{hint}",
        tuple(fact.location for fact in (now, before) if fact.location),
        now.text,
        before.text,
        now.indicator,
    )
