"""What is known about the pages when a document is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from qreport.render.docx.cuts import UNCUT, Cuts


@dataclass(frozen=True, slots=True)
class Known:
    """The pages for the contents, and where long tables are cut."""

    pages: Mapping[str, int]
    """Printed page of each heading and captioned block, by id."""
    cuts: Cuts = UNCUT
    estimated: bool = False
    """Whether the pages are a guess, which the contents then say."""
