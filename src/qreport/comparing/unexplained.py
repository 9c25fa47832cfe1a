"""The changes of a filing that still want an explanation, as findings for a final report."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import changes
from qreport.comparing.lineage import pairs
from qreport.formula import Formula, bound
from qreport.model.change import Change, Edition
from qreport.model.facts import Fact, Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.indicator import Measure
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import chosen, group_of
from qreport.problems.checking import UNEXPLAINED_CHANGE
from qreport.text.periods import period_before


def unexplained(since: Sequence[Change], filing: Filing, facts: Facts, pack: Pack) -> tuple[Finding, ...]:
    """Return a finding for every flagged change of `since` that nobody explained, at the cells behind it.

    `facts` are the typed and the computed ones. What moves a value that a formula computes is told where it
    was typed, so such a change wants an explanation of its own only where no value that it needs has moved.
    """
    sources = _Sources(filing, facts, pack)
    moved = {change.indicator.code for change in since if change.flagged}
    return tuple(
        _finding(change, sources)
        for change in since
        if change.is_open and moved.isdisjoint(sources.inputs_of(change.new))
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


class _Sources:
    """Where the figures stand that a value comes from."""

    def __init__(self, filing: Filing, facts: Facts, pack: Pack) -> None:
        self._filing, self._facts, self._pack = filing, facts, pack

    @cached_property
    def _formulas(self) -> Mapping[str, Formula]:
        return bound(self._pack)[0]

    def inputs_of(self, fact: Fact | None) -> tuple[str, ...]:
        """Return the codes of which a formula computed the value, those of the same year."""
        formula = self._formulas.get(fact.indicator) if fact and fact.is_derived else None
        return formula.inputs(previous=False) if formula else ()

    def of(self, fact: Fact | None) -> Iterator[Location]:
        """Yield the cell of a typed value, or the cells that a computed one was made from."""
        if fact is None:
            return
        if fact.location:
            yield fact.location
            return
        measure = self._pack.indicators[fact.indicator].measure
        yield from self._measured(fact, measure) if measure else self._computed(fact)

    def _measured(self, fact: Fact, measure: Measure) -> Iterator[Location]:
        records = self._filing.records.get(measure.record_set)
        for row in chosen(records, measure.where) if records else ():
            if fact.group in ("", group_of(row, measure.by)):
                yield row.cells.get(measure.column or "", row.origin)

    def _computed(self, fact: Fact) -> Iterator[Location]:
        formula = self._formulas.get(fact.indicator)
        if formula is None:
            return
        for previous in (False, True):
            period = period_before(fact.period) if previous else fact.period
            for code in formula.inputs(previous=previous):
                yield from self.of(self._facts.get(code, period))


def _finding(change: Change, sources: _Sources) -> Finding:
    told = f"{change.old_period} 年 {_shown(change.old)}，{change.new_period} 年 {_shown(change.new)}"
    lapsed = "，原有说明因数值已变而失效" if change.lapsed else ""
    places = dict.fromkeys((*sources.of(change.new), *sources.of(change.old)))
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
