"""The words of changed detail tables that the printed forms of `diff` share."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qreport.comparing.change_words import plain, signed
from qreport.model.change import ChangeKind, GroupChange, Groups, RecordsChange, RowChange
from qreport.model.records import RecordValue
from qreport.text.names import printable

MOST = 20
"""Rows of one kind that are named, as a rule; the JSON, the CSV and the XLSX have all of them."""


def heading(change: RecordsChange) -> str:
    """Return the name of the table with its numbers of rows."""
    counts = [f"{count} 行" if count is not None else "没有" for count in (change.old, change.new)]
    return printable(f"{change.schema.name}：{counts[0]} → {counts[1]}")


def lines(change: RecordsChange, most: int = MOST) -> Iterator[str]:
    """Yield what became of the rows and groups, a line each; nothing where no change can be seen.

    A line names at most so many rows or groups and says how many there are.
    """
    # That a list of a part cannot be compared is news only when its number of rows changed.
    if change.why_not and (change.schema.complete or change.old != change.new):
        yield printable(f"不逐行对比：{change.why_not}。")
    for kind, word in ((ChangeKind.ADDED, "新增"), (ChangeKind.REMOVED, "不再有")):
        yield from _named(word, [key(row) for row in change.rows if row.kind is kind], most)
    changed = [row for row in change.rows if row.kind is ChangeKind.CHANGED]
    yield from _named("变化", [f"{key(row)}（{'，'.join(_cells(row))}）" for row in changed], most)
    for groups in change.groups:
        moved = [_group(each) for each in groups.changes if each.old != each.new]
        yield from _named(what(groups), moved, most)


def key(row: RowChange) -> str:
    """Return what the row is called by."""
    return printable("、".join(row.key))


def what(groups: Groups) -> str:
    """Return what is counted or summed up: 按所属系部的在校生数."""
    return printable(f"按{groups.by.name}的{groups.summed.name if groups.summed else '行数'}")


def group(change: GroupChange) -> str:
    """Return the name of a group."""
    return printable(change.group or "（空白）")


def cell(value: RecordValue) -> str:
    """Return a cell as text, `空白` for a blank."""
    return printable(plain(value) if isinstance(value, Decimal) else value or "空白")


def _cells(row: RowChange) -> list[str]:
    return [f"{printable(each.column.name)} {cell(each.old)} → {cell(each.new)}" for each in row.cells]


def _group(change: GroupChange) -> str:
    old, new = (plain(value) if value is not None else "—" for value in (change.old, change.new))
    size = f"（{signed(change.change)}）" if change.change else ""
    return f"{group(change)} {old} → {new}{size}"


def _named(word: str, names: Sequence[str], most: int) -> Iterator[str]:
    if names:
        more = f"；等 {len(names)} 项" if len(names) > most else ""
        yield f"{word}：{'；'.join(names[:most])}{more}"
