"""Parts of a year: a computed value covers no more of its year than the values that it comes from."""

from msgspec.structs import replace

from qreport.formula import bound
from qreport.model.facts import Fact, Facts
from qreport.model.pack import Pack
from qreport.text.periods import period_before


def with_spans(facts: Facts, pack: Pack) -> Facts:
    """Return `facts` with computed values covering no more of their year than what they come from."""
    spans = {(fact.indicator, fact.period): fact.span for fact in facts if fact.span}
    if not spans:
        return facts
    formulas, _ = bound(pack)
    periods = facts.periods
    # Each stands behind those that it needs, so that a span goes on from formula to formula.
    for code, formula in formulas.items():
        for period in periods:
            inputs = [(each, period) for each in formula.inputs(previous=False)]
            inputs += [(each, period_before(period)) for each in formula.inputs(previous=True)]
            span = next((spans[each] for each in sorted(inputs) if each in spans), None)
            fact = facts.get(code, period)
            if span and fact is not None and fact.is_derived:
                spans[code, period] = span
    return Facts(_spanned(fact, spans.get((fact.indicator, fact.period))) for fact in facts)


def _spanned(fact: Fact, span: str | None) -> Fact:
    return replace(fact, span=span) if fact.is_derived and not fact.group and span else fact
