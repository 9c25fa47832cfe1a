"""What a document is made of, without its body."""

from msgspec import Struct

from qreport.model.document import Properties
from qreport.model.layout import Layout
from qreport.render.docx.body_writer import Section


class Outline(Struct, frozen=True):
    """All that the frame depends on."""

    layout: Layout
    properties: Properties
    sections: tuple[Section, ...]
    """Without their blocks, which are no part of its representation."""
    lists: tuple[tuple[int, int], ...]
    """Depth and first number of each ordered list, in order."""
    pictures: tuple[tuple[str, str, str], ...]
    """Relationship id, place in the package and content type of each picture."""
