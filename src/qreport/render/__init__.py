"""Documents to files: charts and photos made ready once, then one writer a format."""

from typing import TYPE_CHECKING

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.charts import check_charts
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.render.docx.purpose import FINAL, FOR_PAGES, Purpose, for_pdf
from qreport.render.pictures import prepare
from qreport.render.writers import Writer, writers

if TYPE_CHECKING:
    from qreport.render.writers.docx import Drafts

__all__ = [
    "CHART_KINDS",
    "FINAL",
    "FOR_PAGES",
    "Purpose",
    "Writer",
    "check_charts",
    "drafts",
    "for_pdf",
    "prepare",
    "writers",
]


def drafts(document: Document, layout: Layout, pictures: Pictures) -> "Drafts":
    """Return the drafts of a Word document whose pages are still to be found."""
    from qreport.render.writers.docx import Drafts

    return Drafts(document, layout, pictures)
