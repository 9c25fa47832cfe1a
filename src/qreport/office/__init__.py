"""LibreOffice at work: the PDF of a document and the page on which each heading really falls.

Nothing here knows how a document is written; `settle` is handed functions that do.
"""

from qreport.office.convert import to_pdf
from qreport.office.find import find_soffice
from qreport.office.pages import Settled, bookmarks_in, pages_of, printed_pages, settle
from qreport.office.pdf_images import Lines, illustrated, lines_for

__all__ = (
    "Lines",
    "Settled",
    "bookmarks_in",
    "find_soffice",
    "illustrated",
    "lines_for",
    "pages_of",
    "printed_pages",
    "settle",
    "to_pdf",
)
