"""A long table written to be measured: where would its pages end if every page had its label and its slack?

All that a page of the finished table needs stands in header rows, which every program repeats: the caption,
which takes the place of the label; the header; and the last row. So each page keeps the height of one row
free, which is the room for a program with slightly other measures, and the last page, where that room is
the last row itself, is filled just as in the finished document. A last row, often the total, cannot be left
alone on a page either.
"""

from qreport.model.document import Table
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.bookmarks import row_mark
from qreport.render.docx.captions import caption_runs
from qreport.render.docx.cuts import BEFORE, header_count
from qreport.render.docx.paragraphs import paragraph
from qreport.render.docx.styles import CAPTION
from qreport.render.docx.table_frame import grid_widths, table_xml
from qreport.render.docx.table_rows import RowWriter, Treatment, apart, plain_row, repeated

_SIDES = ("top", "left", "bottom", "right")


def add_measured(body: BodyWriter, table: Table) -> None:
    """Add a long table with a mark at each row; the last row is marked where the one above it stands."""
    body.mark_end(row_mark(table.id, BEFORE))
    first, last = header_count(table), len(table.rows) - 1
    marks: dict[int, tuple[str, ...]] = {row: (row_mark(table.id, row),) for row in range(first, last)}
    marks[last - 1] = (*marks[last - 1], row_mark(table.id, last))
    treatments = {row: Treatment(names) for row, names in marks.items()} | {last: Treatment(slot=apart)}
    widths = grid_widths(table.widths, body.width)
    *rows, bottom = RowWriter(body, table, widths).rows(treatments)
    above = (_caption_row(body, table, sum(widths)), *rows[:first], repeated(bottom))
    body.add(table_xml(table, "", widths, (*above, *rows[first:])))


def _caption_row(body: BodyWriter, table: Table, width: int) -> str:
    """A row as high as the caption would be outside of the table: no lines, no margins."""
    lines = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    properties = (
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(table.widths)}"/>'
        f"<w:tcBorders>{lines}</w:tcBorders><w:tcMar>{margins}</w:tcMar>"
    )
    words = paragraph(CAPTION, caption_runs(body, table.id, table.caption)) if table.caption else ""
    return repeated(plain_row(f"<w:tc><w:tcPr>{properties}</w:tcPr>{words}</w:tc>"))
