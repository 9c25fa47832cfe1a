"""The series as a PDF, with charts and small pictures."""

from qreport.cli.course_printers import course_printers
from qreport.model.letterhead import Letterhead
from qreport.model.series import Course


@course_printers.register("pdf")
def print_pdf(course: Course, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.tasks import briefing

    return briefing.of_course(course, letterhead, "pdf")
