"""Tables: the caption above, one piece or more, the notes below."""

from itertools import pairwise

from qreport.model.document import Table
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.bookmarks import row_mark
from qreport.render.docx.cuts import Cut, header_count
from qreport.render.docx.measured_tables import add_measured, grid_widths, table_xml
from qreport.render.docx.paragraphs import Format, gap
from qreport.render.docx.styles import TABLE_NOTE
from qreport.render.docx.table_rows import RowWriter, Treatment, begun_anew
from qreport.render.docx.text import add_caption, add_continuation

GAP = 160
"""Twips between a table with its notes and what follows; it also keeps two tables apart."""


def add_table(body: BodyWriter, table: Table) -> None:
    """Add a table with its caption above and its notes below; one without cells is left out."""
    if not table.rows or not table.widths:
        return
    if body.known.cuts.measures(table, body.layout):
        add_measured(body, table)
    else:
        _add_pieces(body, table)
    for number, note in enumerate(table.notes, start=1):
        body.paragraph(TABLE_NOTE, body.inlines(note), Format(keep_next=number < len(table.notes)))
    body.add(gap(GAP))


def _add_pieces(body: BodyWriter, table: Table) -> None:
    """Add the caption and the rows, cut where it is known that a page ends."""
    caption, cut = table.caption, body.known.cuts.tables.get(table.id)
    if caption:
        add_caption(body, table.id, caption, keep_next=True, new_page=bool(cut and cut.new_page))
    label = caption.label if caption else ""
    widths = grid_widths(table.widths, body.width)
    rows = RowWriter(body, table, widths).rows(_treatments(table, cut) if cut else {})
    headers = rows[: header_count(table)]
    for begin, end in pairwise((0, *(cut.rows if cut else ()), len(rows))):
        if begin and caption:
            label = add_continuation(body, table.id, caption)
        body.add(table_xml(table, label, widths, (headers if begin else []) + rows[begin:end]))


def _treatments(table: Table, cut: Cut) -> dict[int, Treatment]:
    """Mark the first row, the last and those after a cut, to see whether they fall where they should."""
    ends = (header_count(table), len(table.rows) - 1)
    return {
        row: Treatment((row_mark(table.id, row),), begun_anew if row in cut.rows else None)
        for row in (*ends, *cut.rows)
    }
