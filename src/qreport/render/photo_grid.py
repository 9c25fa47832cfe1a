"""How the photos of a grid stand: rows, boxes and printed sizes in millimetres."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from qreport.model.document import Photo, PhotoGrid
from qreport.model.layout import Layout
from qreport.render.photos import Print, Source, making_ready, print_of

MARGIN = 1.5
"""White on each side of a photo."""
MAX_HEIGHT = 80.0


@dataclass(frozen=True, slots=True)
class Box:
    """The room of one photo."""

    width: float
    height: float


def columns_of(grid: PhotoGrid) -> int:
    """Return how many photos stand side by side."""
    return max(1, min(grid.columns, len(grid.photos)))


def rows_of(grid: PhotoGrid) -> Iterator[tuple[Photo, ...]]:
    """Yield the photos row by row."""
    columns = columns_of(grid)
    for start in range(0, len(grid.photos), columns):
        yield grid.photos[start : start + columns]


def box_of(grid: PhotoGrid, layout: Layout) -> Box:
    """Return the room of each photo on an upright page."""
    text = layout.page.width - layout.page.left - layout.page.right
    return Box(text / columns_of(grid) - 2 * MARGIN, MAX_HEIGHT)


def making_ready_in(photos: Iterable[tuple[Photo, Box]], layout: Layout) -> AbstractContextManager[None]:
    """Make photos ready ahead of `print_in`, several at once and beside what is done within."""
    return making_ready((_source(photo), *pixels(box, layout)) for photo, box in photos)


def print_in(photo: Photo, box: Box, layout: Layout) -> Print:
    """Return the photo ready for print in `box`; PhotoError when it cannot be read."""
    return print_of(_source(photo), *pixels(box, layout))


def _source(photo: Photo) -> Source:
    return photo.path if photo.content is None else photo.content


def pixels(box: Box, layout: Layout) -> tuple[int, int]:
    """Return the room of a photo in dots of print."""
    width, height = (max(1, round(side / 25.4 * layout.photo_dpi)) for side in (box.width, box.height))
    return width, height


def common_height(ratios: Sequence[float], box: Box) -> float:
    """Return the height that photos side by side share, none wider or higher than its box."""
    return min([box.height, *(box.width / ratio for ratio in ratios)])
