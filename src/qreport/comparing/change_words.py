"""The words of a comparison that its forms share."""

from decimal import Decimal

from qreport.model.change import Assessment, Change, ChangeKind, Comparison
from qreport.model.facts import STATE_WORDS, Fact
from qreport.model.units import PERCENT, RATIO, find_unit
from qreport.text.names import printable

# In the order in which a summary counts them.
KINDS = {
    ChangeKind.CHANGED: "变化",
    ChangeKind.SAME: "不变",
    ChangeKind.ADDED: "新增",
    ChangeKind.REMOVED: "不再有",
    ChangeKind.RESTATED: "改数",
}
ASSESSMENTS = {Assessment.BETTER: "变好", Assessment.WORSE: "变差", Assessment.NEUTRAL: ""}


def name(change: Change) -> str:
    """Return the name of the indicator, saying whether the value is computed or of an earlier year."""
    marks = ["计算"] if change.is_computed else []
    if change.kind is ChangeKind.RESTATED:
        marks.append(f"{change.old_period} 年改数")
    return printable(f"{change.label}〔{'，'.join(marks)}〕" if marks else change.label)


def values(change: Change) -> tuple[str, str]:
    """Return both values as typed or computed, or the word for having none."""
    ratio = RATIO if _unit(change) == RATIO else ""
    return _value(change.old, ratio), _value(change.new, ratio)


def plain(number: Decimal | None) -> str:
    """Return a number without exponent and thousands signs; empty for none."""
    return "" if number is None else f"{number:f}"


def signed(number: Decimal | None) -> str:
    """Return a number with its sign, 0 without one; empty for none."""
    if number is None:
        return ""
    # Or +0.00 would look like a change.
    return f"{number:+f}" if number else "0"


def size(change: Change) -> str:
    """Return the change as a person reads it: with 百分点 for a percentage, 不可比 where there is none.

    Where a side has no value, that side's cell says so already.
    """
    if not change.comparable:
        return "不可比" if change.is_incomparable else "—"
    return signed(change.change) + (" 个百分点" if _unit(change) == PERCENT and change.change else "")


def rate(change: Change) -> str:
    """Return the rate with its sign and `%`; empty where a percentage means nothing."""
    return f"{signed(change.rate)}%" if change.rate is not None else ""


def unit(change: Change) -> str:
    """Return the unit as printed in a column; a ratio has none."""
    return "" if _unit(change) == RATIO else change.indicator.unit


def verdict(change: Change) -> str:
    """Return whether it wants an explanation still, has one, or does not compare."""
    if change.is_open:
        return "须说明"
    if change.flagged:
        return "已说明"
    return "不可比" if change.is_incomparable else ""


def remarks(change: Change) -> list[str]:
    """Return what has to be said beside the numbers, a line each."""
    lines = [f"不可比：{change.why_not}。"] if change.is_incomparable else []
    if change.lineage:
        lines.append(f"沿革：{change.lineage}。")
    if change.flagged:
        lines.append(f"{verdict(change)}：{change.why_flagged}。")
    if change.explanation:
        lines.append(f"说明：{change.explanation}")
    if change.lapsed:
        lines.append(f"原说明已失效（数值已变）：{change.lapsed}")
    return [printable(line) for line in lines]


def headings(comparison: Comparison) -> tuple[str, str]:
    """Return the headings of the two columns of values."""
    old, new = comparison.old.period, comparison.new.period
    return (f"{old}年", f"{new}年") if old != new else (f"{old}年（旧）", f"{new}年（新）")


def title(comparison: Comparison) -> str:
    """Return what is compared with what."""
    old, new = comparison.old, comparison.new
    if comparison.within_one_filing:
        return printable(f"{new.filing}：{old.period} 年与 {new.period} 年")
    return printable(f"{old.filing}（{old.period} 年）与 {new.filing}（{new.period} 年）")


def schools(comparison: Comparison) -> str:
    """Return that the two sides are not one school; empty where they are."""
    if comparison.other_schools is None:
        return ""
    old, new = map(printable, comparison.other_schools)
    return f"注意：两个填报的单位名称不同，旧填报是{old}，新填报是{new}。"


def summary(comparison: Comparison, shown: int) -> str:
    """Return how many indicators there are of each kind, what is to be done, what is not shown."""
    changes = comparison.changes
    both = [each for each in changes if not comparison.lacks_side(each)]
    kinds = [(word, sum(each.kind is kind for each in both)) for kind, word in KINDS.items()]
    kinds.append(("只有一边有数据", len(changes) - len(both)))
    counted = "，".join(f"{word} {number}" for word, number in kinds if number)
    still = sum(each.is_open for each in changes)
    given = sum(each.flagged for each in changes) - still
    incomparable = sum(each.is_incomparable for each in changes)
    hidden = len(changes) - shown
    text = (
        f"共 {len(changes)} 项：{counted}。须说明 {still} 项，已说明 {given} 项，不可比 {incomparable} 项。"
    )
    # Only `--all` lists what did not change or has one side only.
    return schools(comparison) + text + (f"另有 {hidden} 项未列出，加 --all 列出。" if hidden else "")


def _value(fact: Fact | None, ratio: str) -> str:
    if fact is None:
        return "—"
    if fact.value is None:
        return STATE_WORDS[fact.state]
    return printable(fact.text) if fact.text else plain(fact.value) + ratio


def _unit(change: Change) -> str:
    unit = find_unit(change.indicator.unit)
    return unit.name if unit else change.indicator.unit
