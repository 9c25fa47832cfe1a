"""What the body of a Word file consists of, once its XML is left behind."""

from msgspec import Struct

from qreport.model.location import Location

# The line separator of Unicode, since a line feed would begin a new line of Markdown.
LINE_BREAK = "\u2028"
"""A new line within a paragraph or cell."""


class Piece(Struct, frozen=True):
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


class Picture(Struct, frozen=True):
    """A picture in the text, by the name under which its content is kept."""

    name: str
    legend: str = ""


class Item(Struct, frozen=True):
    """What makes a paragraph one of a list."""

    of_list: str
    depth: int
    """From 0."""
    ordered: bool
    start: int = 1
    """The first number of the list."""


class Paragraph(Struct, frozen=True):
    """A paragraph with text or pictures."""

    place: Location
    pieces: tuple[Piece, ...]
    pictures: tuple[Picture, ...] = ()
    level: int | None = None
    """Of a heading as the file has it, from 1; 0 is the title of the file."""
    item: Item | None = None
    is_caption: bool = False
    """Whether it has the style of captions."""

    @property
    def text(self) -> str:
        """The plain text, without blanks at its ends."""
        return "".join(piece.text for piece in self.pieces).strip()


class Spot(Struct, frozen=True):
    """A cell of a table, or a place that a merged cell covers."""

    paragraphs: tuple[Paragraph, ...] = ()
    covered_from: str = ""
    """`^^` when the cell above, `<<` when that on the left reaches here."""
    merges_down: bool = False
    """Whether the cell below may go on from it."""


class Table(Struct, frozen=True):
    """A table; every row is as long as the others."""

    place: Location
    rows: tuple[tuple[Spot, ...], ...]
    header_rows: int
    landscape: bool = False
    """Whether it stands in a section across."""


Part = Paragraph | Table
