"""The photos of a document, the logo on its cover and the signed statement as pictures on paper."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from qreport.model.document import CoverPage, Photo, PhotoGrid, StatementPage
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pictures import Illustrated, Picture, Pictures, Refused, Shown
from qreport.render.measuring.heights import Box, box_of, common_height, in_rows, logo_box, paper, pixels
from qreport.render.photos.heads import LOGO, PHOTO, STATEMENT, PhotoError
from qreport.render.photos.photo import Print, Wanted, making_ready
from qreport.render.photos.scans import scan_of

Printed = Callable[[Photo, Box], Print | PhotoError]
"""Gives a photo that was made ready for a box."""


@contextmanager
def printing(parts: Iterable[Illustrated], layout: Layout) -> Iterator[Printed]:
    """Make the photos of `parts` ready, several at once and beside what is done within."""

    def wanted(photo: Photo, box: Box) -> Wanted:
        return (photo.path if photo.content is None else photo.content, *pixels(box, layout))

    boxed = (each for part in parts for each in _boxed(part, layout))
    with making_ready(wanted(photo, box) for photo, box in boxed) as ready:
        yield lambda photo, box: ready(wanted(photo, box))


def printed_logo(cover: CoverPage, layout: Layout, printed: Printed) -> Pictures:
    """Return the logo of a cover that has one."""
    ((logo, box),) = _boxed(cover, layout)
    made = printed(logo, box)
    return Pictures({cover: _side_by_side([made], box)}, _findings([(logo, made)], LOGO))


def printed_scan(statement: StatementPage, layout: Layout) -> Pictures:
    """Return the pages of the signed statement, each to fill the paper, of a page that shows it."""
    scan, box = statement.scan, paper(layout)
    if scan is None:
        return Pictures({})
    try:
        pages = scan_of(scan.path, *pixels(box, layout))
    except PhotoError as error:
        return Pictures({statement: (_refused(error),)}, (error.at(scan, STATEMENT),))
    return Pictures({statement: tuple(each for page in pages for each in _side_by_side([page], box))})


def printed_grid(grid: PhotoGrid, layout: Layout, printed: Printed) -> Pictures:
    """Return the photos of a grid, those of a row equally high."""
    box = box_of(grid, layout)
    made = [Refused(photo.lacking) if photo.lacking else printed(photo, box) for photo in grid.photos]
    shown = tuple(each for row in in_rows(grid, made) for each in _side_by_side(row, box))
    return Pictures({grid: shown}, _findings(zip(grid.photos, made, strict=True), PHOTO))


def _boxed(part: Illustrated, layout: Layout) -> Iterator[tuple[Photo, Box]]:
    match part:
        case CoverPage(logo=Photo() as logo):
            yield logo, logo_box(layout)
        case PhotoGrid():
            box = box_of(part, layout)
            yield from ((photo, box) for photo in part.photos if not photo.lacking)


def _side_by_side(made: Sequence[Print | PhotoError | Refused], box: Box) -> Shown:
    height = common_height([each.ratio for each in made if isinstance(each, Print)], box)
    return tuple(
        Picture(each.blob, height * each.ratio, height) if isinstance(each, Print) else _refused(each)
        for each in made
    )


def _refused(made: PhotoError | Refused) -> Refused:
    return made if isinstance(made, Refused) else Refused(f"【照片未能放入：{made.reason}】")


def _findings(made: Iterable[tuple[Photo, Print | PhotoError | Refused]], what: str) -> tuple[Finding, ...]:
    return tuple(each.at(photo, what) for photo, each in made if isinstance(each, PhotoError))
