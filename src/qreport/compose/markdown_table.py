"""A table that was typed as Markdown in a chapter; it has no caption."""

from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from qreport.compose.tables import alternative, widths
from qreport.model.document import Cell, Inlines, Row, Table, plain_text
from qreport.model.tables import Align

_ALIGN: dict[str, Align] = {"text-align:right": "right", "text-align:center": "center"}


def markdown_table(target: str, node: SyntaxTreeNode, inlines: Callable[[SyntaxTreeNode], Inlines]) -> Table:
    """Return the table; `inlines` gives the content of a cell."""
    rows = tuple(_row(row, inlines) for part in node.children for row in part.children)
    columns = list(zip(*([plain_text(cell.content) for cell in row.cells] for row in rows), strict=True))
    return Table(target, None, widths(columns), rows, alt=alternative("", rows))


def _row(node: SyntaxTreeNode, inlines: Callable[[SyntaxTreeNode], Inlines]) -> Row:
    is_header = any(cell.type == "th" for cell in node.children)
    cells = (
        Cell(inlines(cell), "center" if is_header else _ALIGN.get(str(cell.attrs.get("style")), "left"))
        for cell in node.children
    )
    return Row(tuple(cells), "header" if is_header else "body")
