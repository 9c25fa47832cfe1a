"""Which lists of a Word file are numbered, where they begin, and what their numbers look like."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from qreport.load.word.tree import value
from qreport.ooxml.attributes import whole
from qreport.text.numerals import numeral

# ECMA-376 Part 1, 17.18.59: chineseCounting, chineseCountingThousand, ideographDigital, japaneseCounting.
_CHINESE = ("chinese", "taiwanese", "ideograph", "japanese")
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_PLACE = re.compile(r"%[0-9][.．]?")
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
            for depth, level in _levels(kinds.get(value(each, "w_abstractNumId")), each).items()
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


def _levels(kind: Element | None, of_list: Element) -> dict[int, _Level]:
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
