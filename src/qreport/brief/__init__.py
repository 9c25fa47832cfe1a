"""Papers for the leadership: what changed, on two pages."""

from qreport.brief.changes import changes_document
from qreport.brief.course import course_document
from qreport.brief.layout import brief_layout

__all__ = ["brief_layout", "changes_document", "course_document"]
