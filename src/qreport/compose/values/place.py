"""Where a piece of text with Jinja values stands."""

from msgspec import Struct

from qreport.model.location import Location
from qreport.model.pack import ChapterSource


class Place(Struct, frozen=True):
    """The file of a chapter, or the entry of a pack file."""

    base: Location
    chapter: ChapterSource | None = None
    """None: every line is at `base`."""

    @classmethod
    def of(cls, chapter: ChapterSource) -> "Place":
        """Return the place of the text of `chapter`."""
        return cls(Location(chapter.file), chapter)

    def at(self, line: int) -> Location:
        """Return where line `line` (from 1) of the text stands."""
        return self.chapter.at(line) if self.chapter else self.base
