"""Tables: the caption above, one piece or more, the notes below.

A long table is first written to be measured: where would its pages end if every page had its label and its
slack? All that a page of the finished table needs stands in header rows, which every program repeats: the
caption, which takes the place of the label; the header; and the last row. So each page keeps the height of
one row free, which is the room for a program with slightly other measures, and the last page, where that
room is the last row itself, is filled just as in the finished document. A last row, often the total, cannot
be left alone on a page either.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from qreport.model.document import Table, plain_text
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.bookmarks import row_mark
from qreport.render.docx.cuts import BEFORE, Cut, header_count
from qreport.render.docx.paragraphs import Format, gap, paragraph
from qreport.render.docx.styles import CAPTION, TABLE, TABLE_NOTE
from qreport.render.docx.table_rows import RowWriter, Treatment, apart, begun_anew, plain_row, repeated
from qreport.render.docx.text import add_caption, add_continuation, caption_runs
from qreport.render.docx.xml import attribute

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


def table_xml(table: Table, label: str, widths: Sequence[int], rows: Iterable[str]) -> str:
    """Return a whole table, or a piece of one with a label of its own."""
    return f"<w:tbl>{table_head(TABLE, widths, _words(table, label))}{''.join(rows)}</w:tbl>"


def _words(table: Table, label: str) -> str:
    """The name and the description that a reader for the blind speaks."""
    name = attribute(f"{label} {plain_text(table.caption.text)}") if table.caption else ""
    title = f'<w:tblCaption w:val="{name}"/>' if name else ""
    alt = attribute(table.alt)
    return title + (f'<w:tblDescription w:val="{alt}"/>' if alt else "")


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
