"""Comparisons that make no sense, each with one message."""

from collections.abc import Sequence

from qreport.comparing.arithmetic import unit_of
from qreport.comparing.edition_data import EditionData
from qreport.comparing.lineage import Pair
from qreport.errors import QreportError


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
