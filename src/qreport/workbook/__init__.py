"""The fill-in workbook: a pack and what is on file to a file that departments fill in and send back."""

from qreport.workbook.plan import Section, chosen, sections
from qreport.workbook.writing import Workbook, make_workbook

__all__ = ("Section", "Workbook", "chosen", "make_workbook", "sections")
