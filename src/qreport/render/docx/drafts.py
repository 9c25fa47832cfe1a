"""A report written again and again, each time with what the pages of the last draft have shown."""

from collections.abc import Mapping

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.cuts import Cuts, find_cuts, until_moved
from qreport.render.writers.docx import write_with_pages

MOST = 4
"""Drafts that are worth while; the last one is never for measuring."""
_SECOND_MEASURE = 3
"""The draft that may measure once more, if the one before did not fall as planned."""


class Drafts:
    """The drafts of one document.

    The first measures the long tables, the second is cut where their pages ended. When a table fell
    elsewhere there, the third measures again from this table on, with all before it as they will be, and
    the fourth is cut accordingly.
    """

    def __init__(self, document: Document, layout: Layout) -> None:
        self.marks = Bookmarks(document)
        self._document = document
        self._layout = layout
        self._cuts = Cuts(measuring=layout.table.continued == "label")
        self._seen: Mapping[str, int] = {}
        self._written = 0

    def write(self, seen: Mapping[str, int] | None) -> bytes:
        """Return the next draft; `seen` are the pages of the bookmarks in the last one, None at first."""
        self._written += 1
        if seen is not None:
            self._learn(seen)
            self._seen = seen
        pages = self.marks.by_target(self._seen)
        return write_with_pages(self._document, self._layout, pages, self._cuts)

    def _learn(self, seen: Mapping[str, int]) -> None:
        cuts = self._cuts.tables
        if self._cuts.measuring:
            self._cuts = Cuts({**find_cuts(self._document, self._layout, seen), **cuts})
        elif self._written == _SECOND_MEASURE:
            stayed = until_moved(cuts, self._seen, seen)
            self._cuts = Cuts(stayed, measuring=len(stayed) < len(cuts))
