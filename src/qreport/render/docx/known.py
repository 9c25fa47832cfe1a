"""What is known about the pages when a document is written."""

from collections.abc import Mapping

from msgspec import Struct

from qreport.render.docx.cuts import UNCUT, Cuts


class Known(Struct, frozen=True):
    """The pages for the contents, and where long tables are cut."""

    pages: Mapping[str, int]
    """Printed page of each heading and captioned block, by id."""
    cuts: Cuts = UNCUT
    estimated: bool = False
    """Whether the pages are a guess, which the contents then say."""
