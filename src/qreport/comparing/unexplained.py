"""The changes of a filing that still want an explanation, as findings for a final report."""

from collections.abc import Iterator, Sequence

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import changes
from qreport.comparing.lineage import pairs
from qreport.model.change import Change, Edition
from qreport.model.facts import Fact, Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import chosen, group_of
from qreport.problems.checking import UNEXPLAINED_CHANGE


def unexplained(since: Sequence[Change], filing: Filing, pack: Pack) -> tuple[Finding, ...]:
    """Return a finding for every flagged change of `since` that nobody explained, at the cells behind it.

    What moves a value that a formula computes is told where it was typed; such a value wants no explanation
    of its own: a difference of two large figures may double when neither of them moved.
    """
    return tuple(
        _finding(change, filing, pack) for change in since if change.is_open and _is_told(change.new, pack)
    )


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


def _is_told(fact: Fact | None, pack: Pack) -> bool:
    """Whether the value was typed, or counted from rows of a detail table."""
    return fact is None or not fact.is_derived or pack.indicators[fact.indicator].measure is not None


def _places(fact: Fact | None, filing: Filing, pack: Pack) -> Iterator[Location]:
    """Yield the cell of a typed value, or the cells of the rows that a measured one was made from."""
    if fact is None:
        return
    if fact.location:
        yield fact.location
    elif measure := pack.indicators[fact.indicator].measure:
        records = filing.rows_of(measure.record_set)
        for row in chosen(records, measure.where) if records else ():
            if fact.group in ("", group_of(row, measure.by)):
                yield row.cells.get(measure.column or "", row.origin)


def _finding(change: Change, filing: Filing, pack: Pack) -> Finding:
    told = f"{change.old_period} 年 {_shown(change.old)}，{change.new_period} 年 {_shown(change.new)}"
    lapsed = "，原有说明因数值已变而失效" if change.lapsed else ""
    both = (change.new, change.old)
    places = dict.fromkeys(place for fact in both for place in _places(fact, filing, pack))
    return UNEXPLAINED_CHANGE.at(
        *places,
        message=f"“{change.label}”{told}，{change.why_flagged}，没有说明{lapsed}",
        found=_shown(change.new),
        indicator=change.indicator.code,
        period=change.new_period,
    )


def _shown(fact: Fact | None) -> str:
    if fact is None or fact.value is None:
        return "未采集"
    return fact.text or f"{fact.value:f}"
