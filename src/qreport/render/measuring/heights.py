"""How high text and rows of tables will be, by estimate: only the program that sets the text knows.

The room of photos, logo and scanned pages, in millimetres and in dots of print.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypeVar

from msgspec import Struct

from qreport.model.document import Inlines, PhotoGrid, Table, plain_text
from qreport.model.layout import Layout, TextStyle
from qreport.render.measuring.txt_table import slots
from qreport.text.width import ems

POINTS = 72 / 25.4
"""Of a millimetre."""
SINGLE = 1.3
"""Height of a single-spaced line in font sizes."""
KEPT_WHOLE = 15
"""A table of at most so many rows does not run over a page, unless it is higher than one."""
_CELL_PADDING = 4.5
"""Points that margins and lines of a cell take, in each direction."""
_MEASURED = 300
"""Rows of a table that are measured; the others are taken to be like them."""
_SURE = 0.9
"""So much of a page a table may fill by estimate to be sure to stand on one."""


def text_area(layout: Layout, *, landscape: bool) -> tuple[float, float]:
    """Return width and height of the text of a page, in points."""
    page = layout.page
    across, along = page.width - page.left - page.right, page.height - page.top - page.bottom
    width, height = (along, across) if landscape else (across, along)
    return width * POINTS, height * POINTS


def line_count(content: Inlines | str, style: TextStyle, width: float) -> int:
    """Return the number of lines of `content` in a width in points."""
    text = content if isinstance(content, str) else plain_text(content)
    room = max(1.0, width / style.size)
    if style.indent + len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, ceil((style.indent + ems(line)) / room)) for line in text.split("\n"))


def text_height(content: Inlines, style: TextStyle, width: float) -> float:
    """Return the height of `content` with the space around it, in points."""
    step = style.line or style.size * SINGLE
    return style.before + line_count(content, style, width) * step + style.after


def caption_height(table: Table, layout: Layout, width: float) -> float:
    """Return the height of the caption in points; 0 without one."""
    return text_height(table.caption.text, layout.styles.caption, width) if table.caption else 0.0


def row_heights(table: Table, layout: Layout, width: float) -> list[float]:
    """Return the height of each row in points."""
    measured = list(_measured(table, layout, width))
    rest = len(table.rows) - len(measured)
    return measured + [sum(measured) / len(measured)] * rest if rest else measured


def is_kept_whole(table: Table, layout: Layout) -> bool:
    """Whether a table stands in one piece: it has few rows, and together they are no higher than a page."""
    if len(table.rows) > KEPT_WHOLE:
        return False
    width, height = text_area(layout, landscape=table.landscape)
    whole = caption_height(table, layout, width) + sum(row_heights(table, layout, width))
    return whole <= height * _SURE


def _measured(table: Table, layout: Layout, width: float) -> Iterator[float]:
    style, whole = layout.styles.table_text, sum(table.widths) or 1.0
    widths = [each / whole * width for each in table.widths]
    for line in slots(table.rows[:_MEASURED], len(widths)):
        rooms = (
            (slot, sum(widths[slot.column : slot.column + slot.span])) for slot in line if slot.rows == 1
        )
        heights = (text_height(slot.cell.content, style, room - _CELL_PADDING) for slot, room in rooms)
        yield max(heights, default=style.size * SINGLE) + _CELL_PADDING


Item = TypeVar("Item")

MARGIN = 1.5
"""White on each side of a photo."""
MAX_HEIGHT = 80.0


class Box(Struct, frozen=True):
    """Room for one picture, in millimetres."""

    width: float
    height: float


def columns_of(grid: PhotoGrid) -> int:
    """Return how many photos stand side by side."""
    return max(1, min(grid.columns, len(grid.photos)))


def in_rows(grid: PhotoGrid, each: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield row by row what there is of each photo of `grid`."""
    columns = columns_of(grid)
    return (each[start : start + columns] for start in range(0, len(each), columns))


def box_of(grid: PhotoGrid, layout: Layout) -> Box:
    """Return the room of each photo on an upright page."""
    text = layout.page.width - layout.page.left - layout.page.right
    return Box(text / columns_of(grid) - 2 * MARGIN, MAX_HEIGHT)


def logo_box(layout: Layout) -> Box:
    """Return the room of the logo: as high as the layout says, no wider than the text."""
    return Box(layout.page.width - layout.page.left - layout.page.right, layout.logo_height)


def paper(layout: Layout) -> Box:
    """Return the whole page."""
    return Box(layout.page.width, layout.page.height)


def pixels(box: Box, layout: Layout) -> tuple[int, int]:
    """Return the room of a photo in dots of print."""
    width, height = (max(1, round(side / 25.4 * layout.photo_dpi)) for side in (box.width, box.height))
    return width, height


def common_height(ratios: Sequence[float], box: Box) -> float:
    """Return the height that photos side by side share, none wider or higher than its box."""
    return min([box.height, *(box.width / ratio for ratio in ratios)])
