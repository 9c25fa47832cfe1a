"""Papers for the leadership: what changed, on two pages."""

from qreport.brief.changes import changes_document
from qreport.brief.parts import brief_layout
from qreport.brief.series import series_document

__all__ = ["brief_layout", "changes_document", "series_document"]
