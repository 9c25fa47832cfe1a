"""Every picture of a document made ready for print, once, before anything is written."""

from collections.abc import Iterator

from qreport.model.document import (
    Chart,
    CoverPage,
    Document,
    Miniature,
    Photo,
    PhotoGrid,
    StatementPage,
    Table,
    walk,
)
from qreport.model.layout import Layout
from qreport.model.pictures import Illustrated, Pictures
from qreport.render.charts.drawing import drawn_chart, drawn_miniature
from qreport.render.photos.pictures import Printed, printed_grid, printed_logo, printed_scan, printing


def prepare(document: Document, layout: Layout) -> Pictures:
    """Return the pictures of `document`, and what keeps one from being shown, at the line that names it.

    Raises QreportError when no chart can be drawn on this machine.
    """
    parts = tuple(dict.fromkeys(_illustrated(document)))
    with printing(parts, layout) as printed:
        made = [_made(part, layout, printed) for part in sorted(parts, key=_is_grid)]
    shown = {part: pictures for each in made for part, pictures in each.shown.items()}
    findings = tuple(finding for each in made for finding in each.findings)
    return Pictures({part: shown[part] for part in parts}, findings)


def _illustrated(document: Document) -> Iterator[Illustrated]:
    """Yield what shows pictures in the order of reading."""
    for block in walk(document.blocks):
        match block:
            case Chart() | PhotoGrid() | CoverPage(logo=Photo()) | StatementPage(scan=Photo()):
                yield block
            case Table():
                yield from _miniatures(block)


def _miniatures(table: Table) -> list[Miniature]:
    """Return the small pictures of a table; a long one has many cells, and a list is made fastest."""
    cells = [cell.content for row in table.rows for cell in row.cells]
    return [part for content in cells for part in content if isinstance(part, Miniature)]


def _is_grid(part: Illustrated) -> bool:
    """Grids come last: their photos are shrunk while all else is drawn."""
    return isinstance(part, PhotoGrid)


def _made(part: Illustrated, layout: Layout, printed: Printed) -> Pictures:
    match part:
        case Chart():
            return drawn_chart(part, layout)
        case Miniature():
            return drawn_miniature(part, layout)
        case CoverPage():
            return printed_logo(part, layout, printed)
        case StatementPage():
            return printed_scan(part, layout)
        case PhotoGrid():
            return printed_grid(part, layout, printed)
