"""Numbers of headings: 一、（一）1.（1） or 1, 1.1, 1.1.1, or none."""

from typing import Literal

from qreport.model.pack import ChapterKind
from qreport.text.numerals import numeral

System = Literal["gongwen", "decimal", "none"]


class Numbers:
    """Counts the headings of one chapter.

    A case has no number itself and counts its parts like chapters: 一、（一）1. A preface
    and an annex count nothing.
    """

    def __init__(self, chapter: int | None, kind: ChapterKind, system: System) -> None:
        self._counts = [0, 0, 0]
        self._chapter = chapter if kind == "body" else None
        self._kind = kind
        self._system = system

    def chapter(self) -> str:
        """Return the number of the heading of level 1."""
        if self._chapter is None or self._system == "none":
            return ""
        return f"{numeral(self._chapter)}、" if self._system == "gongwen" else f"{self._chapter} "

    def below(self, level: int) -> str:
        """Return the next number of a heading of level 2 to 4."""
        if self._kind in ("preface", "annex") or self._system == "none":
            return ""
        place = level - 2
        # A heading begins the count of all levels below it anew.
        self._counts[place:] = [self._counts[place] + 1, *[0] * (2 - place)]
        count = self._counts[place]
        if self._system == "decimal":
            chapter = [] if self._chapter is None else [self._chapter]
            return ".".join(map(str, [*chapter, *self._counts[: place + 1]])) + " "
        shift = place if self._kind == "case" else place + 1
        return (f"{numeral(count)}、", f"（{numeral(count)}）", f"{count}.", f"（{count}）")[shift]
