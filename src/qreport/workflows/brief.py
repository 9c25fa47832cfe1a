"""What changed as a paper: a document of `brief` through the formats of `publish`."""

from qreport import brief
from qreport.model.change import Comparison
from qreport.model.document import Document
from qreport.model.letterhead import Letterhead
from qreport.model.series import Course
from qreport.workflows import files


def of_changes(comparison: Comparison, letterhead: Letterhead, form: str) -> bytes:
    """Return the brief of a comparison as `docx` or `pdf`; raise QreportError when that cannot be made."""
    return _published(brief.changes_document(comparison, letterhead), letterhead, form)


def of_course(course: Course, letterhead: Letterhead, form: str) -> bytes:
    """Return the brief of a series as `docx` or `pdf`; raise QreportError when that cannot be made."""
    return _published(brief.course_document(course, letterhead), letterhead, form)


def _published(document: Document, letterhead: Letterhead, form: str) -> bytes:
    made = files.files_of(document, brief.brief_layout(letterhead.layout), (form,), quick=True)
    if made.failure:
        raise made.failure
    return made.contents[form]
