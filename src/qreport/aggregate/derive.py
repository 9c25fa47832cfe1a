"""The stage: facts and records in, computed facts out."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from qreport.aggregate import kept, measured
from qreport.aggregate.usable import faults
from qreport.formula import Formula, Number, bound, decimals_of, evaluate, rounded
from qreport.model.facts import Bound, Derivation, Fact, Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.text.periods import period_before

Measured = Callable[[Sequence[kept.Job]], Sequence[kept.Values]]
"""Gives the values of measures: with pandas and out of the cache, or without pandas."""


def derive(
    filing: Filing, pack: Pack, measured_by: Measured = kept.values_of
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the computed facts, without the typed ones, and what is wrong with formulas and measures.

    Measures are computed for the period of the report, to which the record sets belong; formulas for every
    period on file. Where the filing says something about a value, if only that it is missing, nothing is
    computed. Formulas go on with unrounded values; each fact is rounded as its indicator says. A value that
    needs a missing one is left out, never 0.
    """
    formulas, formula_findings = bound(pack)
    derivation = _Derivation(filing, pack)
    measure_findings = derivation.measure(measured_by)
    # Oldest first: a formula with @上年 takes what was computed for the year before.
    for period in sorted({*filing.facts.periods, filing.current}):
        derivation.compute(formulas, period)
    return Facts(derivation.facts), (*formula_findings, *measure_findings)


class _Computed(Struct, frozen=True):
    """An exact value before it is rounded."""

    period: str
    group: str
    value: Number | None
    how: str
    vague: bool = False


class _Derivation:
    """The values known so far: typed ones, then computed ones as they come."""

    def __init__(self, filing: Filing, pack: Pack) -> None:
        self._filing = filing
        self._pack = pack
        self.facts: list[Fact] = []
        whole = [fact for fact in filing.facts if not fact.group]
        self._values: dict[tuple[str, str], Number | None] = {
            (fact.indicator, fact.period): fact.value for fact in whole
        }
        self._vague = {(fact.indicator, fact.period) for fact in whole if fact.bound is not Bound.EXACT}

    def measure(self, measured_by: Measured) -> tuple[Finding, ...]:
        """Compute every measure; return what is wrong with those that cannot be."""
        findings: list[Finding] = []
        jobs: list[tuple[Indicator, kept.Job]] = []
        for indicator in self._pack.indicators.values():
            if indicator.measure is not None:
                wrong = faults(indicator, indicator.measure, self._pack)
                findings += wrong
                records = self._filing.rows_of(indicator.measure.record_set)
                if records is not None and not wrong:
                    jobs.append((indicator, (indicator.measure, records)))
        self._measure(jobs, measured_by([job for _, job in jobs]))
        return tuple(findings)

    def _measure(self, jobs: Sequence[tuple[Indicator, kept.Job]], made: Sequence[kept.Values]) -> None:
        for (indicator, (measure, records)), values in zip(jobs, made, strict=True):
            how = measured.worded(measure, records.schema)
            for group, value in values:
                self._add(indicator, _Computed(self._filing.current, group, value, how))

    def compute(self, formulas: Mapping[str, Formula], period: str) -> None:
        """Compute the formulas, given each after those that it needs, for one period."""
        for code, formula in formulas.items():
            # Whatever was typed stands, be it that the value is missing.
            if self._filing.facts.get(code, period) is None:
                self._compute(self._pack.indicators[code], formula, period)

    def _compute(self, indicator: Indicator, formula: Formula, period: str) -> None:
        before = period_before(period)
        # A name without a value makes the whole formula None, never a sum of what is there.
        value = evaluate(
            formula, lambda code, previous: self._values.get((code, before if previous else period))
        )
        if value is None or isinstance(value, bool):
            return
        sources = {(code, period) for code in formula.inputs(previous=False)}
        sources |= {(code, before) for code in formula.inputs(previous=True)}
        vague = not sources.isdisjoint(self._vague)
        self._add(indicator, _Computed(period, "", value, formula.worded(self._word), vague))

    def _add(self, indicator: Indicator, computed: _Computed) -> None:
        """Keep a value, unless it is missing or the filing says something in its place."""
        key = (indicator.code, computed.period)
        if computed.value is None or self._filing.facts.get(*key, computed.group) is not None:
            return
        if not computed.group:
            # Exact: formulas go on with it, only the fact is rounded.
            self._values[key] = computed.value
        if computed.vague:
            self._vague.add(key)
        self.facts.append(_fact(indicator, computed, computed.value))

    def _word(self, code: str, previous: bool) -> str:  # noqa: FBT001 -- the call of Formula.worded
        return f"{self._pack.indicators[code].name}{'（上年）' if previous else ''}"


def _fact(indicator: Indicator, computed: _Computed, value: Number) -> Fact:
    decimals = decimals_of(value, indicator.decimals)
    return Fact(
        indicator.code,
        computed.period,
        rounded(value, decimals, indicator.rounding),
        Derivation(computed.how),
        computed.group,
        decimals,
        bound=Bound.ABOUT if computed.vague else Bound.EXACT,
    )
