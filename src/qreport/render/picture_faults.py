"""What keeps the pictures of a document from being shown, as far as it is known before one is made."""

from collections.abc import Iterable, Iterator

from qreport.model.document import Chart, CoverPage, Document, Photo, PhotoGrid, StatementPage, walk
from qreport.model.finding import Finding
from qreport.render.charts.check import faults_of
from qreport.render.photos.heads import LOGO, PHOTO, STATEMENT, PhotoError, check_head, content_of


def picture_faults(document: Document) -> tuple[Finding, ...]:
    """Return what `prepare` finds wrong with charts and photos, without a drawing or a decoded photo.

    Beyond it `prepare` finds pictures that are damaged within, and charts that no page has room for.
    """
    return tuple(finding for block in walk(document.blocks) for finding in _faults(block))


def _faults(block: object) -> Iterable[Finding]:
    match block:
        case Chart():
            return faults_of(block)
        case PhotoGrid(photos=photos):
            return (finding for photo in photos if not photo.lacking for finding in _photo(photo, PHOTO))
        case CoverPage(logo=Photo() as logo):
            return _photo(logo, LOGO)
        case StatementPage(scan=Photo() as scan):
            return _scan(scan)
    return ()


def _photo(photo: Photo, what: str) -> Iterator[Finding]:
    try:
        check_head(content_of(photo.path if photo.content is None else photo.content))
    except PhotoError as error:
        yield error.at(photo, what)


def _scan(scan: Photo) -> Iterator[Finding]:
    # Only a signed statement wants it: few filings have one.
    from qreport.render.photos.scans import check_scan

    try:
        check_scan(scan.path)
    except PhotoError as error:
        yield error.at(scan, STATEMENT)
