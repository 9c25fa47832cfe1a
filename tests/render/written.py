"""Documents through the docx writer, with their pictures made ready for it."""

from collections.abc import Mapping

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.render.docx.body_writer import Known
from qreport.render.docx.cuts import UNCUT, Cuts
from qreport.render.docx.purpose import FINAL, Purpose
from qreport.render.measuring.pagination import estimate
from qreport.render.pictures import prepare
from qreport.render.writers.docx import write_docx, write_known


def docx_of(document: Document, layout: Layout) -> bytes:
    """Return the file with estimated pages."""
    return write_docx(document, layout, prepare(document, layout))


def docx_with(
    document: Document,
    layout: Layout,
    pages: Mapping[str, int],
    cuts: Cuts = UNCUT,
    purpose: Purpose = FINAL,
) -> bytes:
    """Return the file with these pages, and cut so."""
    known = Known({**estimate(document, layout), **pages}, cuts)
    return write_known(document, layout, prepare(document, layout), known, purpose)
