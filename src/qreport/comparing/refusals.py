"""Comparisons that make no sense, each with one message.

Which changes want an explanation: limits by kind of unit, overridden by the indicator.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from qreport.comparing.arithmetic import difference, unit_of
from qreport.comparing.comparable import EditionData
from qreport.comparing.lineage import Pair
from qreport.errors import QreportError
from qreport.model.indicator import ChangeLimits, Indicator
from qreport.model.units import PERCENT, RATIO, find_unit


def refuse_nonsense(old: EditionData, new: EditionData, pairs: Sequence[Pair]) -> None:
    """Raise QreportError when the two sides cannot be compared as a whole."""
    refuse_unlinked(old, new, pairs)
    for side in (new, old):
        _year_at_hand(side)
    _in_order(old, new)
    _something_in_common(old, new, pairs)


def refuse_unlinked(old: EditionData, new: EditionData, pairs: Sequence[Pair]) -> None:
    """Raise QreportError when the packs of two sides have nothing to do with each other, or other units."""
    # The very same pack needs no look at its units.
    if old.pack is not new.pack:
        _linked(old, new, pairs)
        _same_units(old, new, pairs)


def _linked(old: EditionData, new: EditionData, pairs: Sequence[Pair]) -> None:
    """Refuse packs without lineage that share fewer than half of the codes of the smaller one."""
    linked = [pair for pair in pairs if pair.old and pair.new]
    fewer = min(len(old.pack.indicators), len(new.pack.indicators))
    # One followed step is proof enough that a pack knows the other.
    if not any(pair.told for pair in linked) and len(linked) * 2 < fewer:
        before, now = old.pack.manifest.id, new.pack.manifest.id
        alike = f"只有 {len(linked)} 个相同" if linked else "无一相同"
        raise QreportError(
            f"两个填报用的报告包没有联系：{old.edition.filing} 用 {before}，{new.edition.filing} 用 {now}",
            f"两个包的指标代码{alike}。改名、拆分、合并的，在 {now} 的 catalogue 里用 lineage 写明沿革。",
        )


def _year_at_hand(side: EditionData) -> None:
    # A year in which only computed values stand was not filled in.
    if any(not fact.is_derived for fact in side.facts.whole.get(side.edition.period, {}).values()):
        return
    years = sorted({fact.period for fact in side.facts if not fact.is_derived})
    at_hand = f"现有 {'、'.join(years)} 年" if years else "一年的数据也没有"
    raise QreportError(
        f"{side.edition.filing} 没有 {side.edition.period} 年的数据，{at_hand}",
        "用 --from 和 --to 指定已有的年份，或先填入这一年的数据。",
    )


def _in_order(old: EditionData, new: EditionData) -> None:
    before, now = old.edition.period, new.edition.period
    if before > now:
        raise QreportError(f"前一年（{before}）晚于后一年（{now}）", "把前后两个年份或两个文件夹对调。")
    if before == now and old.edition.filing == new.edition.filing:
        raise QreportError(f"前后都是 {before} 年，没有可对比的", "用 --from 和 --to 指定两个不同的年份。")


def _same_units(old: EditionData, new: EditionData, pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        units = {unit_of(old.pack.indicators[code]): old.pack.indicators[code] for code in pair.old}
        for code in pair.new if units else ():
            unit = unit_of(new.pack.indicators[code])
            other = next((each for name, each in units.items() if name != unit), None)
            if other is not None:
                raise QreportError(
                    f"“{other.name}”的单位前后不同：{other.unit} 和 {new.pack.indicators[code].unit}",
                    "在报告包里统一单位，数据按新单位换算后再对比。",
                )


def _something_in_common(old: EditionData, new: EditionData, pairs: Sequence[Pair]) -> None:
    if not any(any(map(old.fact, pair.old)) and any(map(new.fact, pair.new)) for pair in pairs):
        raise QreportError(
            f"{_named(old)}与{_named(new)}没有共同的指标",
            "检查两边的 indicators 文件夹；指标按代码、名称或别名对应。",
        )


def _named(side: EditionData) -> str:
    return f"{side.edition.filing} 的 {side.edition.period} 年"


# docs/diff.md tells these limits; a pack may set others for an indicator.
COUNTS = ChangeLimits(relative=Decimal(20), small=Decimal(25), absolute=Decimal(5))
"""A fifth; of fewer than 25, five: there the two limits meet."""
AMOUNTS = ChangeLimits(relative=Decimal(20), small=Decimal(0), absolute=Decimal(5))
"""Whether a measured amount is small depends on its unit (17.87 万m² is not), so none is by default."""
PERCENTAGES = ChangeLimits(points=Decimal(5))
RATIOS = ChangeLimits(absolute=Decimal(2))


def limits_of(indicator: Indicator) -> ChangeLimits:
    """Return the limits of the kind of unit, with those that the indicator sets in their place."""
    general = _by_unit(indicator.unit, has_decimals=bool(indicator.decimals))
    if indicator.limits is None:
        return general
    return general.model_copy(update=indicator.limits.model_dump(exclude_none=True))


def why_flagged(old: Decimal | None, new: Decimal | None, indicator: Indicator) -> str | None:
    """Return why a change of what was reported wants an explanation, or None when it wants none.

    None stands for a value that the filing says is missing: like 0 it is nothing, so that from one to the
    other is no news, and from nothing to something asks.
    """
    if not old and not new:
        return None
    if not old:
        return "从无到有"
    if new is None:
        return "原有数据，现未采集"
    reached = _reached(old, new, indicator)
    return f"变化达到 {reached}" if reached else None


@lru_cache(maxsize=256)
def _by_unit(name: str, *, has_decimals: bool) -> ChangeLimits:
    unit = find_unit(name)
    if unit and unit.name == PERCENT:
        return PERCENTAGES
    if unit and unit.name == RATIO:
        return RATIOS
    # 生均图书 is counted in 册 too, but is no count
    return COUNTS if unit and unit.whole and not has_decimals else AMOUNTS


def _reached(old: Decimal, new: Decimal, indicator: Indicator) -> str | None:
    """Return the limit that the change reaches, in words."""
    limits, change, unit = limits_of(indicator), abs(difference(old, new)), unit_of(indicator)
    if unit == PERCENT:
        return _at(change, limits.points, " 个百分点")
    # By the larger of both: a number that was small and is not any more is judged by its rate.
    small = limits.small is not None and max(abs(old), abs(new)) < limits.small
    if limits.relative is None or small:
        return _at(change, limits.absolute, "" if unit == RATIO else f" {unit}")
    # Multiplied out, so that no division rounds at the limit.
    return f"{limits.relative:f}%" if change * 100 >= limits.relative * abs(old) else None


def _at(change: Decimal, limit: Decimal | None, unit: str) -> str | None:
    return f"{limit:f}{unit}" if limit is not None and change >= limit else None
