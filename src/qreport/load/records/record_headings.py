"""The heading row of a detail table: which column of the file is which column of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
from itertools import pairwise

from msgspec import Struct, field

from qreport.load.grids.declared_units import units_named
from qreport.load.grids.grid import Cell, Grid
from qreport.load.grids.sheet_grids import over_two_rows
from qreport.load.grids.side_by_side import split
from qreport.model.finding import Finding
from qreport.model.records import RecordSchema
from qreport.problems.reading import DUPLICATE_COLUMN, MISSING_COLUMN, UNKNOWN_COLUMN
from qreport.text.characters import shown
from qreport.text.labels import plain_forms, without_unit
from qreport.text.names import did_you_mean, fold
from qreport.text.totals import SumKind, sum_kind

_IGNORED = frozenset(("序号", "编号"))
_SEARCHED = 50
"""Rows from the top in which the heading may stand."""

Meant = Callable[[str], tuple[str | None, str]]
"""The text of a cell to the id of the column that it means (None: none) and the unit behind its name."""


class RecordHeading(Struct, frozen=True, dict=True):
    """The columns of a file."""

    columns: Mapping[str, int]
    """Position by column id."""
    cells: tuple[Cell, ...]
    row: int
    """Index of the last heading row in the grid."""
    printed: tuple[tuple[Cell, ...], ...]
    """The heading as it stands in the file, in one row or two."""
    units: Mapping[str, str] = field(default_factory=dict)
    """By column id the unit behind its name, as typed."""

    @property
    def sums(self) -> tuple[int, ...]:
        """The positions of columns of sums (合计) that are no columns of the schema."""
        taken = self.columns.values()
        return tuple(at for at, cell in enumerate(self.cells) if at not in taken and _is_total(cell.text))

    def is_repeated_by(self, row: Sequence[str]) -> bool:
        """Whether `row` is the heading again, or one of its two rows, as printed on the next page."""
        # One cell tells nearly every row that is none, before all of them are folded.
        first = next(iter(self.columns.values()))
        return fold(row[first]) in self._words and any(
            all(fold(row[at]) == fold(own[at].text) for at in self.columns.values()) for own in self.printed
        )

    def may_be_repeated_by(self, row: Sequence[str]) -> bool:
        """Whether `row` may be a heading of the same columns in another order; most rows may not."""
        return any(row[at] and fold(row[at]) in self._words for at in list(self.columns.values())[:2])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(fold(cell.text) for row in self.printed for cell in row)


def find_heading(grid: Grid, schema: RecordSchema) -> RecordHeading | None:
    """Return the row near the top that names most columns; None when no row names two (or the only one).

    A heading may stand in two rows: groups of columns above, their columns below.
    """
    meant = _meanings(schema)
    rows = [grid.row(at) for at in range(min(_SEARCHED, len(grid.texts)))]
    found = [_heading((row,), index, meant) for index, row in enumerate(rows)]
    found += [_heading(two, index, meant) for index, two in enumerate(pairwise(rows), 1)]
    best = max(found, key=lambda heading: len(heading.columns))
    return best if len(best.columns) >= min(2, len(schema.columns)) else None


def next_heading(grid: Grid, row: int, schema: RecordSchema) -> RecordHeading | None:
    """Return the heading that stands in a row below the first one, in whatever order; None for data."""
    heading = _heading((grid.row(row),), row, _meanings(schema))
    # One word such as 名称 may be data; a row of nothing but names of columns is not.
    alike = len(heading.columns) >= min(2, len(schema.columns))
    return heading if alike and len(heading.columns) * 2 > len(grid.filled(row)) else None


def blocks_of(grid: Grid, schema: RecordSchema) -> tuple[Grid, ...]:
    """Return the blocks of a table that stands in several side by side, all with the same columns."""
    meant = _meanings(schema)

    def begins(texts: Sequence[str]) -> list[int]:
        found = [meant(text)[0] if text else None for text in texts]
        twice = {column for column in found if column and found.count(column) > 1}
        first = next((column for column in found if column in twice), None)
        # Of a column that stands there twice by mistake the others stand there once.
        return [at for at, column in enumerate(found) if column == first] if len(twice) > 1 else []

    return split(grid, begins)


def record_heading_faults(heading: RecordHeading, schema: RecordSchema) -> Iterator[Finding]:
    """Yield required columns that are absent, columns nobody knows, and columns that stand there twice."""
    names, meant = _names(schema), _meanings(schema)
    free = [column.name for column in schema.columns if column.id not in heading.columns]
    for at, cell in enumerate(heading.cells):
        key = fold(cell.text)
        if not key or at in heading.columns.values() or (key in _IGNORED and key not in names):
            continue
        if _is_total(cell.text) and key not in names:
            continue
        if meant(cell.text)[0]:
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


def _is_total(text: str) -> bool:
    """Whether a column holds sums of its row: not 其中：女生, which is a part of the column before it."""
    return sum_kind(text) not in (None, SumKind.PART)


def _heading(printed: tuple[tuple[Cell, ...], ...], index: int, meant: Meant) -> RecordHeading:
    columns: dict[str, int] = {}
    units: dict[str, str] = {}
    cells = over_two_rows(printed[0], printed[-1])
    for at, cell in enumerate(cells):
        column, unit = meant(cell.text) if cell.text else (None, "")
        if column and column not in columns:
            columns[column] = at
            units |= {column: unit} if unit else {}
    return RecordHeading(columns, cells, index, printed, units)


@lru_cache(maxsize=4096)
def _unit_behind(text: str) -> str:
    return next((unit for _, unit in without_unit(text) if unit and units_named(unit)), "")


def _meanings(schema: RecordSchema) -> Meant:
    """Return what each text means as a heading; one that stands in many rows is looked up once."""
    return cache(partial(_column, names=_names(schema)))


def _column(text: str, names: Mapping[str, str]) -> tuple[str | None, str]:
    """Return which column a heading means, and the unit behind it."""
    folded = fold(text)
    if column := names.get(folded):
        return column, _unit_behind(text)
    # Sooner seen than tried: most texts hold none of the names.
    if not any(name in folded for name in names):
        return None, ""
    for name, unit in (each for form in plain_forms(text) for each in without_unit(form)):
        column = names.get(fold(name))
        if column and (not unit or units_named(unit)):
            return column, unit
    return None, ""


def _names(schema: RecordSchema) -> dict[str, str]:
    """Return the column id by every folded name."""
    return {
        fold(name): column.id
        # Of two columns that share a name the first one gets it.
        for column in reversed(schema.columns)
        for name in (column.id, column.name, *column.aliases)
    }
