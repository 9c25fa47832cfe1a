"""Blocks of a brief from plain texts."""

from collections.abc import Iterable, Sequence

from qreport.model.document import Caption, Cell, Heading, Inlines, Paragraph, Row, Run, Table, Tile
from qreport.model.tables import Align

Column = tuple[str, float, Align]
"""Heading, relative width, and the side on which its cells stand."""
_FIGURE = "图"


def inlines(text: str) -> Inlines:
    """Return a text in one look."""
    return (Run(text),) if text else ()


def title(text: str) -> Heading:
    """Return the title of the paper."""
    return Heading("title", 1, "", inlines(text))


def heading(name: str, text: str) -> Heading:
    """Return the heading of a part."""
    return Heading(name, 2, "", inlines(text))


def paragraph(text: str) -> Paragraph:
    """Return a paragraph without indent."""
    return Paragraph(inlines(text), "plain")


def figure_caption(number: int, text: str) -> Caption:
    """Return the caption of a chart."""
    return Caption("figure", f"{_FIGURE}{number}", _FIGURE, number, inlines(text))


def table(
    name: str, columns: Sequence[Column], rows: Iterable[Sequence[str | Inlines]], *notes: str
) -> Table:
    """Return a table without caption, since the heading above says what it holds; empty notes are none."""
    header = Row(tuple(Cell(inlines(text), "center") for text, _, _ in columns), "header")
    sides = [side for _, _, side in columns]
    body = (Row(tuple(map(_cell, row, sides))) for row in rows)
    widths = tuple(width for _, width, _ in columns)
    return Table(name, None, widths, (header, *body), tuple(inlines(note) for note in notes if note))


def _cell(content: str | Inlines, side: Align) -> Cell:
    return Cell(inlines(content) if isinstance(content, str) else content, side)


def tile(figure: str, label: str) -> Tile:
    """Return a big number."""
    return Tile(inlines(figure), inlines(label))


def shortened(text: str, most: int) -> str:
    """Return `text` with at most `most` letters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
