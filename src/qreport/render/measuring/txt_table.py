"""Tables as aligned text.

The grid of a table: which cell fills which columns of a row, covered places included.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qreport.model.document import Cell, Row, Table, plain_text
from qreport.text.width import cells


class Slot(NamedTuple):
    """One place of a row of the grid; a long table has many, and a tuple is made fastest."""

    column: int
    """First column, counted from 0."""
    span: int
    cell: Cell
    rows: int
    """How many rows the cell fills from here on; 1 for a cell without row span."""
    covered: bool
    """Whether the cell began in a row above."""


_EMPTY = Cell(())


def slots(rows: Sequence[Row], columns: int) -> Iterator[list[Slot]]:
    """Yield the slots of each row; they always fill the grid exactly.

    A span that leaves the table is cut off, a missing cell is empty and a superfluous one left out, so
    that no table can give a broken file.
    """
    above: dict[int, Slot] = {}
    for index, row in enumerate(rows):
        if not above and _is_plain(row, columns):
            yield [Slot(column, 1, cell, 1, False) for column, cell in enumerate(row.cells)]
            continue
        line = _slots(row, columns, above, len(rows) - index)
        above = {slot.column: slot for slot in line if slot.rows > 1}
        yield line


def _is_plain(row: Row, columns: int) -> bool:
    """Whether each cell of the row fills one place, as in most rows of a long table."""
    return len(row.cells) == columns and all(cell.row_span == 1 == cell.column_span for cell in row.cells)


def _slots(row: Row, columns: int, above: dict[int, Slot], rows_left: int) -> list[Slot]:
    cells = iter(row.cells)
    line: list[Slot] = []
    column = 0
    while column < columns:
        begun = above.get(column)
        if begun:
            slot = Slot(column, begun.span, begun.cell, begun.rows - 1, covered=True)
        else:
            slot = _place(next(cells, _EMPTY), column, _room(column, columns, above), rows_left)
        line.append(slot)
        column += slot.span
    return line


def _room(column: int, columns: int, above: dict[int, Slot]) -> int:
    """Return how many columns are free from `column` on."""
    return min((each for each in above if each > column), default=columns) - column


def _place(cell: Cell, column: int, room: int, rows_left: int) -> Slot:
    span = max(1, min(cell.column_span, room))
    return Slot(column, span, cell, max(1, min(cell.row_span, rows_left)), covered=False)


def table_lines(table: Table) -> list[str]:
    """Return the rows with `|` between the cells, a line of dashes below the header rows.

    A merged cell stands where it begins; the places that it covers are blank.
    """
    columns = len(table.widths)
    grid = [_texts(line, columns) for line in slots(table.rows, columns)]
    aligns = _aligns(table, columns)
    widths = [max((cells(row[column]) for row in grid), default=0) for column in range(columns)]
    lines = [_line(row, widths, aligns) for row in grid]
    headers = sum(row.role == "header" for row in table.rows)
    rule = "|".join("-" * (width + 2) for width in widths)
    return [*lines[:headers], f"|{rule}|", *lines[headers:]] if headers else lines


def _texts(line: Sequence[Slot], columns: int) -> list[str]:
    texts = [""] * columns
    for slot in line:
        if not slot.covered:
            texts[slot.column] = plain_text(slot.cell.content).replace("\n", " ")
    return texts


def _aligns(table: Table, columns: int) -> list[bool]:
    """Return for each column whether its numbers stand on the right."""
    right = [False] * columns
    for row, line in zip(table.rows, slots(table.rows, columns), strict=True):
        for slot in line if row.role != "header" else ():
            right[slot.column] |= slot.cell.align in {"right", "decimal"}
    return right


def _line(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (_pad(*each) for each in zip(texts, widths, right, strict=True))
    return f"| {' | '.join(padded)} |"


def _pad(text: str, width: int, right: object) -> str:
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks
