"""Whether two values may be subtracted at all, and if not, why."""

from qreport.model.facts import Bound, Fact, State

_ABSENT = {State.MISSING: "未采集", State.NOT_APPLICABLE: "不适用"}


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
    first, last = (_month(end) - int(fact.period) * 12 for end in fact.span.split("/"))
    # Twelve months or more are the whole year, wherever they begin.
    return None if last - first >= 11 else (first, last)


def is_plain(fact: Fact | None) -> bool:
    """Return whether there is an exact value of a whole year; two such facts always compare."""
    return fact is not None and fact.value is not None and fact.span is None and fact.bound is Bound.EXACT


def _no_value(fact: Fact | None, name: str) -> str | None:
    if fact is None:
        return f"{name}没有填报"
    return f"{name}{_ABSENT[fact.state]}" if fact.value is None else None


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


def _month(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * 12 + int(month) - 1
