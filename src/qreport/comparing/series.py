"""Series over the years: what each filing states, one after the other, with the breaks marked.

The words of a series over the years that its printed forms share.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.comparing.arithmetic import can_be_added, compound, difference, unit_of
from qreport.comparing.change_words import plain
from qreport.comparing.changed import stated
from qreport.comparing.comparable import EditionData, why_not, with_spans
from qreport.comparing.explanations import declared
from qreport.comparing.lineage import Pair, in_order, label, pairs
from qreport.comparing.refusals import refuse_unlinked
from qreport.errors import QreportError
from qreport.model.facts import STATE_WORDS, Bound, Fact, Facts
from qreport.model.indicator import Indicator
from qreport.model.series import Point, Series, SeriesOfYears
from qreport.model.units import RATIO
from qreport.text.names import printable


def series(sides: Sequence[EditionData], since: str | None = None, until: str | None = None) -> SeriesOfYears:
    """Return every indicator of the latest side over the years from `since` to `until` (None: all).

    Sides come oldest first; a year that several have is that of the latest. Older packs are followed through
    the lineage of the latest one. An indicator with a value in fewer than two years is left out. Raises
    QreportError when there are fewer than two years, and for packs that have nothing to do with each other.
    """
    found = tuple(_Source.of(side, sides[-1]) for side in sides)
    years = sorted({fact.period for side in sides for fact in side.facts if fact.value is not None})
    wanted = [year for year in years if (since or year) <= year <= (until or year)]
    _enough(wanted, years)
    # Every calendar year, so that a missing one is seen as a gap.
    periods = tuple(str(year) for year in range(int(wanted[0]), int(wanted[-1]) + 1))
    made = (_series(indicator, found, periods) for indicator in in_order(sides[-1].pack))
    folders = tuple(side.edition.filing for side in sides)
    schools = tuple(dict.fromkeys(side.edition.school for side in sides if side.edition.school))
    return SeriesOfYears(folders, periods, tuple(each for each in made if each), schools)


class _Source(Struct, frozen=True):
    """One filing, with the pair that leads from its pack to each indicator of the latest one."""

    side: EditionData
    facts: Facts
    pairs: Mapping[str, Pair]
    periods: frozenset[str]

    @staticmethod
    def of(side: EditionData, latest: EditionData) -> "_Source":
        found = tuple(pairs(side.pack, latest.pack))
        refuse_unlinked(side, latest, found)
        # What was split has no series of its own before the split.
        single = {pair.new[0]: pair for pair in found if len(pair.new) == 1 and pair.old}
        facts = with_spans(side.facts, side.pack)
        return _Source(side, facts, single, frozenset(facts.whole))


def _enough(periods: Sequence[str], years: Sequence[str]) -> None:
    if len(periods) < 2:
        at_hand = f"现有 {'、'.join(years)} 年" if years else "一年的数据也没有"
        raise QreportError(
            f"看历年变化至少要有两年的数据，{at_hand}", "放宽 --from 和 --to，或同时写几个年度的填报文件夹。"
        )


def _series(indicator: Indicator, sources: Sequence[_Source], periods: Sequence[str]) -> Series | None:
    points = tuple(_points(indicator, sources, periods))
    if sum(point.value is not None for point in points) < 2:
        return None
    totals = _cumulative(indicator, points, _stated_totals(indicator, sources, periods))
    made = Series(indicator, label(indicator, sources[-1].side.pack), points, totals, None)
    first, latest = made.first, made.latest
    if first.value is None or latest.value is None:
        return made
    years = int(difference(Decimal(first.period), Decimal(latest.period)))
    growth = compound(first.value, latest.value, years, indicator)
    return Series(indicator, made.label, points, totals, growth)


def _points(indicator: Indicator, sources: Sequence[_Source], periods: Sequence[str]) -> Iterator[Point]:
    before: tuple[Fact, _Source] | None = None
    for period in periods:
        found = _stated(indicator.code, sources, period)
        if found is None:
            yield Point(period, None)
            continue
        fact, _ = found
        # Said to be missing: told, and not what the next value is compared with.
        if fact.value is None:
            yield Point(period, fact)
            continue
        yield Point(period, fact, _why_broken(indicator, before, found) if before else None)
        before = found


def _stated(code: str, sources: Sequence[_Source], period: str) -> tuple[Fact, _Source] | None:
    """Return what the latest source says that says anything about the year."""
    for source in reversed(sources):
        if period in source.periods and code in source.pairs:
            fact, _ = stated(source.facts.whole[period], source.pairs[code].old, period)
            if fact is not None:
                return fact, source
    return None


def _why_broken(indicator: Indicator, before: tuple[Fact, _Source], now: tuple[Fact, _Source]) -> str | None:
    (old, older), (new, newer) = before, now
    reason = why_not(old, new, (f"{old.period} 年", f"{new.period} 年"))
    if reason is None and older is not newer:
        reason = older.pairs[indicator.code].why_not
    if reason is not None:
        return reason
    compared = {old.period: old, new.period: new}
    return declared(newer.side.explanations, indicator.code, new.period, compared.get)


def _stated_totals(
    indicator: Indicator, sources: Sequence[_Source], periods: Sequence[str]
) -> Mapping[str, Decimal]:
    """Return by year what the school itself says that all years so far add up to, exact numbers only."""
    if indicator.cumulative is None:
        return {}
    found = (_stated(indicator.cumulative, sources, period) for period in periods)
    facts = (each[0] for each in found if each)
    return {fact.period: fact.value for fact in facts if fact.value is not None and fact.bound is Bound.EXACT}


def _cumulative(
    indicator: Indicator, points: Sequence[Point], stated_totals: Mapping[str, Decimal]
) -> tuple[Decimal | None, ...]:
    """Return the running total; none from the first year on that is missing, vague or does not compare.

    What the school states as the total counts in its place, and from there on.
    """
    adds = indicator.adds_up and can_be_added(indicator)
    total: Decimal | None = Decimal(0) if adds else None
    totals = []
    for point in points:
        exact = point.fact is not None and point.fact.bound is Bound.EXACT and point.why_broken is None
        more = point.value if adds and exact else None
        added = total + more if total is not None and more is not None else None
        # What the school says prevails, and takes the sum up again behind a gap.
        total = stated_totals.get(point.period, added)
        totals.append(total)
    return tuple(totals)


def title(course: SeriesOfYears) -> str:
    """Return whose years these are."""
    # A school may have been renamed; whether these are one school, only a person knows.
    names = f"（注意：单位名称不同：{'、'.join(course.schools)}）" if len(course.schools) > 1 else ""
    return printable(f"{'、'.join(course.filings)}：{course.periods[0]} 至 {course.periods[-1]} 年{names}")


def value(series: Series, point: Point) -> str:
    """Return the value as typed or computed, `—` where nothing is on file."""
    if point.fact is None:
        return "—"
    if point.fact.value is None:
        return STATE_WORDS[point.fact.state]
    ratio = RATIO if unit_of(series.indicator) == RATIO else ""
    return printable(point.fact.text) if point.fact.text else plain(point.fact.value) + ratio


def unit(series: Series) -> str:
    """Return the unit as printed in a column; a ratio has none."""
    return "" if unit_of(series.indicator) == RATIO else series.indicator.unit


def growth(series: Series) -> str:
    """Return the compound yearly growth with its sign and `%`; empty where it means nothing."""
    if series.growth is None:
        return ""
    # No sign where nothing grew.
    return f"{series.growth:+f}%" if series.growth else "0.00%"


def total(series: Series) -> str:
    """Return what all years add up to; empty where they may not be added."""
    return plain(series.cumulative[-1])


def year(point: Point | None) -> str:
    """Return the year of a point; empty for none."""
    return point.period if point else ""


def remarks(series: Series) -> Iterator[str]:
    """Yield what has to be said about the breaks."""
    for point in series.breaks:
        yield printable(f"{point.period} 年起与前面的年份不可比：{point.why_broken}。")
    if series.growth is not None and series.breaks:
        yield f"年均增长从 {series.first.period} 年算起。"
