"""Tables: one string per table, linear in its rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from qreport.model.document import Row, Table, plain_text
from qreport.model.layout import Layout
from qreport.render.docx.captions import add_caption
from qreport.render.docx.decimals import NumberColumn, number_column
from qreport.render.docx.paragraphs import Format, gap
from qreport.render.docx.story import Story
from qreport.render.docx.styles import CELL_MARGIN, TABLE, TABLE_HEADER, TABLE_NOTE, TABLE_TEXT
from qreport.render.docx.xml import attribute
from qreport.render.grid import KEPT_WHOLE, Slot, slots

GAP = 160
"""Twips between a table with its notes and what follows; it also keeps two tables apart."""
_JUSTIFY = {"left": "left", "center": "center", "right": "right", "decimal": "center"}


def add_table(story: Story, table: Table) -> None:
    """Add a table with its caption above and its notes below; one without cells is left out."""
    if not table.rows or not table.widths:
        return
    if table.caption:
        add_caption(story, table.id, table.caption, keep_next=True)
    story.add(_Writer(story, table).xml())
    for number, note in enumerate(table.notes, start=1):
        story.paragraph(TABLE_NOTE, story.inlines(note), Format(keep_next=number < len(table.notes)))
    story.add(gap(GAP))


def grid_widths(shares: Sequence[float], total: int) -> list[int]:
    """Return column widths that add up to `total` twips exactly."""
    whole = sum(shares)
    edges = [round(total * edge / whole) for edge in accumulate(shares)]
    return [right - left for left, right in zip([0, *edges[:-1]], edges, strict=True)]


def table_head(style: str, widths: Sequence[int], words: str = "") -> str:
    """Return the properties and the grid of a table of fixed widths (WPS takes them from the grid)."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{words}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


@dataclass(frozen=True, slots=True)
class _RowLook:
    """What all cells of a row share."""

    style: str
    cell: str
    """Borders and shade of the cell."""
    bold: bool
    keep_next: bool
    header: bool


class _Writer:
    """One table on its way to XML."""

    def __init__(self, story: Story, table: Table) -> None:
        self._story = story
        self._table = table
        self._widths = grid_widths(table.widths, story.width)
        self._numbers = _number_columns(_grid(table))
        self._headers = len(list(takewhile(lambda row: row.role == "header", table.rows)))

    def xml(self) -> str:
        """Return the whole table."""
        body = "".join([self._row(index, row, line) for index, (row, line) in enumerate(_grid(self._table))])
        return f"<w:tbl>{table_head(TABLE, self._widths, self._words())}{body}</w:tbl>"

    def _words(self) -> str:
        """The name and the description that a reader for the blind speaks."""
        caption = self._table.caption
        name = attribute(f"{caption.label} {plain_text(caption.text)}") if caption else ""
        title = f'<w:tblCaption w:val="{name}"/>' if name else ""
        alt = attribute(self._table.alt)
        return title + (f'<w:tblDescription w:val="{alt}"/>' if alt else "")

    def _row(self, index: int, row: Row, line: Sequence[Slot]) -> str:
        header = index < self._headers
        look = self._look(index, row)
        cells = "".join([self._cell(slot, look) for slot in line])
        repeated = "<w:tblHeader/>" if header else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"

    def _look(self, index: int, row: Row) -> _RowLook:
        """A header stays with the first row, the last row with the notes, a small table together."""
        layout, header, count = self._story.layout, row.role == "header", len(self._table.rows)
        follows = bool(self._table.notes) if index == count - 1 else header or count <= KEPT_WHOLE
        return _RowLook(
            style=TABLE_HEADER if header else TABLE_TEXT,
            cell=_header_look(layout, ruled=index == self._headers - 1) if header else "",
            bold=row.role == "total" and layout.table.total_bold,
            keep_next=follows,
            header=header,
        )

    def _cell(self, slot: Slot, look: _RowLook) -> str:
        width = self._width(slot)
        span = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
        merge = "<w:vMerge/>" if slot.covered else '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look.cell}<w:vAlign w:val="center"/>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self._paragraph(slot, look, width)}</w:tc>"

    def _width(self, slot: Slot) -> int:
        if slot.span == 1:
            return self._widths[slot.column]
        return sum(self._widths[slot.column : slot.column + slot.span])

    def _paragraph(self, slot: Slot, look: _RowLook, width: int) -> str:
        keep = "<w:keepNext/>" if look.keep_next else ""
        align = "" if look.header else self._align(slot, width)
        runs = "" if slot.covered else self._story.inlines(slot.cell.content, bold=look.bold)
        return f'<w:p><w:pPr><w:pStyle w:val="{look.style}"/>{keep}{align}</w:pPr>{runs}</w:p>'

    def _align(self, slot: Slot, width: int) -> str:
        """Header cells stand as their style says, the others as they ask; numbers by their units digit."""
        column = self._numbers.get(slot.column) if slot.span == 1 else None
        if slot.cell.align == "decimal" and column:
            em = self._story.layout.styles.table_text.size * 20
            indent = column.indent(plain_text(slot.cell.content), (width - 2 * CELL_MARGIN) / em)
            if indent is not None:
                return f'<w:ind w:right="{round(indent * em)}"/><w:jc w:val="right"/>'
        return f'<w:jc w:val="{_JUSTIFY[slot.cell.align]}"/>'


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
