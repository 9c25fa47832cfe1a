"""Headings: which lines are some, on which level, and which one is the title of the chapter.

Which lists of a Word file are numbered, where they begin, and what their numbers look like.
"""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.word.package import Paragraph, Part
from qreport.load.word.styles import TITLE
from qreport.load.word.tree import value
from qreport.ooxml.xml_stream import whole
from qreport.text.names import fold
from qreport.text.numerals import numeral, typed_level, without_number
from qreport.text.regex import regex

_ENDS_OF_SENTENCES = "。；;，,：:！？!?"
_LONGEST_UNSTYLED = 40
_LONGEST_BOLD = 20
DEEPEST = 4


def unstyled_level(text: str) -> int | None:
    """Return the level (from 1) of a line that is a heading by its looks: 一、… or （一）…, short."""
    # 一、学校要…。 is an item of a text, not a heading.
    if len(text) > _LONGEST_UNSTYLED or text[-1:] in _ENDS_OF_SENTENCES:
        return None
    return typed_level(text)


def is_bold_line(part: Paragraph) -> bool:
    """Return whether a paragraph is a heading by its looks: short, all of it bold, and no sentence."""
    text = part.text
    is_short = 2 <= len(text) <= _LONGEST_BOLD and text[-1] not in _ENDS_OF_SENTENCES + "）)"
    return is_short and all(piece.bold for piece in part.pieces if piece.text.strip())


def with_title_apart(parts: Sequence[Part], title: str) -> tuple[str | None, tuple[Part, ...]]:
    """Return the title that the file gives the chapter, None for none, and the parts without it.

    It is the paragraph in the style Title, or the only heading of level 1 if nothing stands before it, or a
    first paragraph with the words of `title`, the title in the pack.
    """
    first = parts[0] if parts else None
    if not isinstance(first, Paragraph) or first.pictures:
        return None, tuple(parts)
    alone = sum(level == 1 for level in _levels(parts)) == 1
    # Else the title would stand twice: the report prints that of the chapter.
    same = fold(without_number(first.text)) == fold(without_number(title))
    if first.level == TITLE or (first.level == 1 and alone) or same:
        return without_number(first.text), tuple(parts[1:])
    return None, tuple(parts)


def in_house_levels(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts with headings of level 2 to 4, the highest of the file as level 2."""
    listed = tuple(parts)
    highest = min((level for level in _levels(listed) if level), default=2)
    return tuple(
        replace(part, level=min(DEEPEST, max(2, part.level - highest + 2)))
        if isinstance(part, Paragraph) and part.level is not None
        else part
        for part in listed
    )


def _levels(parts: Iterable[Part]) -> list[int]:
    return [part.level for part in parts if isinstance(part, Paragraph) and part.level is not None]


# ECMA-376 Part 1, 17.18.59: chineseCounting, chineseCountingThousand, ideographDigital, japaneseCounting.
_CHINESE = ("chinese", "taiwanese", "ideograph", "japanese")
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_PLACE = regex(r"%[0-9][.．]?")
_START = 1
# CommonMark 5.2: at most nine digits begin a list.
_HIGHEST = 999_999


class _Level(Struct, frozen=True):
    form: str = "decimal"
    start: int = _START
    text: str = ""
    """`%1.`, `（%1）`; empty when the file does not say."""


class Numbering:
    """The lists of one file."""

    def __init__(self, root: Element | None) -> None:
        kinds = (
            {}
            if root is None
            else {each.get("w_abstractNumId"): each for each in root.findall("w_abstractNum")}
        )
        lists = [] if root is None else root.findall("w_num")
        self._levels: Mapping[tuple[str, int], _Level] = {
            (each.get("w_numId", ""), depth): level
            for each in lists
            for depth, level in _levels_of_list(kinds.get(value(each, "w_abstractNumId")), each).items()
        }
        self._counts: dict[tuple[str, int], int] = {}

    def is_ordered(self, of_list: str, depth: int) -> bool:
        """Return whether this depth of the list with this id has numbers."""
        # ECMA-376 Part 1, 17.9.17: without a format a level is numbered.
        return self._level(of_list, depth).form not in ("bullet", "none")

    def start(self, of_list: str, depth: int) -> int:
        """Return the first number."""
        return self._level(of_list, depth).start

    def shown(self, of_list: str, depth: int, count: int) -> str:
        """Return how Word shows the number of an item: `5.`, `（三）`, `第2条`."""
        level = self._level(of_list, depth)
        number = numeral(count) if level.form.startswith(_CHINESE) and count < 100 else str(count)
        if level.form in _CIRCLED and count <= 20:
            number = chr(ord("①") + count - 1)
        # `%1.%2`: numbers of outer levels, which are not kept here, give way to the last one.
        text = level.text.replace(f"%{depth + 1}", number) or number
        return _PLACE.sub("", text).strip(". ")

    def next_in_table(self, of_list: str, depth: int) -> str:
        """Return the number that the next numbered paragraph of a cell shows."""
        count = self._counts.get((of_list, depth), self.start(of_list, depth) - 1) + 1
        self._counts[of_list, depth] = count
        return self.shown(of_list, depth, count)

    def _level(self, of_list: str, depth: int) -> "_Level":
        return self._levels.get((of_list, depth), _Level())


def _levels_of_list(kind: Element | None, of_list: Element) -> dict[int, _Level]:
    # 17.9.26: a list may have its own start and its own form.
    own = {each.get("w_ilvl"): each for each in of_list.findall("w_lvlOverride")}
    levels = {each.get("w_ilvl"): each for each in (() if kind is None else kind.findall("w_lvl"))}
    found = {}
    for depth in {*own, *levels}:
        override = own.get(depth)
        inner = None if override is None else override.find("w_lvl")
        level = levels.get(depth) if inner is None else inner
        start = whole(value(override, "w_startOverride")) if override is not None else None
        if start is None:
            start = whole(value(level, "w_start"))
        form, text = value(level, "w_numFmt") or "decimal", value(level, "w_lvlText") or ""
        found[whole(depth) or 0] = _Level(form, _START if start is None else min(start, _HIGHEST), text)
    return found
