"""A table of records: 序号, the columns, equal neighbours merged, a computed 合计."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qreport.compose.tables.tables import Grid, header, lines, widths
from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import plain
from qreport.formula.exact import WIDE
from qreport.model.document import Cell, Row, Run
from qreport.model.records import Column, ColumnType, Record, RecordSchema, RecordValue
from qreport.model.tables import Align, RecordColumn, RecordTable
from qreport.problems.composing import BROKEN_TABLE, TABLE_WITHOUT_ROWS, TOTAL_INCOMPLETE

_ALIGN: Mapping[ColumnType, Align] = {
    ColumnType.TEXT: "left",
    ColumnType.COUNT: "decimal",
    ColumnType.NUMBER: "decimal",
    ColumnType.DATE: "center",
    ColumnType.CHOICE: "center",
}
# Wider than any number that a file may hold, so that a sum is never rounded.

Printed = tuple[RecordColumn, Column]
"""A printed column and what it shows."""


def record_grid(composition: Composition, spec: RecordTable) -> Grid:
    """Return the rows of `spec`; a column or record set that does not exist is reported and left out.

    Without any row of data the table has one row of missing marks.
    """
    schema = composition.pack.record_schemas.get(spec.record_set)
    if schema is None:
        _broken(composition, spec, f"明细表“{spec.record_set}”不在报告包里")
        return Grid((), ())
    columns = tuple(_columns(composition, spec, schema))
    rows = _selected(composition, spec)
    heads = [composition.wording.number] * spec.numbered + [
        each.label or column.name for each, column in columns
    ]
    body = (
        _body(composition, spec, columns, rows) if rows else (_empty(composition, spec, schema, len(heads)),)
    )
    whole = (header(heads), *body)
    if spec.total and rows:
        whole += (_total(composition, spec, columns, rows),)
    return Grid(whole, _widths(spec, columns, rows, heads))


def _columns(composition: Composition, spec: RecordTable, schema: RecordSchema) -> Iterator[Printed]:
    for each in spec.columns:
        column = schema.column(each.column)
        if column is None:
            _broken(composition, spec, f"明细表“{schema.name}”没有列“{each.column}”")
        else:
            yield each, column


def _broken(composition: Composition, spec: RecordTable, what: str) -> None:
    composition.report(
        BROKEN_TABLE.at(composition.origin("table", spec.id), message=f"表“{spec.id}”：{what}")
    )


def _selected(composition: Composition, spec: RecordTable) -> tuple[Record, ...]:
    records = composition.filing.rows_of(spec.record_set)
    return tuple(row for row in records.rows if _wanted(row, spec)) if records else ()


def _wanted(row: Record, spec: RecordTable) -> bool:
    return all(
        _text(row.values.get(column)) in ({wanted} if isinstance(wanted, str) else set(wanted))
        for column, wanted in spec.where.items()
    )


def _text(value: RecordValue) -> str:
    return plain(value) if isinstance(value, Decimal) else value or ""


def _empty(composition: Composition, spec: RecordTable, schema: RecordSchema, columns: int) -> Row:
    message = f"表“{spec.id}”没有数据：明细表“{schema.name}”里没有要印的行"
    place = composition.origin("table", spec.id)
    composition.report(TABLE_WITHOUT_ROWS.at(place, message=message, record_set=schema.id))
    return Row(tuple(Cell((Run(composition.wording.missing),), "center") for _ in range(columns)))


def _body(
    composition: Composition, spec: RecordTable, columns: Sequence[Printed], rows: Sequence[Record]
) -> tuple[Row, ...]:
    spans = _spans(columns, rows)
    made = []
    for index, row in enumerate(rows):
        cells = [Cell((Run(str(index + 1)),), "center")] if spec.numbered else []
        for position, (each, column) in enumerate(columns):
            span = spans[position][index]
            if span:
                cells.append(
                    _cell(composition, row.values.get(column.id), each.align or _ALIGN[column.type], span)
                )
        made.append(Row(tuple(cells)))
    return tuple(made)


def _cell(composition: Composition, value: RecordValue, align: Align, span: int) -> Cell:
    text = _text(value)
    return Cell(lines(text) if text else (Run(composition.wording.missing),), align, row_span=span)


def _spans(columns: Sequence[Printed], rows: Sequence[Record]) -> list[list[int]]:
    """Return for each column how many rows each cell covers; 0 where one above covers it.

    A merged column never reaches beyond a border of a merged column to its left; blanks do not merge.
    """
    borders = [False] * len(rows)
    spans = []
    for each, column in columns:
        if not each.merge:
            spans.append([1] * len(rows))
            continue
        values = [row.values.get(column.id) for row in rows]
        starts = [
            # A blank begins a cell of its own: two blanks are not the same thing.
            index == 0 or border or values[index] != values[index - 1] or not values[index]
            for index, border in enumerate(borders)
        ]
        spans.append(_lengths(starts))
        borders = starts
    return spans


def _lengths(starts: Sequence[bool]) -> list[int]:
    lengths = [0] * len(starts)
    first = 0
    for index, start in enumerate(starts):
        first = index if start else first
        lengths[first] += 1
    return lengths


def _total(
    composition: Composition, spec: RecordTable, columns: Sequence[Printed], rows: Sequence[Record]
) -> Row:
    """The word 合计 covers all columns before the first that is summed."""
    places = [each.column in spec.total for each, _ in columns]
    # Without a sum the word stands over the whole width.
    before = places.index(True) if True in places else len(places)
    lead = before + spec.numbered
    cells = [Cell((Run(composition.wording.total),), "center", column_span=lead)] if lead else []
    for (each, column), summed in list(zip(columns, places, strict=True))[before:]:
        text = _sum(composition, spec, column, rows) if summed else ""
        cells.append(Cell((Run(text),) if text else (), each.align or _ALIGN[column.type]))
    return Row(tuple(cells), "total")


def _sum(composition: Composition, spec: RecordTable, column: Column, rows: Sequence[Record]) -> str:
    total = Decimal(0)
    for row in rows:
        value = row.values.get(column.id)
        if not isinstance(value, Decimal):
            message = f"“{column.name}”有空格，表“{spec.id}”的合计算不出来"
            place = row.cells.get(column.id, row.origin)
            composition.report(TOTAL_INCOMPLETE.at(place, message=message, record_set=spec.record_set))
            return composition.wording.missing
        total = WIDE.add(total, value)
    return plain(total)


def _widths(
    spec: RecordTable, columns: Sequence[Printed], rows: Sequence[Record], heads: Sequence[str]
) -> tuple[float, ...]:
    texts = [[_text(row.values.get(column.id)) for row in rows] for _, column in columns]
    numbers = [[str(len(rows))]] * spec.numbered
    whole = [[head, *below] for head, below in zip(heads, numbers + texts, strict=True)]
    return widths(whole, [None] * spec.numbered + [each.width for each, _ in columns])
