"""The check of pictures before anything is written."""

from collections.abc import Iterator

from qreport.model.document import Chart, Document, Photo, PhotoGrid
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.render.blocks import walk
from qreport.render.photo_grid import Box, box_of, print_in
from qreport.render.photos import PhotoError


def check_pictures(document: Document, layout: Layout) -> tuple[Finding, ...]:
    """Return what keeps a photo from being printed, at the line that names it, or a chart from being drawn.

    A good photo is made ready for print on the way and kept in the cache for the writers.
    """
    return tuple(_findings(document, layout))


def _findings(document: Document, layout: Layout) -> Iterator[Finding]:
    from qreport.render.charts import problems_of

    for block in walk(document.blocks):
        if isinstance(block, Chart):
            yield from problems_of(block.model, block.caption.label)
        elif isinstance(block, PhotoGrid):
            for photo in block.photos:
                yield from _check(photo, box_of(block, layout), layout)


def _check(photo: Photo, box: Box, layout: Layout) -> Iterator[Finding]:
    try:
        print_in(photo, box, layout)
    except PhotoError as error:
        message = f"照片“{photo.path.name}”不能放进报告：{error.reason}"
        yield error.problem.at(photo.origin, message=message, found=error.reason)
