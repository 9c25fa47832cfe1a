"""The heading row of a detail table: which column of the file is which column of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qreport.load.grids.grid import Cell, Grid
from qreport.load.grids.tables import over_two_rows
from qreport.model.finding import Finding
from qreport.model.records import RecordSchema
from qreport.problems.reading import DUPLICATE_COLUMN, MISSING_COLUMN, UNKNOWN_COLUMN
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold

_IGNORED = frozenset(("序号", "编号"))
_SEARCHED = 50
"""Rows from the top in which the heading may stand."""


@dataclass(frozen=True)
class RecordHeading:
    """The columns of a file."""

    columns: Mapping[str, int]
    """Position by column id."""
    cells: tuple[Cell, ...]
    row: int
    """Index of the last heading row in the grid."""
    printed: tuple[tuple[Cell, ...], ...]
    """The heading as it stands in the file, in one row or two."""

    def is_repeated_by(self, row: Sequence[str]) -> bool:
        """Whether `row` is the heading again, or one of its two rows, as printed on the next page."""
        # One cell tells nearly every row that is none, before all of them are folded.
        first = next(iter(self.columns.values()))
        return fold(row[first]) in self._words and any(
            all(fold(row[at]) == fold(own[at].text) for at in self.columns.values()) for own in self.printed
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(fold(cell.text) for row in self.printed for cell in row)


def find_heading(grid: Grid, schema: RecordSchema) -> RecordHeading | None:
    """Return the row near the top that names most columns; None when no row names two (or the only one).

    A heading may stand in two rows: groups of columns above, their columns below.
    """
    names = _names(schema)
    rows = [grid.row(at) for at in range(min(_SEARCHED, len(grid.texts)))]
    found = [_heading((row,), index, names) for index, row in enumerate(rows)]
    found += [_heading(two, index, names) for index, two in enumerate(pairwise(rows), 1)]
    best = max(found, key=lambda heading: len(heading.columns))
    return best if len(best.columns) >= min(2, len(schema.columns)) else None


def record_heading_faults(heading: RecordHeading, schema: RecordSchema) -> Iterator[Finding]:
    """Yield required columns that are absent, columns nobody knows, and columns that stand there twice."""
    names = _names(schema)
    free = [column.name for column in schema.columns if column.id not in heading.columns]
    for at, cell in enumerate(heading.cells):
        key = fold(cell.text)
        if not key or at in heading.columns.values() or (key in _IGNORED and key not in names):
            continue
        if key in names:
            message = f"“{shown(cell.text)}”与前面的一列含义相同，这一列没有读入"
            yield DUPLICATE_COLUMN.at(cell.location, message=message, record_set=schema.id, found=cell.text)
        else:
            message = f"不认识列“{shown(cell.text)}”，这一列没有读入{did_you_mean(cell.text, free)}"
            yield UNKNOWN_COLUMN.at(cell.location, message=message, record_set=schema.id, found=cell.text)
    for column in schema.columns:
        if column.required and column.id not in heading.columns:
            place = heading.cells[0].location
            message = f"表头里没有“{column.name}”一列"
            yield MISSING_COLUMN.at(place, message=message, record_set=schema.id, expected=column.name)


def _heading(printed: tuple[tuple[Cell, ...], ...], index: int, names: Mapping[str, str]) -> RecordHeading:
    columns: dict[str, int] = {}
    cells = over_two_rows(printed[0], printed[-1])
    for at, cell in enumerate(cells):
        column = names.get(fold(cell.text))
        if column:
            columns.setdefault(column, at)
    return RecordHeading(columns, cells, index, printed)


def _names(schema: RecordSchema) -> dict[str, str]:
    """Return the column id by every folded name."""
    return {
        fold(name): column.id
        # Of two columns that share a name the first one gets it.
        for column in reversed(schema.columns)
        for name in (column.id, column.name, *column.aliases)
    }
