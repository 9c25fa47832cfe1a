"""The fill-in workbook: a pack and what is on file to a file that departments fill in and send back."""

from qreport.workbook.checklist import Page, pages_of
from qreport.workbook.checklist_book import checklist_workbook
from qreport.workbook.checklist_document import checklist_document
from qreport.workbook.plan import Section, chosen, sections
from qreport.workbook.writing import Workbook, make_workbook

__all__ = (
    "Page",
    "Section",
    "Workbook",
    "checklist_document",
    "checklist_workbook",
    "chosen",
    "make_workbook",
    "pages_of",
    "sections",
)
