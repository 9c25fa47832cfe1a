"""The changes of a filing that still want an explanation, as findings for a final report."""

from qreport.comparing.compare import changes
from qreport.comparing.edition_data import EditionData
from qreport.comparing.lineage import pairs
from qreport.model.change import Change, Edition
from qreport.model.facts import Fact, Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.pack import Pack
from qreport.problems.comparing import UNEXPLAINED_CHANGE


def unexplained(filing: Filing, facts: Facts, pack: Pack) -> tuple[Finding, ...]:
    """Return a finding for every flagged change from the year before that nobody explained.

    `facts` are the typed and the computed ones.
    """
    return tuple(_finding(change) for change in since_last_year(filing, facts, pack) if change.is_open)


def since_last_year(filing: Filing, facts: Facts, pack: Pack) -> tuple[Change, ...]:
    """Return every change from the year before; a filing without both years has none."""
    periods = {fact.period for fact in filing.facts}
    # A first filing has nothing to compare; that is no fault of it.
    if not {filing.previous, filing.current} <= periods:
        return ()
    root = filing.root.as_posix()
    old, new = (
        EditionData(Edition(root, period), facts, pack, filing.explanations)
        for period in (filing.previous, filing.current)
    )
    return tuple(changes(old, new, tuple(pairs(pack, pack))))


def _finding(change: Change) -> Finding:
    told = f"{change.old_period} 年 {_shown(change.old)}，{change.new_period} 年 {_shown(change.new)}"
    lapsed = "，原有说明因数值已变而失效" if change.lapsed else ""
    places = (fact.location for fact in (change.new, change.old) if fact is not None)
    return UNEXPLAINED_CHANGE.at(
        *(place for place in places if place is not None),
        message=f"“{change.label}”{told}，{change.why_flagged}，没有说明{lapsed}",
        found=_shown(change.new),
        indicator=change.indicator.code,
        period=change.new_period,
    )


def _shown(fact: Fact | None) -> str:
    if fact is None or fact.value is None:
        return "未采集"
    return fact.text or f"{fact.value:f}"
