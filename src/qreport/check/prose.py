"""The chapters of a filing as a reader sees them, line by line, before any value is filled in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qreport.model.location import Location
from qreport.model.pack import ChapterSource

VALUE = "\ufffc"
"""Stands where a value is printed."""

_VALUE = re.compile(r"\{\{.*?(?:\}\}|$)")
_NOTATION = re.compile(r"\{[%#].*?(?:[%#]\}|$)")
_PHOTO = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_DIRECTIVE = re.compile(r"\s{0,3}[:：]{3,}\s*(.*)")
_TITLE = re.compile(r"标题\s*[=＝]\s*[\"“]([^\"”]*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that Markdown is not to take as notation."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")


@dataclass(frozen=True, slots=True)
class Line:
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
        match = _DIRECTIVE.fullmatch(self.typed)
        return match[1].strip() if match else None

    @property
    def is_photo(self) -> bool:
        """Whether it is a photo of a photo grid."""
        return _PHOTO.fullmatch(self.typed.strip()) is not None


def lines(chapter: ChapterSource) -> tuple[Line, ...]:
    """Return the lines of a chapter with their places in its file."""
    return _lines(chapter.file, chapter.first_line, chapter.text, chapter.places)


@lru_cache(maxsize=64)
def _lines(file: str, first: int, text: str, places: tuple[Location, ...]) -> tuple[Line, ...]:
    typed = text.split("\n")
    own = places or [Location(file, line=number) for number in range(first, first + len(typed))]
    return tuple(_line(at, line) for at, line in zip(own, typed, strict=True))


def _line(at: Location, typed: str) -> Line:
    heading = _HEADING.fullmatch(typed)
    if heading:
        return Line(at, typed, _words(heading[2]), len(heading[1]))
    return Line(at, typed, _words(typed))


def _words(typed: str) -> str:
    directive = _DIRECTIVE.fullmatch(typed)
    if directive:
        title = _TITLE.search(directive[1])
        typed = title[1] if title and not directive[1].startswith("待写") else ""
    shown = _NOTATION.sub("", _VALUE.sub(VALUE, _PHOTO.sub(r"\1", typed))).strip()
    return _ESCAPED.sub(r"\1", shown)
