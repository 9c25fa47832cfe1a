"""The series as a Word document, with charts and small pictures."""

from qreport.cli.series_printers import series_printers
from qreport.model.letterhead import Letterhead
from qreport.model.series import SeriesOfYears


@series_printers.register("docx")
def print_docx(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_series(course, letterhead, "docx")


@series_printers.register("pdf")
def print_pdf(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_series(course, letterhead, "pdf")


@series_printers.register("xlsx")
def print_xlsx(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return the workbook: a column a year, and small columns of each series."""
    from qreport import workbook

    return workbook.series_workbook(course, letterhead)
