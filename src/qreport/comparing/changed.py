"""One change: what happened, by how much or why that cannot be said, and whether it asks for a reason."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from qreport.comparing.arithmetic import assess, difference, rate, total
from qreport.comparing.comparable import covered, is_plain, why_not
from qreport.comparing.explanations import Given
from qreport.comparing.lineage import Pair
from qreport.comparing.refusals import why_flagged
from qreport.model.change import Assessment, Change, ChangeKind
from qreport.model.facts import Bound, Derivation, Fact, State
from qreport.model.indicator import Indicator

Years = tuple[str, str]
Measured = tuple[Decimal | None, Decimal | None, str | None, Assessment]


def changed(pair: Pair, years: Years, before: Fact | None, now: Fact | None, given: Given) -> Change:
    """Return what became of `before`, flagged where it wants an explanation.

    Two equal `years` stand for one year that two filings state. An explanation that says so makes values
    incomparable.
    """
    kind = _kind(before, now)
    size, percent, reason, news = _measured(pair, years, before, now, given)
    return Change(
        pair.indicator, pair.label, *years, before, now, kind, size, percent, reason, news,
        _why_flagged(pair.indicator, kind, before, now, comparable=reason is None), lineage=pair.told,
    )  # fmt: skip


def restated(pair: Pair, year: str, before: Fact, now: Fact, given: Given) -> Change:
    """Return that the newer filing states `year` otherwise than the older one.

    A computed value is not flagged: it only follows the typed one that was restated.
    """
    flag = None if before.is_derived or now.is_derived else "与原先填报的数不同"
    size, percent, reason, news = _measured(pair, (year, year), before, now, given)
    return Change(
        pair.indicator, pair.label, year, year, before, now, ChangeKind.RESTATED, size, percent, reason, news,
        flag, lineage=pair.told,
    )  # fmt: skip


def _measured(pair: Pair, years: Years, before: Fact | None, now: Fact | None, given: Given) -> Measured:
    """Return difference, rate, why there is none, and whether it is good news."""
    indicator = pair.indicator
    # Most facts are plain and need no words for what they lack.
    reason = None if is_plain(before) and is_plain(now) else why_not(before, now, _names(years))
    if reason is None:
        reason = pair.why_not or given.why_not(indicator.code, years, before, now)
    old, new = before.value if before else None, now.value if now else None
    if reason is not None or old is None or new is None:
        return None, None, reason, Assessment.NEUTRAL
    size = difference(old, new)
    return size, rate(old, new, indicator), None, assess(size, indicator)


def same(old: Fact, new: Fact) -> bool:
    """Return whether two facts say the same: value, state, vague word, part of the year."""
    if old.value != new.value or old.state is not new.state or old.bound is not new.bound:
        return False
    # The same months may be written in two ways; nearly always there are none.
    return old.span is new.span is None or covered(old) == covered(new)


def _kind(old: Fact | None, new: Fact | None) -> ChangeKind:
    before, now = old.value if old else None, new.value if new else None
    if before is None and now is not None:
        return ChangeKind.ADDED
    if before is not None and now is None:
        return ChangeKind.REMOVED
    # Two facts without a value are the same here, whatever they say instead.
    equal = before is None or (old is not None and new is not None and same(old, new))
    return ChangeKind.SAME if equal else ChangeKind.CHANGED


def _names(years: Years) -> tuple[str, str]:
    if years[0] == years[1]:
        return "旧填报", "新填报"
    return f"{years[0]} 年", f"{years[1]} 年"


def _why_flagged(
    indicator: Indicator, kind: ChangeKind, old: Fact | None, new: Fact | None, *, comparable: bool
) -> str | None:
    if old is None or new is None or kind is ChangeKind.SAME:
        return None
    # A value that is no longer collected asks for a reason, though nothing can be compared.
    if comparable or {old.state, new.state} == {State.REPORTED, State.MISSING}:
        return why_flagged(old.value, new.value, indicator)
    return None


Stated = tuple[Fact | None, str | None]


def stated(facts: Mapping[str, Fact], codes: Sequence[str], period: str) -> Stated:
    """Return the fact for the whole school, that of several codes being their sum; else why there is no sum.

    `facts` are those of `period`, by code. A sum needs an exact value of every part, all of them of the same
    part of the year. Nothing about any of them gives neither a fact nor a reason.
    """
    if len(codes) == 1:
        return facts.get(codes[0]), None
    found = {code: facts.get(code) for code in codes}
    parts = [fact for fact in found.values() if fact is not None]
    if not parts:
        return None, None
    for code, fact in found.items():
        if fact is None or fact.value is None or fact.bound is not Bound.EXACT:
            return None, f"{code} 的 {period} 年没有准确的数，不能合计"
    if len({covered(fact) for fact in parts}) > 1:
        return None, f"各部分 {period} 年的期间不同，不能合计"
    # Computed and told by its parts, for nobody typed this sum.
    how = Derivation(" + ".join(codes))
    value = total(fact.value for fact in parts if fact.value is not None)
    return Fact(codes[0], period, value, how, span=parts[0].span), None
