"""Which lists of a Word file are numbered and which have bullets."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from qreport.load.word.tree import value
from qreport.ooxml.attributes import whole


class Numbering:
    """The lists of one file."""

    def __init__(self, root: Element | None) -> None:
        kinds = (
            {}
            if root is None
            else {each.get("w_abstractNumId"): each for each in root.findall("w_abstractNum")}
        )
        lists = [] if root is None else root.findall("w_num")
        self._levels: Mapping[tuple[str, int], str] = {
            (each.get("w_numId", ""), depth): form
            for each in lists
            for depth, form in _forms(kinds.get(value(each, "w_abstractNumId"))).items()
        }

    def is_ordered(self, of_list: str, depth: int) -> bool:
        """Return whether this depth of the list with this id has numbers."""
        # ECMA-376 Part 1, 17.9.17: without a format a level is numbered.
        return self._levels.get((of_list, depth), "decimal") not in ("bullet", "none")


def _forms(kind: Element | None) -> dict[int, str]:
    levels = [] if kind is None else kind.findall("w_lvl")
    return {whole(each.get("w_ilvl")) or 0: value(each, "w_numFmt") or "decimal" for each in levels}
