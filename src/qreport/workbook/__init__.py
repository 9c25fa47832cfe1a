"""Workbooks: one that departments fill in and send back, check lists, changes to sort and filter."""

from qreport.workbook.changes_book import changes_workbook, series_workbook
from qreport.workbook.checklist import Page, checklist_document, checklist_workbook, pages_of
from qreport.workbook.plan import chosen, sections
from qreport.workbook.writing import make_workbook

__all__ = (
    "Page",
    "changes_workbook",
    "checklist_document",
    "checklist_workbook",
    "chosen",
    "make_workbook",
    "pages_of",
    "sections",
    "series_workbook",
)
