"""Two packs side by side, in words: a list of headings, each with its entries."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from qreport.model.change import Carried, Missing, Move, PackChange, PackComparison

# In the order in which they are told.
_PARTS = {
    "indicator": "指标",
    "record_set": "明细表",
    "chapter": "章",
    "table": "表",
    "chart": "图",
    "rule": "规则",
}
_KINDS = {
    "new": "新增",
    "gone": "不再有",
    "renamed": "改名",
    "redefined": "口径或算法改变",
    "unit": "单位改变",
    "required": "必填改变",
    "moved": "移动",
    "changed": "改变",
}
NO_DEPARTMENT = "未分部门"


class Entry(Struct, frozen=True):
    """One line: the code, the name, and what is said of it."""

    code: str
    name: str
    told: str


class Section(Struct, frozen=True):
    """Entries of one sort under a heading."""

    title: str
    entries: tuple[Entry, ...]


def title(comparison: PackComparison) -> str:
    """Return what is compared."""
    old, new = comparison.old, comparison.new
    return f"{old.id}（{old.title}）→ {new.id}（{new.title}）"


def sections(comparison: PackComparison) -> Iterator[Section]:
    """Yield what differs, sort by sort, then what becomes of the filing; no section is empty."""
    for part, word in _PARTS.items():
        for kind, what in _KINDS.items():
            entries = [
                _of_change(each) for each in comparison.changes if (each.part, each.kind) == (part, kind)
            ]
            if entries:
                yield Section(f"{word}：{what}（{len(entries)}）", tuple(entries))
    if comparison.move:
        yield from _of_move(comparison.move)


def summary(comparison: PackComparison) -> str:
    """Return the counts in one line."""
    if not comparison.changes and not comparison.move:
        return "两个报告包没有差别。"
    parts = [f"共 {len(comparison.changes)} 处差别。"]
    if move := comparison.move:
        owed = sum(each.required for each in move.missing)
        parts.append(
            f"{move.filing} {move.period} 年：{len(move.carried)} 项沿用，"
            f"{owed} 项必填的和 {len(move.missing) - owed} 项选填的要收集，{len(move.idle)} 项不再用到。"
        )
    return "".join(parts)


def _of_change(change: PackChange) -> Entry:
    return Entry(change.code, change.name, change.told)


def _of_move(move: Move) -> Iterator[Section]:
    for department in dict.fromkeys(each.department for each in move.missing):
        owed = [each for each in move.missing if each.department == department]
        yield Section(f"要收集，{department or NO_DEPARTMENT}（{len(owed)}）", tuple(map(_of_missing, owed)))
    same = [each for each in move.carried if not each.caution]
    yield from _carried("口径变了，按新口径核对后才能沿用", [each for each in move.carried if each.caution])
    yield from _carried("可以沿用，表里的名称要改", [each for each in same if each.was])
    yield from _carried("照原样沿用", [each for each in same if not each.was])
    yield from _carried("不再用到", move.idle)


def _carried(heading: str, entries: Iterable[Carried]) -> Iterator[Section]:
    told = tuple(Entry(each.code, each.name, _was(each)) for each in entries)
    if told:
        yield Section(f"{heading}（{len(told)}）", told)


def _was(entry: Carried) -> str:
    words = [entry.caution] if entry.caution else []
    if len(entry.was) > 1:
        words.append(f"由表里的{'、'.join(f'“{name}”' for name in entry.was)}相加")
    elif entry.was:
        words.append(f"表里写的是“{entry.was[0]}”")
    elif entry.part == "record_set":
        words.append("明细表")
    return "；".join(words)


def _of_missing(entry: Missing) -> Entry:
    sort = "明细表，" if entry.part == "record_set" else ""
    return Entry(entry.code, entry.name, f"{sort}{'必填' if entry.required else '选填'}")
