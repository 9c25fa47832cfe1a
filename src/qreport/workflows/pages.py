"""The report as a Word file with its true page numbers, and as PDF, where LibreOffice is at hand."""

from collections.abc import Mapping

from msgspec import Struct

from qreport import office
from qreport.model.document import BodyStart, Document, Heading
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.docx.purpose import FINAL, FOR_PAGES, for_pdf
from qreport.render.writers.docx import Drafts

_MOST = 4
"""Drafts that are worth while; the last one is never for measuring."""


class Paged(Struct, frozen=True):
    """The two files, made from one document."""

    docx: bytes
    pdf: bytes
    exact: bool
    """Whether the contents show just the pages of the PDF, and every table is cut where a page ends."""


def paged(document: Document, layout: Layout, pictures: Pictures, *, illustrated: bool) -> Paged:
    """Return the files of `document`, page numbers and cuts of tables read from LibreOffice's pages.

    As a rule that takes two runs of it, never more than four. Unless `illustrated` the PDF serves only to
    read the pages and shows no pictures, which takes half the time. Raises QreportError when LibreOffice is
    absent or fails.
    """
    drafts = Drafts(document, layout, pictures)
    lines = office.lines_for(pictures.contents() if illustrated else ())
    purpose = for_pdf(lines.by_picture) if illustrated else FOR_PAGES

    def write(seen: Mapping[str, int] | None) -> bytes:
        return drafts.next(seen, FOR_PAGES if seen is None else purpose)

    def finish(docx: bytes) -> bytes:
        made = office.to_pdf(docx, archive=layout.pdf_archive)
        return office.illustrated(made, lines) or office.to_pdf(
            drafts.last(for_pdf({})), archive=layout.pdf_archive
        )

    convert = finish if illustrated else office.to_pdf
    start = drafts.marks.name(_first_heading(document)) or ""
    settled = office.settle(write, convert, start, most=_MOST - 1, measure=office.to_pdf)
    return Paged(drafts.last(FINAL), settled.pdf, settled.stable)


def can_be_paged(document: Document) -> bool:
    """Whether LibreOffice is at hand and the document has a heading to count the pages from."""
    return office.find_soffice() is not None and bool(_first_heading(document))


def _first_heading(document: Document) -> str:
    """Return the id of the heading with which page 1 begins; empty when there is none."""
    blocks = document.blocks
    body = blocks[blocks.index(BodyStart()) + 1 :] if BodyStart() in blocks else blocks
    return next((block.id for block in body if isinstance(block, Heading)), "")
