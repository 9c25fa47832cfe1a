"""The stage: two sides in, every change out."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qreport.comparing.changed import changed, restated, same, stated
from qreport.comparing.comparable import EditionData, with_spans
from qreport.comparing.explanations import Given
from qreport.comparing.lineage import Pair, pairs
from qreport.comparing.records import records_changes
from qreport.comparing.refusals import refuse_nonsense
from qreport.model.change import Change, Comparison
from qreport.model.facts import Facts


def compare(old: EditionData, new: EditionData) -> Comparison:
    """Return what became of every indicator that either side has.

    After the change of an indicator come the earlier years that both filings have and that the newer one
    states otherwise. Detail tables follow. Raises QreportError when the sides cannot be compared as a whole.
    """
    # Before the sides are checked: whether two packs belong together, their pairs tell.
    found = tuple(pairs(old.pack, new.pack))
    refuse_nonsense(old, new, found)
    records = tuple(records_changes(old, new))
    return Comparison(old.edition, new.edition, tuple(changes(old, new, found)), records)


def changes(old: EditionData, new: EditionData, found: Sequence[Pair]) -> Iterator[Change]:
    """Yield the changes of the pairs `found`, restated years after the change of their indicator."""
    earlier = _shared_earlier(old, new)
    old, new = _spanned(old), _spanned(new)
    given = Given(new)
    years = old.edition.period, new.edition.period
    # One dictionary a side instead of a search for each of some hundred indicators.
    olds, news = (side.facts.whole.get(side.edition.period, {}) for side in (old, new))
    differing = set(_differing(old.facts, new.facts, earlier))
    for pair in found:
        before, less = stated(olds, pair.old, years[0])
        now, still_less = stated(news, pair.new, years[1])
        if before is not None or now is not None:
            yield given.settle(changed(pair.lacking(less or still_less), years, before, now, given))
        # by another definition another value is no news
        if earlier and pair.why_not is None and (pair.old != pair.new or pair.old[0] in differing):
            for change in _restated(pair, old.facts, new.facts, earlier, given):
                yield given.settle(change)


def _differing(old: Facts, new: Facts, years: Sequence[str]) -> Iterator[str]:
    """Yield the codes that the two filings state differently: so the many equal ones are passed over fast."""
    for year in years:
        before = old.whole[year]
        for code, fact in new.whole[year].items():
            earlier = before.get(code)
            if earlier is not None and not same(earlier, fact):
                yield code


def _restated(pair: Pair, old: Facts, new: Facts, years: Sequence[str], given: Given) -> Iterator[Change]:
    for year in years:
        before = stated(old.whole[year], pair.old, year)[0]
        now = stated(new.whole[year], pair.new, year)[0]
        if before is None or now is None or same(before, now):
            continue
        yield restated(pair, year, before, now, given)


def _spanned(side: EditionData) -> EditionData:
    return replace(side, facts=with_spans(side.facts, side.pack))


def _shared_earlier(old: EditionData, new: EditionData) -> tuple[str, ...]:
    """Return the years before the one compared that two filings both have."""
    # One filing cannot state a year in two ways.
    if old.edition.filing == new.edition.filing:
        return ()
    shared = set(old.facts.whole) & set(new.facts.whole)
    return tuple(sorted(period for period in shared if period < new.edition.period))
