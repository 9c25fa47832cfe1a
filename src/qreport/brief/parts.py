"""Blocks of a brief from plain texts.

How a brief looks: the fonts and colours of the report on a page that holds more.
"""

from collections.abc import Iterable, Sequence

from qreport.model.document import Caption, Cell, Heading, Inlines, Paragraph, Row, Run, Table, Tile
from qreport.model.layout import Layout, Page, TextStyle
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


# Millimetres; a report has wider margins, a paper of two pages needs the room.
_PAGE = Page(top=20, bottom=18, left=20, right=20)
# In points, smaller than those of a report.
_SIZES = {
    "heading_1": {"size": 16, "line": 24, "align": "center", "indent": 0, "before": 0, "after": 4},
    "heading_2": {"size": 12, "line": 18, "align": "left", "indent": 0, "before": 4, "after": 2},
    "body": {"size": 10.5, "line": 16, "indent": 0},
    "caption": {"size": 9.5, "before": 2, "after": 2},
    "table_header": {"size": 9},
    "table_text": {"size": 9},
    "table_note": {"size": 8},
    "tile_figure": {"size": 18, "before": 2},
    "tile_label": {"size": 9, "after": 3},
    "page_number": {"size": 9},
}


def brief_layout(layout: Layout) -> Layout:
    """Return `layout` with small margins and letters, without header, never archived."""
    styles: dict[str, TextStyle] = {
        name: getattr(layout.styles, name).model_copy(update=sizes) for name, sizes in _SIZES.items()
    }
    changed = {
        "page": _PAGE,
        "styles": layout.styles.model_copy(update=styles),
        "header": None,
        "pdf_archive": False,
    }
    return layout.model_copy(update=changed)
