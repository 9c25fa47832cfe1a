"""Detail tables of two filings: rows new, gone and changed by their key; counts and sums by a column."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from qreport.comparing.arithmetic import total
from qreport.comparing.comparable import EditionData
from qreport.model.change import CellChange, ChangeKind, GroupChange, Groups, RecordsChange, RowChange
from qreport.model.records import Column, Grouping, Record, RecordSchema, RecordSet, RecordValue

Rows = Sequence[Record]


def records_changes(old: EditionData, new: EditionData) -> Iterator[RecordsChange]:
    """Yield what became of every record set that has a key or groups to compare, and that a filing has.

    A set that tells the year of a row takes part with the rows of the two years; any other belongs to the
    year of its filing, so that within one filing there is nothing to compare it with.
    """
    one_filing = old.edition.filing == new.edition.filing
    for schema in new.pack.record_schemas.values():
        before, now = (_of_year(side, schema) for side in (old, new))
        # Within one filing only rows that tell their year belong to different years.
        comparable = bool(schema.key or schema.compare) and (schema.year is not None or not one_filing)
        if comparable and (before is not None or now is not None):
            yield _changed(schema, before, now)


def _of_year(side: EditionData, schema: RecordSchema) -> RecordSet | None:
    records = side.records.get(schema.id)
    if records is None or schema.year is None:
        return records
    # By the newer pack: the older one may not have said yet which column holds the year.
    return replace(records, rows=replace(records, schema=schema).of_year(side.edition.period).rows)


def _changed(schema: RecordSchema, old: RecordSet | None, new: RecordSet | None) -> RecordsChange:
    counts = (len(old.rows) if old else None, len(new.rows) if new else None)
    if old is None or new is None:
        return RecordsChange(schema, *counts, why_not=f"{'旧' if old is None else '新'}填报没有这张明细表")
    reason = _why_not(schema, old, new)
    known = {column.id for column in old.schema.columns}
    groups = tuple(
        _groups(schema, grouping, old.rows, new.rows)
        for grouping in schema.compare
        # A list of a part has no totals to compare, nor has a column that the older table lacks.
        if schema.complete and {grouping.by, grouping.sum or grouping.by} <= known
    )
    rows = tuple(_rows(schema, known, old.rows, new.rows)) if schema.key and reason is None else ()
    return RecordsChange(schema, *counts, rows, groups, reason)


def _why_not(schema: RecordSchema, old: RecordSet, new: RecordSet) -> str | None:
    if not schema.complete:
        return "明细表只列出一部分，缺的行不等于没有"
    missing = [code for code in schema.key if old.schema.column(code) is None]
    if missing:
        names = "、".join(column.name for code in missing if (column := schema.column(code)))
        return f"旧填报的明细表没有“{names}”一列，认不出哪一行是哪一行"
    for records, word in ((old, "旧"), (new, "新")):
        repeated = next((key for key, count in _keys(schema, records.rows).items() if count > 1), None)
        # Two rows of one key cannot be told apart.
        if schema.key and repeated:
            return f"{word}填报里“{'、'.join(repeated)}”有几行，认不出哪一行是哪一行"
    return None


def _keys(schema: RecordSchema, rows: Rows) -> Counter[tuple[str, ...]]:
    return Counter(_key(schema, row) for row in rows)


def _key(schema: RecordSchema, row: Record) -> tuple[str, ...]:
    return tuple(text(row.values.get(code)) for code in schema.key)


def text(value: RecordValue) -> str:
    """Return a cell as text; empty for a blank."""
    return f"{value:f}" if isinstance(value, Decimal) else value or ""


def _rows(schema: RecordSchema, known: set[str], old: Rows, new: Rows) -> Iterator[RowChange]:
    before = {_key(schema, row): row for row in old}
    columns = [
        each for each in schema.columns if each.id in known and each.id not in (*schema.key, schema.year)
    ]
    for row in new:
        key = _key(schema, row)
        earlier = before.pop(key, None)
        if earlier is None:
            yield RowChange(key, ChangeKind.ADDED)
        elif cells := tuple(_cells(columns, earlier, row)):
            yield RowChange(key, ChangeKind.CHANGED, cells)
    yield from (RowChange(key, ChangeKind.REMOVED) for key in before)


def _cells(columns: Sequence[Column], old: Record, new: Record) -> Iterator[CellChange]:
    for column in columns:
        before, now = old.values.get(column.id), new.values.get(column.id)
        if before != now:
            yield CellChange(column, before, now)


def _groups(schema: RecordSchema, grouping: Grouping, old: Rows, new: Rows) -> Groups:
    sides = [_grouped(grouping, rows) for rows in (old, new)]
    # No row of a group counts 0 rows; its sum is unknown, not 0.
    nothing = None if grouping.sum else Decimal(0)
    names = dict.fromkeys((*sides[1], *sides[0]))
    changes = tuple(GroupChange(name, *(side.get(name, nothing) for side in sides)) for name in names)
    by, summed = schema.column(grouping.by), schema.column(grouping.sum or "")
    return Groups(by or schema.columns[0], summed, changes)


def _grouped(grouping: Grouping, rows: Rows) -> Mapping[str, Decimal | None]:
    members: dict[str, list[RecordValue]] = {}
    for row in rows:
        members.setdefault(text(row.values.get(grouping.by)), []).append(row.values.get(grouping.sum or ""))
    if grouping.sum is None:
        return {group: Decimal(len(values)) for group, values in members.items()}
    return {group: _sum(values) for group, values in members.items()}


def _sum(values: Sequence[RecordValue]) -> Decimal | None:
    numbers = [value for value in values if isinstance(value, Decimal)]
    return total(numbers) if len(numbers) == len(values) else None
