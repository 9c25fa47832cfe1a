"""The rows of a detail table below its heading, validated cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from qreport.load.cell_faults import findings_at
from qreport.load.grid import Cell, CellKind, Grid
from qreport.load.problems import DUPLICATE_RECORD
from qreport.load.record_headings import RecordHeading
from qreport.load.record_model import row_model, values_of
from qreport.load.record_sums import Sum, is_subtotal, is_total
from qreport.load.tables import is_remark, merged_from_above
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.records import ColumnType, Record, RecordSchema, RecordValue
from qreport.names import fold

_NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER)


@dataclass(slots=True)
class RecordRows:
    """Reads the sheets of one detail table."""

    schema: RecordSchema
    rows: list[Record] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    """Rows 合计 and 小计."""
    findings: list[Finding] = field(default_factory=list)

    _model: type[BaseModel] = field(init=False)

    def __post_init__(self) -> None:
        self._model = row_model(self.schema)

    def read(self, grid: Grid, heading: RecordHeading) -> None:
        """Take over all rows below the heading of one sheet."""
        above: dict[str, Cell] = {}
        for row in grid.rows[heading.row + 1 :]:
            if is_remark(row, grid) or heading.is_repeated_by(row):
                continue
            cells = {column: row[at] for column, at in heading.columns.items()}
            named = tuple(cells.values())
            partial = is_subtotal(row) or is_subtotal(named)
            if partial or is_total(row) or is_total(named):
                claimed = self._record(self._claimed(cells), row[0].location)
                self.sums.append(Sum(claimed, len(self.rows), partial))
                continue
            filled = self._filled(cells, above, grid)
            above |= filled
            self.rows.append(self._record(filled, row[0].location))

    def _claimed(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return the cells of a row 合计 or 小计 that hold sums; the words around them are no data."""
        return {
            column.id: cell
            for column in self.schema.columns
            if (cell := cells.get(column.id)) and cell.kind is not CellKind.EMPTY and column.type in _NUMBERS
        }

    def _filled(self, cells: Mapping[str, Cell], above: Mapping[str, Cell], grid: Grid) -> dict[str, Cell]:
        """Return the cells of a row, a blank one replaced by the cell above that stands for it too.

        A number is never taken over: in a sum it would count twice.
        """
        filled = {}
        for column in self.schema.columns:
            cell = cells.get(column.id)
            if cell is None:
                continue
            if cell.kind is CellKind.EMPTY and column.type not in _NUMBERS:
                cell = merged_from_above(cell, grid)
            if cell.kind is CellKind.EMPTY and column.fill_down:
                cell = above.get(column.id, cell)
            filled[column.id] = cell
        return filled

    def _record(self, cells: Mapping[str, Cell], first: Location) -> Record:
        """Return the validated row; a cell that is wrong becomes a finding and None."""
        places = {column: cell.location for column, cell in cells.items()}
        origin = Location(first.file, first.sheet, first.line)
        try:
            values = self._model.model_validate(cells)
        except ValidationError as error:
            self.findings += findings_at(error, places, origin, self.schema.id)
            wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
            sound = {column: cell for column, cell in cells.items() if column not in wrong}
            values = self._model.model_validate(sound)
        return Record(values_of(values, self.schema), origin, places)

    def repeats(self) -> Iterator[Finding]:
        """Yield the rows whose key columns equal those of a row above."""
        first: dict[tuple[str, ...], Record] = {}
        for record in self.rows:
            key = tuple(_folded(record.values.get(column)) for column in self.schema.key)
            if not any(key):
                continue
            other = first.setdefault(key, record)
            if other is not record:
                words = "，".join(_typed(record, column) for column in self.schema.key)
                message = f"与第 {other.origin.line} 行的关键内容相同：{words}"
                yield DUPLICATE_RECORD.at(
                    record.origin, other.origin, message=message, record_set=self.schema.id, found=words
                )


def _folded(value: RecordValue) -> str:
    return "" if value is None else fold(str(value))


def _typed(record: Record, column: str) -> str:
    value = record.values.get(column)
    return "空白" if value is None else str(value)
