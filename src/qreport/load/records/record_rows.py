"""The rows of a detail table below its heading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qreport.load.grids.cell_faults import CellFault
from qreport.load.grids.declared_units import declared_in, declares_unit
from qreport.load.grids.grid import Cell, CellKind, Grid
from qreport.load.grids.sheet_grids import is_remark, merged_from_above
from qreport.load.indicators.table_units import below_table
from qreport.load.records.record_columns import ColumnValues
from qreport.load.records.record_headings import RecordHeading, next_heading, record_heading_faults
from qreport.load.records.record_units import NUMBERS, column_units
from qreport.load.records.row_sums import RowSums, Sum, part_fault, row_kind
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.records import Record, RecordSchema, RecordValue
from qreport.model.units import find_unit
from qreport.problems.reading import DUPLICATE_RECORD, WRONG_CHOICE
from qreport.text.names import fold
from qreport.text.totals import SumKind, is_mean, may_be_sum

_YES_NO = ("是", "否")
_MARKS = frozenset("√✓✔☑×✗✘☒○●xXvVYN有无")
"""How people tick a column that wants 是 or 否."""


@dataclass(slots=True)
class RecordRows:
    """Reads the sheets of one detail table."""

    schema: RecordSchema
    rows: list[Record] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    """Rows 合计 and 小计."""
    findings: list[Finding] = field(default_factory=list)

    converted: dict[str, Location] = field(default_factory=dict)
    """By column the heading that names another unit than the pack."""

    _last: Record | None = None
    """The last row of data or sums, which a row 其中 belongs to."""

    _marks: dict[str, list[Finding]] = field(default_factory=dict)
    """By column what is wrong with its answers 是 and 否: marks such as √, and blanks."""

    _values: dict[str, ColumnValues] = field(init=False)

    def read(self, grid: Grid, heading: RecordHeading) -> None:
        """Take over all rows below the heading of one sheet."""
        self._begin(grid, heading)
        columns, above = heading.columns, None
        across = RowSums(self.schema, heading)
        for row in range(heading.row + 1, len(grid.texts)):
            if is_remark(grid, row) or heading.is_repeated_by(grid.texts[row]):
                self._look_for_unit(grid, row)
                continue
            if self._look_for_unit(grid, row):
                continue
            if heading.may_be_repeated_by(grid.texts[row]) and (
                following := next_heading(grid, row, self.schema)
            ):
                self.findings += record_heading_faults(following, self.schema)
                self.read(grid, following)
                break
            if self._is_mean(grid, row) or self._sum_in(grid, row, columns):
                continue
            above = self._plain(grid, row, columns) or self._closely(grid, row, columns, above)
            self.rows.append(above)
            self._last = above
            across.compare(above, grid, row)
        self.findings += across.findings

    def _look_for_unit(self, grid: Grid, row: int) -> bool:
        """Tell of a unit below the heading that is not the one in which the figures are read."""
        texts = grid.texts[row]
        # Only a row of words declares one; 单位 may also be part of a name.
        if not declares_unit(texts) or not (declared := declared_in(grid.row(row))):
            return False
        units = (values.unit or values.column.unit or "" for values in self._values.values())
        self.findings += below_table(declared, {unit for name in units if (unit := find_unit(name))})
        return True

    def _begin(self, grid: Grid, heading: RecordHeading) -> None:
        units, findings = column_units(grid, heading, self.schema)
        self.findings += findings
        headed = units.keys() & heading.units.keys()
        self.converted |= {each: heading.cells[heading.columns[each]].location for each in headed}
        self._values = {
            column.id: ColumnValues(column, units.get(column.id, "")) for column in self.schema.columns
        }

    def _sum_in(self, grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
        """Keep a row 合计, 小计 or 其中; return whether it was one."""
        texts = grid.texts[row]
        if not may_be_sum("".join(texts)):
            return False
        filled = grid.filled(row)
        words = [texts[at] for at in filled]
        kind = row_kind(words, [texts[at] for at in sorted(columns.values()) if at in filled])
        if kind is None:
            return False
        claimed = self._record(self._claimed(grid, row, columns), grid.place(row))
        if kind is SumKind.PART:
            fault = part_fault(claimed, self._last, self.schema)
            self.findings += [fault] if fault else []
            return True
        self.sums.append(Sum(claimed, len(self.rows), kind is SumKind.SUBTOTAL))
        self._last = claimed
        return True

    def _is_mean(self, grid: Grid, row: int) -> bool:
        """Whether a row holds the mean of the rows above: so called, with only figures behind."""
        first, *others = [grid.texts[row][at] for at in grid.filled(row)] or [""]
        return is_mean(first) and all(text[:1].isdecimal() for text in others)

    def _plain(self, grid: Grid, row: int, columns: Mapping[str, int]) -> Record | None:
        """Return a row without blanks and faults, as most are; None for one to look at closely."""
        # A column that the file lacks is left out of `cells`, which tells it from one that is blank.
        if row in grid.broken_rows or len(columns) < len(self._values):
            return None
        texts = grid.texts[row]
        values = {}
        for column, known in self._values.items():
            value = known[texts[columns[column]]]
            if value is None:
                return None
            values[column] = value
        place = grid.place(row)
        return Record(values, place, RowCells(place, columns))

    def _closely(self, grid: Grid, row: int, columns: Mapping[str, int], above: Record | None) -> Record:
        """Return the row, a blank cell replaced by the cell above that stands for it too.

        A number is never taken over: in a sum it would count twice.
        """
        cells = {}
        for column in self.schema.columns:
            if column.id not in columns:
                continue
            cell = grid.cell(row, columns[column.id])
            if cell.kind is CellKind.EMPTY and column.type not in NUMBERS:
                cell = merged_from_above(cell, grid)
            if cell.kind is CellKind.EMPTY and column.fill_down and above:
                cell = grid.at(above.cells[column.id])
            cells[column.id] = cell
        return self._record(cells, grid.place(row))

    def _claimed(self, grid: Grid, row: int, columns: Mapping[str, int]) -> dict[str, Cell]:
        """Return the cells of a row 合计 or 小计 that hold sums; the words around them are no data."""
        return {
            column.id: grid.cell(row, columns[column.id])
            for column in self.schema.columns
            if column.type in NUMBERS and columns.get(column.id) in grid.filled(row)
        }

    def _record(self, cells: Mapping[str, Cell], place: Location) -> Record:
        """Return the row at `place`; a cell that is wrong becomes a finding and None."""
        values: dict[str, RecordValue] = dict.fromkeys(self._values)
        for column, cell in cells.items():
            try:
                values[column] = self._values[column].of(cell)
            except CellFault as fault:
                finding = fault.at(cell.location, record_set=self.schema.id)
                asks = self._values[column].column.choices == _YES_NO
                (self._marks.setdefault(column, []) if asks else self.findings).append(finding)
        return Record(values, place, {column: cell.location for column, cell in cells.items()})

    def unanswered(self) -> Iterator[Finding]:
        """Yield what is wrong with columns of 是 and 否: one finding for one that is filled in with marks."""
        for column, findings in self._marks.items():
            marks = {finding.found for finding in findings if finding.found}
            if len(findings) < 2 or not marks or not marks <= _MARKS:
                yield from findings
                continue
            name = self._values[column].column.name
            blanks = "，其余空着" if any(not finding.found for finding in findings) else ""
            message = f"“{name}”一列用“{'”“'.join(sorted(marks))}”表示{blanks}，应写“是”或“否”"
            places = [place for finding in findings for place in finding.locations]
            yield WRONG_CHOICE.at(
                *places,
                message=message,
                record_set=self.schema.id,
                found="、".join(sorted(marks)),
                expected="是、否",
            )

    def repeats(self) -> Iterator[Finding]:
        """Yield the rows whose key columns equal those of a row above."""
        first: dict[tuple[str, ...], Record] = {}
        for record in self.rows:
            key = tuple(_folded(record.values.get(column)) for column in self.schema.key)
            # With nothing in its key a row is like no other.
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


@dataclass(frozen=True, slots=True, eq=False)
class RowCells(Mapping[str, Location]):
    """The cell of each column of one row."""

    row: Location
    columns: Mapping[str, int]
    """Position from 0 by column id."""

    def __getitem__(self, column: str) -> Location:
        # Columns count from 1 in places.
        return Location(self.row.file, self.row.sheet, self.row.line, self.columns[column] + 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)
