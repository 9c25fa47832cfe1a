"""Findings back into the workbooks they are about: coloured cells, comments, an index sheet."""

from qreport.annotate.index import index_workbook
from qreport.annotate.workbook import annotated

__all__ = ("annotated", "index_workbook")
