"""Sub-rows stand to their row as the catalogue says."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from qreport.check.arithmetic import sum_of
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData, Reading
from qreport.check.gaps import is_no_chance, same_digits, swap_hint
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import gap_text, number_text, sum_text
from qreport.model.indicator import Indicator, Nesting, PeriodKind
from qreport.problems.checking import PART_EXCEEDS_WHOLE, PARTS_COPIED, PARTS_DO_NOT_ADD_UP

_FEWEST = 2
"""Of parts that are not 0, so many must be there: a single one is told by the rules of its pack."""


@builtin(PARTS_DO_NOT_ADD_UP)
def partition(data: CheckData) -> Iterator[Outcome]:
    """The children of a partition add up to it.

    With a child missing or vague that cannot be told, except that the others may not exceed the whole.
    """
    for parent in data.pack.indicators.values():
        if parent.nesting is Nesting.PARTITION and (children := data.pack.children(parent.code)):
            yield _sum(data, parent, children)


def _sum(data: CheckData, parent: Indicator, children: tuple[Indicator, ...]) -> Outcome:
    whole = data.reading(parent.code)
    parts = {child: reading for child in children if (reading := data.reading(child.code))}
    if whole is None or not parts:
        return NotCheckable(f"{data.name(parent.code)}和其中各项没有填全")
    added = sum_of(list(parts.values()))
    complete = len(parts) == len(children)
    # The parts at hand may already be too much; too little they are only when none is missing.
    if added.possible.low > whole.possible.high or (complete and added.possible.high < whole.possible.low):
        return _breach(data, parent, whole, parts)
    return Holds() if complete else NotCheckable(f"{data.name(parent.code)}的其中各项没有填全")


def _breach(data: CheckData, parent: Indicator, whole: Reading, parts: dict[Indicator, Reading]) -> Breach:
    added = sum_of(list(parts.values())).shown
    names = "、".join(child.name for child in parts)
    terms = sum_text([reading.shown for reading in parts.values()], added)
    return Breach(
        f"{data.name(parent.code)}是 {number_text(whole.shown)}，其中{names}相加：{terms}，"
        f"总数{gap_text(whole.shown, added)}{_reason(data, whole.shown, added, parts)}",
        data.cells(parent.code, *(child.code for child in parts)),
        number_text(whole.shown),
        number_text(added),
        parent.code,
    )


def _reason(data: CheckData, whole: Decimal, added: Decimal, parts: Mapping[Indicator, Reading]) -> str:
    """Return which part the total lacks or holds twice, when it is just one; else another cause, if any."""
    gap = whole - added
    fitting = [child.name for child, reading in parts.items() if reading.shown == abs(gap)]
    if len(fitting) == 1:
        return f"，正好等于“{fitting[0]}”一项，像是{'加了两次' if gap > 0 else '漏加了'}"
    if _are_copied(data, parts):
        return "，其中各项与上年完全相同，像是照抄了上年的数"
    return swap_hint(whole, added)


def _are_copied(data: CheckData, children: Iterable[Indicator]) -> bool:
    codes = [child.code for child in children if data.value(child.code)]
    digits = [same_digits(data, code) for code in codes]
    return all(digits) and len(digits) >= _FEWEST and is_no_chance(digits)


@builtin(PARTS_COPIED)
def copied(data: CheckData) -> Iterator[Outcome]:
    """Parts that are counted anew each year are not all last year's; zeros say nothing.

    Where they do not add up to their total that is told with the sum.
    """
    if not data.is_current:
        return
    for parent in data.pack.indicators.values():
        children = data.pack.children(parent.code)
        if not _is_renewed(parent) or not _are_copied(data, children):
            continue
        if parent.nesting is not Nesting.PARTITION or isinstance(_sum(data, parent, children), Holds):
            yield _copy(data, parent, children)


def _is_renewed(parent: Indicator) -> bool:
    """Return whether its parts are counted anew each year: all of a class of graduates, none of a stock."""
    summed = parent.nesting is Nesting.PARTITION and parent.period is not PeriodKind.POINT
    return summed or parent.period is PeriodKind.COHORT


def _copy(data: CheckData, parent: Indicator, children: tuple[Indicator, ...]) -> Breach:
    shown = "、".join(number_text(data.value(child.code) or Decimal(0)) for child in children)
    return Breach(
        f"{data.name(parent.code)}其中各项（{shown}）{data.previous} 年和 {data.period} 年完全相同，"
        "像是照抄了上年的数",
        data.cells(*(child.code for child in children), parent.code),
        shown,
        indicator=parent.code,
    )


@builtin(PART_EXCEEDS_WHOLE)
def subset(data: CheckData) -> Iterator[Outcome]:
    """Each child of a subset is at most its parent; a missing or vague value cannot be compared."""
    for child in data.pack.indicators.values():
        parent = data.pack.indicators.get(child.parent or "")
        if parent and parent.nesting is Nesting.SUBSET:
            yield _comparison(data, child, parent)


def _comparison(data: CheckData, child: Indicator, parent: Indicator) -> Outcome:
    part, whole = data.reading(child.code), data.reading(parent.code)
    if part is None or whole is None:
        return NotCheckable(f"{data.name(child.code)}没有确切的数")
    if part.possible.low <= whole.possible.high:
        return Holds()
    most = number_text(whole.shown)
    return Breach(
        f"{data.name(child.code)}是 {number_text(part.shown)}，大于{data.name(parent.code)} {most}",
        data.cells(child.code, parent.code),
        number_text(part.shown),
        f"不大于 {most}",
        child.code,
    )
