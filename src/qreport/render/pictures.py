"""The check of pictures before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qreport.model.document import Block, Chart, Document, Photo, PhotoGrid, walk
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.problems.charts import MISSING_LETTER
from qreport.render.front_pictures import check_front
from qreport.render.photo_error import PhotoError
from qreport.render.photo_grid import Box, box_of, making_ready_in, print_in


def check_pictures(document: Document, layout: Layout) -> tuple[Finding, ...]:
    """Return what keeps a photo from being printed, at the line that names it, or a chart from being drawn.

    Good photos and charts are made ready for print on the way, both at the same time, and kept in the cache
    for the writers.
    """
    blocks = tuple(walk(document.blocks))
    grids = (block for block in blocks if isinstance(block, PhotoGrid))
    photos = [(photo, box_of(grid, layout)) for grid in grids for photo in grid.photos]
    with making_ready_in(photos, layout):
        found = (*check_front(blocks, layout), *_chart_findings(blocks, layout))
    return (*found, *(finding for photo, box in photos for finding in _check(photo, box, layout)))


def _chart_findings(blocks: Sequence[Block], layout: Layout) -> Iterator[Finding]:
    for block in blocks:
        if isinstance(block, Chart):
            for finding in _of_chart(block, layout):
                yield replace(finding, locations=tuple(_places(block, finding)))


def _places(chart: Chart, finding: Finding) -> Iterator[Location]:
    """Yield where a faulty letter was typed, else and last where the pack describes the chart."""
    letters = set(finding.found or "") if finding.code == MISSING_LETTER.code else set()
    yield from (place for name, place in chart.typed_at.items() if letters & set(name))
    if chart.origin:
        yield chart.origin


def _of_chart(chart: Chart, layout: Layout) -> tuple[Finding, ...]:
    """Return what keeps a chart from being drawn; only one without faults is drawn to see its height."""
    from qreport.render.charts import check_height, problems_of

    found = problems_of(chart.model, chart.caption.label)
    blocked = any(finding.blocks for finding in found)
    return found if blocked else (*found, *check_height(chart.model, layout, chart.caption.label))


def _check(photo: Photo, box: Box, layout: Layout) -> Iterator[Finding]:
    try:
        print_in(photo, box, layout)
    except PhotoError as error:
        message = f"照片“{photo.path.name}”不能放进报告：{error.reason}"
        yield error.problem.at(photo.origin, message=message)
