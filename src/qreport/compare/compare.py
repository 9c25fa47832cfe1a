"""The stage: two sides in, every change out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from qreport.compare.arithmetic import assess, difference, rate
from qreport.compare.comparable import covered, why_not
from qreport.compare.explanations import explained
from qreport.compare.limits import why_flagged
from qreport.compare.order import in_order, label
from qreport.compare.refusals import refuse_nonsense
from qreport.compare.side import Side, with_spans
from qreport.model.change import Change, ChangeKind, Comparison
from qreport.model.facts import Fact, State
from qreport.model.indicator import Indicator


def compare(old: Side, new: Side) -> Comparison:
    """Return what became of every indicator that either side has.

    After the change of an indicator come the earlier years that both filings have and that the newer one
    states otherwise. Raises QreportError when the sides cannot be compared as a whole.
    """
    refuse_nonsense(old, new)
    old, new = _spanned(old), _spanned(new)
    earlier = _shared_earlier(old, new)
    changes = (
        change
        for indicator in in_order(new.pack)
        for change in (*_changed(indicator, old, new), *_restated(indicator, old, new, earlier))
    )
    return Comparison(old.edition, new.edition, tuple(explained(change, old, new) for change in changes))


def _spanned(side: Side) -> Side:
    return replace(side, facts=with_spans(side.facts, side.pack))


def _changed(indicator: Indicator, old: Side, new: Side) -> Iterator[Change]:
    periods = old.edition.period, new.edition.period
    before, now = old.fact(indicator.code), new.fact(indicator.code)
    if before is not None or now is not None:
        name = label(indicator, new.pack)
        yield _flagged(_sized(Change(indicator, name, *periods, before, now, _kind(before, now))))


def _restated(indicator: Indicator, old: Side, new: Side, years: Iterable[str]) -> Iterator[Change]:
    for year in years:
        before, now = old.facts.get(indicator.code, year), new.facts.get(indicator.code, year)
        if before is not None and now is not None and not _equal(before, now):
            name = label(indicator, new.pack)
            restated = Change(indicator, name, year, year, before, now, ChangeKind.RESTATED)
            yield _flagged(_sized(restated))


def _shared_earlier(old: Side, new: Side) -> tuple[str, ...]:
    """Return the years before the one compared that two filings both have."""
    if old.edition.filing == new.edition.filing:
        return ()
    shared = set(old.facts.periods) & set(new.facts.periods)
    return tuple(sorted(period for period in shared if period < new.edition.period))


def _kind(old: Fact | None, new: Fact | None) -> ChangeKind:
    before, now = _value(old), _value(new)
    if before is None and now is not None:
        return ChangeKind.ADDED
    if before is not None and now is None:
        return ChangeKind.REMOVED
    same = before is None or (old is not None and new is not None and _equal(old, new))
    return ChangeKind.SAME if same else ChangeKind.CHANGED


def _value(fact: Fact | None) -> Decimal | None:
    return fact.value if fact else None


def _equal(old: Fact, new: Fact) -> bool:
    """Return whether two facts say the same: value, state, vague word, part of the year."""
    first, second = (old.value, old.state, old.bound), (new.value, new.state, new.bound)
    return first == second and covered(old) == covered(new)


def _sized(change: Change) -> Change:
    """Return `change` with its size, or with the reason why it has none."""
    old, new = _value(change.old), _value(change.new)
    reason = why_not(change.old, change.new, _names(change))
    if reason is not None or old is None or new is None:
        return replace(change, why_not=reason)
    size = difference(old, new)
    return replace(
        change,
        change=size,
        rate=rate(old, new, change.indicator),
        assessment=assess(size, change.indicator),
    )


def _names(change: Change) -> tuple[str, str]:
    if change.old_period == change.new_period:
        return "旧填报", "新填报"
    return f"{change.old_period} 年", f"{change.new_period} 年"


def _flagged(change: Change) -> Change:
    """Return `change` with the reason why it wants an explanation, if it does."""
    old, new = change.old, change.new
    if old is None or new is None:
        return change
    if change.kind is ChangeKind.RESTATED:
        # a computed value only follows the typed one that was restated
        return change if change.is_computed else replace(change, why_flagged="与原先填报的数不同")
    states = {old.state, new.state}
    if change.comparable or states == {State.REPORTED, State.MISSING}:
        return replace(change, why_flagged=why_flagged(old.value, new.value, change.indicator))
    return change
