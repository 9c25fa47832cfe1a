"""The chapters of a filing as a reader sees them, line by line, before any value is filled in."""

from functools import lru_cache

from msgspec import Struct

from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.notation.directives import TO_WRITE, after_fence, without_template
from qreport.text.regex import regex

# ![开学典礼](photos/a.png); each part is bounded, so that a line of nothing but `![` is read at once.
PHOTO = regex(r"!\[([^\]]{0,500})\]\([^)]{0,500}\)")
# 标题="技能节" or 标题＝“技能节”.
_TITLE = regex(r"标题\s*[=＝]\s*[\"“]([^\"”]*)")
# `\_\_\_` is printed as ___: the ASCII punctuation that CommonMark lets a backslash escape.
ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
"""A sign that Markdown is not to take as notation."""
# `## 办学条件`: up to three blanks and six # as in CommonMark; `##办学` without a blank is a paragraph.
_HEADING = regex(r"\s{0,3}(#{1,6})\s+(.*)")


class Line(Struct, frozen=True):
    """One line of a chapter."""

    at: Location
    typed: str
    words: str
    """What is printed of it: of a photo its legend, of a directive its title, `VALUE` for a value."""
    level: int = 0
    """Number of # of a heading; 0 for another line."""

    @property
    def directive(self) -> str | None:
        """What follows `:::`; empty for the line that closes; None for another line."""
        return after_fence(self.typed)

    @property
    def is_photo(self) -> bool:
        """Whether it is a photo of a photo grid."""
        return PHOTO.fullmatch(self.typed.strip()) is not None


# Several checks read the same chapters, one after the other.
@lru_cache(maxsize=64)
def lines(chapter: ChapterSource) -> tuple[Line, ...]:
    """Return the lines of a chapter with their places in its file."""
    both = zip(chapter.text.split("\n"), without_template(chapter.text).split("\n"), strict=False)
    return tuple(_line(chapter.at(number), *each) for number, each in enumerate(both, start=1))


def _line(at: Location, typed: str, shown: str) -> Line:
    heading = _HEADING.fullmatch(shown)
    return Line(at, typed, _words(heading[2] if heading else shown), len(heading[1]) if heading else 0)


def _words(shown: str) -> str:
    directive = after_fence(shown)
    if directive is not None:
        title = _TITLE.search(directive)
        # What 待写 says is a note to the author and no text of the report.
        shown = title[1] if title and not directive.startswith(TO_WRITE) else ""
    return ESCAPED.sub(r"\1", PHOTO.sub(r"\1", shown).strip())
