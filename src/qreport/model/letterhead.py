"""Whose paper something beside the report is written on."""

from msgspec import Struct

from qreport.model.filing import Filing
from qreport.model.layout import Layout
from qreport.model.pack import Pack


class Letterhead(Struct, frozen=True):
    """The school, and how its papers look."""

    school: str
    issued: str
    """`2021-11`; the only date in a file."""
    layout: Layout

    @staticmethod
    def of(filing: Filing, pack: Pack) -> "Letterhead":
        """Return that of a filing."""
        return Letterhead(filing.config.school.name, filing.config.report.issued, pack.layout)
