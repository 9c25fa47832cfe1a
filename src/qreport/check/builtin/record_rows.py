"""Rows of detail tables that say the same thing twice, without breaking a key."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Outcome
from qreport.check.rows import cell
from qreport.model.records import Column, Record, RecordSet
from qreport.problems.checking import ROW_TWICE, SAME_NAME_WITH_REMARK
from qreport.text.names import fold
from qreport.text.regex import regex

# 北方汽车学校（校企共建）, 北方汽车学校【新增】, 北方汽车学校——续签.
_REMARK = regex(r"(.+?)\s*(?:[（(\[【〔][^（(\[【〔）)\]】〕]{1,40}[）)\]】〕]|(?:——|--).{1,40})")
_LONGEST = 20
"""So many letters of a row are enough to find it."""


@builtin(ROW_TWICE)
def twice(data: CheckData) -> Iterator[Outcome]:
    """In a set without a key no two rows are the same in every column; told once a set."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        if not records.schema.key and (again := _again(records)):
            yield _same(records, again)


def _again(records: RecordSet) -> list[tuple[Record, Record]]:
    """Return each row that repeats an earlier one, with that one."""
    seen: dict[tuple[object, ...], Record] = {}
    again = []
    for row in records.rows:
        values = tuple(row.values.get(column.id) for column in records.schema.columns)
        first = seen.setdefault(values, row)
        if first is not row:
            again.append((row, first))
    return again


def _same(records: RecordSet, again: list[tuple[Record, Record]]) -> Breach:
    row, first = again[0]
    shown = "、".join(str(value) for value in row.values.values() if value is not None)[:_LONGEST]
    many = f"有 {len(again)} 行与前面的行完全相同，如" if len(again) > 1 else "有两行完全相同："
    places = dict.fromkeys((row.origin, first.origin, *(each.origin for pair in again for each in pair)))
    return Breach(f"{records.schema.name}{many}“{shown}”", tuple(places), record_set=records.schema.id)


@builtin(SAME_NAME_WITH_REMARK)
def remarks(data: CheckData) -> Iterator[Outcome]:
    """A name is not listed again with a remark behind it, where all else of the key is the same."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        for column in _names(records):
            yield from _remarked(records, column)


def _names(records: RecordSet) -> list[Column]:
    schema = records.schema
    single = len(schema.key) == 1
    return [each for each in schema.columns if each.id in schema.key and (each.proper_names or single)]


def _remarked(records: RecordSet, column: Column) -> Iterator[Outcome]:
    others = [each for each in records.schema.key if each != column.id]
    plain = {_identity(row, column.id, others): row for row in records.rows}
    for row in records.rows:
        match = _REMARK.fullmatch(str(row.values.get(column.id) or ""))
        known = plain.get((fold(match[1]), *_rest(row, others))) if match else None
        if known and match:
            yield Breach(
                f"{records.schema.name}里的“{match[0]}”，前后还列了“{known.values.get(column.id)}”",
                (cell(row, column.id), cell(known, column.id)),
                match[0],
                record_set=records.schema.id,
            )


def _identity(row: Record, column: str, others: list[str]) -> tuple[str, ...]:
    return (fold(str(row.values.get(column) or "")), *_rest(row, others))


def _rest(row: Record, others: list[str]) -> tuple[str, ...]:
    return tuple(str(row.values.get(each)) for each in others)
