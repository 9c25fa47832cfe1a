"""What stands around the rows of a table: properties, description, grid."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from qreport.model.document import Table, plain_text
from qreport.render.docx.styles import TABLE
from qreport.render.docx.xml import attribute


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
