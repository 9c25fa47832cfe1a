"""The rows of a table as XML: cells, merges, alignment; linear in the rows.

Numbers of a column under each other by their units digit.

Decimal tabs in cells work in Word only, so each number is set right with an indent that makes up for the
digits it lacks. That holds everywhere, since digits of one font are equally wide.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from qreport.model.document import Cell, Row, Table, plain_text
from qreport.model.layout import Layout
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.cuts import header_count
from qreport.render.docx.styles import CELL_MARGIN, TABLE_HEADER, TABLE_TEXT
from qreport.render.measuring.heights import is_kept_whole
from qreport.render.measuring.txt_table import Slot, slots
from qreport.text.regex import regex
from qreport.text.width import ems

_NUMBER = regex(r"([+\-−]?\d[\d,]*)(.*)", re.DOTALL)


class NumberColumn(Struct, frozen=True):
    """The widest part in front of the point and behind it, in ems."""

    head: float
    tail: float

    def indent(self, text: str, room: float) -> float | None:
        """Return the right indent in ems that puts `text` in line, the column being centred in `room`.

        None for a text that is no number and stands in the middle.
        """
        parts = _parts(text)
        if parts is None:
            return None
        margin = max(0.0, (room - self.head - self.tail) / 2)
        return max(0.0, min(margin + self.tail - parts[1], room - sum(parts)))


def number_column(texts: Iterable[str]) -> NumberColumn:
    """Measure the texts of one column."""
    parts = [found for found in map(_parts, texts) if found]
    return NumberColumn(
        max((head for head, _ in parts), default=0.0), max((tail for _, tail in parts), default=0.0)
    )


def _parts(text: str) -> tuple[float, float] | None:
    """Return the widths up to the units digit and behind it, or None when no digit leads."""
    match = _NUMBER.fullmatch(text.strip())
    return (ems(match[1]), ems(match[2])) if match else None


_JUSTIFY = {"left": "left", "center": "center", "right": "right", "decimal": "center"}
_WHOLE, _REPEATED = "<w:trPr><w:cantSplit/>", "<w:tblHeader/>"


class Treatment(Struct, frozen=True):
    """What happens to a row beyond its being written."""

    marks: tuple[str, ...] = ()
    """The bookmarks around its text."""
    slot: Callable[[Slot], Slot] | None = None
    """How its places change."""


def begun_anew(slot: Slot) -> Slot:
    """Return a place of the first row after a cut: a cell that goes on there shows its words again."""
    return slot._replace(covered=False)


def apart(slot: Slot) -> Slot:
    """Return a place of a row that is written on its own: empty where a cell from above ends."""
    return slot._replace(covered=False, rows=1, cell=Cell(())) if slot.covered else slot


def plain_row(cells: str) -> str:
    """Return the XML of a row that no page end divides."""
    return f"<w:tr>{_WHOLE}</w:trPr>{cells}</w:tr>"


def repeated(row: str) -> str:
    """Return the XML of a row as one that stands on top of every page."""
    return row.replace(_WHOLE, _WHOLE + _REPEATED, 1)


class _RowLook(Struct, frozen=True):
    """What all cells of a row share."""

    style: str
    cell: str
    """Borders and shade of the cell."""
    bold: bool
    keep_next: bool
    header: bool


class RowWriter:
    """The rows of one table on their way to XML."""

    def __init__(self, body: BodyWriter, table: Table, widths: Sequence[int]) -> None:
        self._body = body
        self._table = table
        self._widths = widths
        self._numbers = _number_columns(_grid(table))
        self._headers = header_count(table)
        self._whole = is_kept_whole(table, body.layout)

    def rows(self, treatments: Mapping[int, Treatment]) -> list[str]:
        """Return every row, those with a treatment by their index."""
        plain = Treatment()
        return [
            self._row(index, row, line, treatments.get(index, plain))
            for index, (row, line) in enumerate(_grid(self._table))
        ]

    def _row(self, index: int, row: Row, line: Sequence[Slot], treatment: Treatment) -> str:
        if treatment.slot:
            line = [treatment.slot(slot) for slot in line]
        look = self._look(index, row)
        marked = _first_of_one_row(line) if treatment.marks else None
        cells = [self._cell(slot, look, treatment.marks if slot is marked else ()) for slot in line]
        made = plain_row("".join(cells))
        return repeated(made) if index < self._headers else made

    def _look(self, index: int, row: Row) -> _RowLook:
        """A header stays with the first row, the last row with the notes, a small table together."""
        layout, header, count = self._body.layout, row.role == "header", len(self._table.rows)
        follows = bool(self._table.notes) if index == count - 1 else header or self._whole
        return _RowLook(
            style=TABLE_HEADER if header else TABLE_TEXT,
            cell=_header_look(layout, ruled=index == self._headers - 1) if header else "",
            bold=row.role == "total" and layout.table.total_bold,
            keep_next=follows,
            header=header,
        )

    def _cell(self, slot: Slot, look: _RowLook, marks: Sequence[str]) -> str:
        width = self._width(slot)
        span = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
        merge = "<w:vMerge/>" if slot.covered else '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look.cell}<w:vAlign w:val="center"/>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self._paragraph(slot, look, width, marks)}</w:tc>"

    def _width(self, slot: Slot) -> int:
        if slot.span == 1:
            return self._widths[slot.column]
        return sum(self._widths[slot.column : slot.column + slot.span])

    def _paragraph(self, slot: Slot, look: _RowLook, width: int, marks: Sequence[str]) -> str:
        keep = "<w:keepNext/>" if look.keep_next else ""
        align = "" if look.header else self._align(slot, width)
        runs = "" if slot.covered else self._body.inlines(slot.cell.content, bold=look.bold)
        for mark in marks:
            runs = self._body.marks.mark(mark, runs)
        return f'<w:p><w:pPr><w:pStyle w:val="{look.style}"/>{keep}{align}</w:pPr>{runs}</w:p>'

    def _align(self, slot: Slot, width: int) -> str:
        """Header cells stand as their style says, the others as they ask; numbers by their units digit."""
        column = self._numbers.get(slot.column) if slot.span == 1 else None
        if slot.cell.align == "decimal" and column:
            em = self._body.layout.styles.table_text.size * 20
            indent = column.indent(plain_text(slot.cell.content), (width - 2 * CELL_MARGIN) / em)
            if indent is not None:
                return f'<w:ind w:right="{round(indent * em)}"/><w:jc w:val="right"/>'
        return f'<w:jc w:val="{_JUSTIFY[slot.cell.align]}"/>'


def _first_of_one_row(line: Sequence[Slot]) -> Slot:
    """Return the place whose text surely stands beside this very row; a covered one has no text at all."""
    return min(line, key=lambda slot: (slot.covered, slot.rows > 1))


def _grid(table: Table) -> Iterator[tuple[Row, list[Slot]]]:
    """Go through the rows; laid out anew each time, which is cheaper than to keep many slots."""
    return zip(table.rows, slots(table.rows, len(table.widths)), strict=True)


def _number_columns(grid: Iterable[tuple[Row, Sequence[Slot]]]) -> dict[int, NumberColumn]:
    """Measure every column that holds numbers to align."""
    texts: dict[int, list[str]] = {}
    for row, line in grid:
        for slot in line if row.role != "header" else ():
            if slot.cell.align == "decimal" and not slot.covered and slot.span == 1:
                texts.setdefault(slot.column, []).append(plain_text(slot.cell.content))
    return {column: number_column(found) for column, found in texts.items()}


def _header_look(layout: Layout, *, ruled: bool) -> str:
    """The shade of a header cell, and the line below the last header row of a three-line table."""
    line = ""
    if ruled and layout.table.frame == "three_line":
        size = max(2, round(layout.table.line_width * 8))
        line = (
            f'<w:tcBorders><w:bottom w:val="single" w:sz="{size}" w:space="0" w:color="auto"/></w:tcBorders>'
        )
    return f'{line}<w:shd w:val="clear" w:color="auto" w:fill="{layout.table.header_fill}"/>'
