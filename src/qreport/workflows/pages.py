"""The report as a Word file with its true page numbers, and as PDF, where LibreOffice is at hand."""

from dataclasses import dataclass

from qreport import office
from qreport.model.document import BodyStart, Document, Heading
from qreport.model.layout import Layout
from qreport.render.docx.drafts import MOST, Drafts


@dataclass(frozen=True, slots=True)
class Paged:
    """The two files, made from one document."""

    docx: bytes
    pdf: bytes
    exact: bool
    """Whether the contents show just the pages of the PDF, and every table is cut where a page ends."""


def paged(document: Document, layout: Layout, *, pictures: bool) -> Paged:
    """Return the files of `document`, page numbers and cuts of tables read from LibreOffice's pages.

    As a rule that takes two runs of it, never more than four. Without `pictures` the PDF serves only to
    read the pages and shows none, which takes half the time. Raises QreportError when LibreOffice is absent
    or fails.
    """
    drafts = Drafts(document, layout)

    def measure(docx: bytes) -> bytes:
        return office.to_pdf(office.without_pictures(office.unbroken_references(docx)))

    def finish(docx: bytes) -> bytes:
        joined = office.unbroken_references(docx)
        return office.illustrated(joined, lambda made: office.to_pdf(made, archive=layout.pdf_archive))

    convert = finish if pictures else measure
    start = drafts.marks.name(_first_heading(document)) or ""
    settled = office.settle(drafts.write, convert, start, most=MOST - 1, measure=measure)
    return Paged(settled.docx, settled.pdf, settled.stable)


def can_be_paged(document: Document) -> bool:
    """Whether LibreOffice is at hand and the document has a heading to count the pages from."""
    return office.find_soffice() is not None and bool(_first_heading(document))


def _first_heading(document: Document) -> str:
    """Return the id of the heading with which page 1 begins; empty when there is none."""
    blocks = document.blocks
    body = blocks[blocks.index(BodyStart()) + 1 :] if BodyStart() in blocks else blocks
    return next((block.id for block in body if isinstance(block, Heading)), "")
