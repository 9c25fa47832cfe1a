"""Tables as aligned text."""

from collections.abc import Sequence

from qreport.model.document import Table, plain_text
from qreport.render.measuring.grid import Slot, slots
from qreport.text.typeset_width import cells


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
