"""What tables of indicators and detail tables have in common: rows that are none, and merged cells."""

import re
from collections.abc import Sequence

from qreport.load.grids.grid import Cell, CellKind, Grid
from qreport.model.location import Location

# `注：…`, `数据来源：教务处`, `填表人`, `续表2`; not `注册学生数`, not `说明书编写数`.
_NOTE = re.compile(
    r"(附?注|备注|说明|数据来源|资料来源|填表人|填报人|审核人|负责人|填表日期|续表)\s*\d*\s*([:：]|$)"
)


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether none of the cells holds anything, not even a formula without result."""
    return all(cell.kind is CellKind.EMPTY for cell in cells)


def is_remark(grid: Grid, row: int) -> bool:
    """Whether the row stands outside the data: blank, a title across the table, or a note below it."""
    filled = grid.filled(row)
    if not filled or is_note(grid, row):
        return True
    return len(filled) == 1 and _covers(grid.cell(row, filled[0]).location, grid, row)


def is_note(grid: Grid, row: int) -> bool:
    """Whether the row begins with a word such as 注： or 填表人."""
    filled = grid.filled(row)
    return bool(filled) and bool(_NOTE.match(grid.texts[row][filled[0]]))


def _covers(first: Location, grid: Grid, row: int) -> bool:
    """Whether the cell at `first` covers another one of the row."""
    return bool(grid.merged_into) and any(
        grid.merged_into.get(cell.location) == first for cell in grid.row(row)
    )


def over_two_rows(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the heading that stands in two rows: the cells of the lower, of the upper where it is blank."""
    return tuple(below if below.text else above for above, below in zip(upper, lower, strict=True))


def merged_from_above(cell: Cell, grid: Grid) -> Cell:
    """Return the first cell of the merged cell that covers `cell` in its column, else `cell` itself."""
    first = grid.merged_into.get(cell.location)
    return grid.at(first) if first and first.column == cell.location.column else cell
