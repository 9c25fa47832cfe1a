"""Where a piece of text with Jinja values stands."""

from dataclasses import dataclass, replace

from qreport.model.location import Location
from qreport.model.pack import ChapterSource


@dataclass(frozen=True, slots=True)
class Place:
    """The file of a chapter, or the entry of a pack file."""

    base: Location
    first_line: int | None = None
    """Line of the file that is line 1 of the text; None: every line is at `base`."""
    places: tuple[Location, ...] = ()
    """Where each line stands, for a text that was made from a Word file."""

    @classmethod
    def of(cls, chapter: ChapterSource) -> "Place":
        """Return the place of the text of `chapter`."""
        return cls(Location(chapter.file), chapter.first_line, chapter.places)

    def at(self, line: int) -> Location:
        """Return where line `line` (from 1) of the text stands."""
        if self.places:
            return self.places[min(line, len(self.places)) - 1]
        return self.base if self.first_line is None else replace(self.base, line=self.first_line + line - 1)
