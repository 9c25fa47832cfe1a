"""Word document (.docx) for Word, WPS and LibreOffice: at once, or in drafts until its pages are known."""

from collections.abc import Mapping

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.docx.body_writer import Known
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.cuts import Cuts, find_cuts, until_moved
from qreport.render.docx.purpose import FINAL, Purpose
from qreport.render.measuring.pagination import estimate
from qreport.render.writers import writers

_SECOND_MEASURE = 3
"""The draft that may measure once more, if the one before did not fall as planned."""


@writers.register("docx")
def write_docx(document: Document, layout: Layout, pictures: Pictures) -> bytes:
    """Return the report as a Word document, the pages in its contents estimated, which it says."""
    return write_known(document, layout, pictures, Known(estimate(document, layout), estimated=True))


def write_known(
    document: Document, layout: Layout, pictures: Pictures, known: Known, purpose: Purpose = FINAL
) -> bytes:
    """Return the report as a Word document that shows and is cut by what is `known` of its pages."""
    from qreport.render.docx.body import write_body
    from qreport.render.docx.package import pack

    return pack(write_body(document, layout, pictures, known, purpose), document.properties)


class Drafts:
    """A report written again and again, each time with what the pages of the last draft have shown.

    The first draft measures the long tables, the second is cut where their pages ended. When a table fell
    elsewhere there, the third measures again from this table on, with all before it as they will be, and
    the fourth is cut accordingly.
    """

    def __init__(self, document: Document, layout: Layout, pictures: Pictures) -> None:
        self.marks = Bookmarks(document)
        self._report = document, layout, pictures
        self._guess = estimate(document, layout)
        self._cuts = Cuts(measuring=layout.table.continued == "label")
        self._seen: Mapping[str, int] = {}
        self._drafts = 0

    def next(self, seen: Mapping[str, int] | None, purpose: Purpose) -> bytes:
        """Return the next draft; `seen` are the pages of the bookmarks in the last one, None at first."""
        self._drafts += 1
        if seen is not None:
            self._learn(seen)
            self._seen = seen
        return self.last(purpose)

    def last(self, purpose: Purpose) -> bytes:
        """Return the last draft, for another purpose."""
        pages = {**self._guess, **self.marks.by_target(self._seen)}
        return write_known(*self._report, Known(pages, self._cuts), purpose)

    def _learn(self, seen: Mapping[str, int]) -> None:
        document, layout, _ = self._report
        cuts = self._cuts.tables
        if self._cuts.measuring:
            self._cuts = Cuts({**find_cuts(document, layout, seen), **cuts})
        elif self._drafts == _SECOND_MEASURE:
            stayed = until_moved(cuts, self._seen, seen)
            self._cuts = Cuts(stayed, measuring=len(stayed) < len(cuts))
