"""Series as a workbook to sort, filter and print."""

from qreport.cli.course_printers import course_printers
from qreport.model.letterhead import Letterhead
from qreport.model.series import Course


@course_printers.register("xlsx")
def print_xlsx(course: Course, letterhead: Letterhead) -> bytes:
    """Return the workbook: a column a year, and small columns of each series."""
    from qreport import workbook

    return workbook.course_workbook(course, letterhead)
