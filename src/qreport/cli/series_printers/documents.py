"""The series as a Word document, with charts and small pictures."""

from qreport.cli.series_printers import course_printers
from qreport.model.letterhead import Letterhead
from qreport.model.series import Course


@course_printers.register("docx")
def print_docx(course: Course, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_course(course, letterhead, "docx")


@course_printers.register("pdf")
def print_pdf(course: Course, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_course(course, letterhead, "pdf")


@course_printers.register("xlsx")
def print_xlsx(course: Course, letterhead: Letterhead) -> bytes:
    """Return the workbook: a column a year, and small columns of each series."""
    from qreport import workbook

    return workbook.course_workbook(course, letterhead)
