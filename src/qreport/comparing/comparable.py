"""Whether two values may be subtracted at all, and if not, why.

One side of a comparison, as the stage needs it.

Parts of a year: a computed value covers no more of its year than the values that it comes from.
"""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from qreport.formula import bound
from qreport.model.change import Edition
from qreport.model.facts import STATE_WORDS, Bound, Fact, Facts
from qreport.model.filing import Explanation
from qreport.model.pack import Pack
from qreport.model.records import RecordSet
from qreport.text.periods import month_number, period_before


def why_not(old: Fact | None, new: Fact | None, names: tuple[str, str]) -> str | None:
    """Return the reason in Chinese, or None when the two compare; `names` is what the sides are called."""
    sides = ((old, names[0]), (new, names[1]))
    # A missing side is said first: beside it a vague one does not matter.
    for find in (_no_value, _vague):
        reasons = [reason for fact, name in sides if (reason := find(fact, name))]
        if reasons:
            return "，".join(reasons)
    if covered(old) == covered(new):
        return None
    return "，".join(f"{name}{_stretch(fact)}" for fact, name in sides)


def covered(fact: Fact | None) -> tuple[int, int] | None:
    """Return the first and last month of a part of a year, counted from its January; None for all of it."""
    if fact is None or fact.span is None:
        return None
    first, last = (month_number(end) - int(fact.period) * 12 for end in fact.span.split("/"))
    # Twelve months or more are the whole year, wherever they begin.
    return None if last - first >= 11 else (first, last)


def is_plain(fact: Fact | None) -> bool:
    """Return whether there is an exact value of a whole year; two such facts always compare."""
    return fact is not None and fact.value is not None and fact.span is None and fact.bound is Bound.EXACT


def _no_value(fact: Fact | None, name: str) -> str | None:
    if fact is None:
        return f"{name}没有填报"
    return f"{name}{STATE_WORDS[fact.state]}" if fact.value is None else None


def _vague(fact: Fact | None, name: str) -> str | None:
    if fact is None or fact.bound is Bound.EXACT:
        return None
    return f"{name}的“{fact.text}”不是准确数" if fact.text else f"{name}的数由不准确的数算得"


def _stretch(fact: Fact | None) -> str:
    months = covered(fact)
    if fact is None or fact.span is None or months is None:
        return "为全年"
    count = months[1] - months[0] + 1
    first, last = (end.replace("-", ".") for end in fact.span.split("/"))
    return f"只含 {first} 至 {last}（{count} 个月）"


class EditionData(Struct, frozen=True):
    """The facts of one filing, typed and computed, with the year to compare."""

    edition: Edition
    facts: Facts
    pack: Pack
    explanations: tuple[Explanation, ...] = ()
    records: Mapping[str, RecordSet] = field(default_factory=dict)

    def fact(self, code: str) -> Fact | None:
        """Return what it says about an indicator for its year and the whole school, or None."""
        return self.facts.whole.get(self.edition.period, {}).get(code)


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
