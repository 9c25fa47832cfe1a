"""The pictures in front of the body: the logo on the cover, the signed statement of truth."""

from collections.abc import Callable, Iterator, Sequence

from qreport.model.document import Block, CoverPage, Photo, StatementPage
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.render.photo_error import PhotoError
from qreport.render.photo_grid import Box, pixels, print_in
from qreport.render.photos import Print
from qreport.render.scans import scan_of


def logo_box(layout: Layout) -> Box:
    """Return the room of the logo in millimetres: as high as the layout says, no wider than the text."""
    return Box(layout.page.width - layout.page.left - layout.page.right, layout.logo_height)


def paper(layout: Layout) -> Box:
    """Return the whole page in millimetres."""
    return Box(layout.page.width, layout.page.height)


def scanned_pages(scan: Photo, layout: Layout) -> tuple[Print, ...]:
    """Return the pages of a scan, ready to fill the paper; PhotoError when it cannot be read."""
    return scan_of(scan.path, *pixels(paper(layout), layout))


def check_front(blocks: Sequence[Block], layout: Layout) -> Iterator[Finding]:
    """Yield what keeps the logo or the signed statement from being shown, at the line that names it."""
    for block in blocks:
        if isinstance(block, CoverPage) and block.logo:
            yield from _check("校徽", block.logo, lambda logo: print_in(logo, logo_box(layout), layout))
        elif isinstance(block, StatementPage) and block.scan:
            yield from _check("声明", block.scan, lambda scan: scanned_pages(scan, layout))


def _check(what: str, picture: Photo, read: Callable[[Photo], object]) -> Iterator[Finding]:
    try:
        read(picture)
    except PhotoError as error:
        message = f"{what}“{picture.path.name}”不能放进报告：{error.reason}"
        yield error.problem.at(picture.origin, message=message)
