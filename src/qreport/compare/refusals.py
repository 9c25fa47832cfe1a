"""Comparisons that make no sense, each with one message."""

from collections.abc import Iterable

from qreport.compare.arithmetic import unit_of
from qreport.compare.side import Side
from qreport.errors import QreportError


def refuse_nonsense(old: Side, new: Side) -> None:
    """Raise QreportError when the two sides cannot be compared as a whole."""
    _same_pack(old, new)
    for side in (new, old):
        _year_at_hand(side)
    _in_order(old, new)
    _same_units(old, new)
    _something_in_common(old, new)


def _same_pack(old: Side, new: Side) -> None:
    before, now = old.pack.manifest.id, new.pack.manifest.id
    if before != now:
        raise QreportError(
            f"两个填报用的报告包不同：{old.edition.filing} 用 {before}，{new.edition.filing} 用 {now}",
            "目前只能对比同一个报告包的填报；不同报告包之间指标的沿革（改名、拆分、合并）尚未支持。",
        )


def _year_at_hand(side: Side) -> None:
    years = sorted({fact.period for fact in side.facts if not fact.is_derived})
    if side.edition.period not in years:
        at_hand = f"现有 {'、'.join(years)} 年" if years else "一年的数据也没有"
        raise QreportError(
            f"{side.edition.filing} 没有 {side.edition.period} 年的数据，{at_hand}",
            "用 --from 和 --to 指定已有的年份，或先填入这一年的数据。",
        )


def _in_order(old: Side, new: Side) -> None:
    before, now = old.edition.period, new.edition.period
    if before > now:
        raise QreportError(f"前一年（{before}）晚于后一年（{now}）", "把前后两个年份或两个文件夹对调。")
    if before == now and old.edition.filing == new.edition.filing:
        raise QreportError(f"前后都是 {before} 年，没有可对比的", "用 --from 和 --to 指定两个不同的年份。")


def _same_units(old: Side, new: Side) -> None:
    now = new.pack.indicators
    for code, indicator in old.pack.indicators.items():
        if code in now and unit_of(indicator) != unit_of(now[code]):
            raise QreportError(
                f"“{indicator.name}”的单位前后不同：{indicator.unit} 和 {now[code].unit}",
                "在报告包里统一单位，数据按新单位换算后再对比。",
            )


def _something_in_common(old: Side, new: Side) -> None:
    if not _codes(old) & _codes(new):
        raise QreportError(
            f"{_named(old)}与{_named(new)}没有共同的指标",
            "检查两边的 indicators 文件夹；指标按代码、名称或别名对应。",
        )


def _named(side: Side) -> str:
    return f"{side.edition.filing} 的 {side.edition.period} 年"


def _codes(side: Side) -> set[str]:
    facts: Iterable[str] = (
        fact.indicator for fact in side.facts if fact.period == side.edition.period and not fact.group
    )
    return set(facts)
