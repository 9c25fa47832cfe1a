"""The room of photos, logo and scanned pages, in millimetres and in dots of print."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from qreport.model.document import PhotoGrid
from qreport.model.layout import Layout

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
