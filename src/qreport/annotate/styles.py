"""Cell styles: each marked cell keeps its own and only changes its fill."""

import copy
from collections.abc import Mapping
from enum import StrEnum

from lxml import etree

from qreport.annotate.package import MAIN_MAP, Parts, Tree, main
from qreport.model.finding import Level

# Alpha, red, green, blue; pale, so that black figures on them can still be read.
FILLS: Mapping[Level, str] = {
    Level.ERROR: "FFF8B4B4", Level.EXPLAIN: "FFFAD7A0", Level.WARNING: "FFFFF2A8", Level.INFO: "FFD6E8F7",
}  # fmt: skip
_GREY = "FFDDE6F0"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

# The lists that must not be empty, with the name of their members (ECMA-376 Part 1, 18.8.39).
_ELEMENTS = {"fonts": "font", "fills": "fill", "borders": "border", "cellStyleXfs": "xf", "cellXfs": "xf"}
_ORDER = ("numFmts", *_ELEMENTS)
"""How the lists of a style sheet follow one another."""


class Look(StrEnum):
    """The cells of the index sheet."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    LINK = "link"


class Styles:
    """The styles of one workbook; new ones are added as they are needed."""

    def __init__(self, parts: Parts, workbook: str) -> None:
        part = parts.related(workbook, "styles")
        if part is None or part not in parts:
            part = "xl/styles.xml"
            parts.add(part, etree.Element(main("styleSheet"), nsmap=MAIN_MAP), _TYPE)
            parts.relate(workbook, "styles", part)
        self._root = parts.tree(part)
        for name in _ELEMENTS:
            self._list(name)
        self._filled: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}
        self._looks: dict[Look, int] = {}

    def filled(self, style: int, level: Level) -> int:
        """Return the style that is `style` with the colour of `level` behind it."""
        key = (style, FILLS[level])
        if key not in self._filled:
            styles = self._list("cellXfs")
            own = styles.findall(main("xf"))
            # A number beyond the list is a fault of the file; the first style stands in for it.
            clone = copy.deepcopy(own[style if style < len(own) else 0])
            clone.set("fillId", str(self._fill(key[1])))
            clone.set("applyFill", "1")
            self._filled[key] = _append(styles, clone)
        return self._filled[key]

    def look(self, look: Look) -> int:
        """Return the style of a cell of the index sheet."""
        if look not in self._looks:
            self._looks[look] = self._made(look)
        return self._looks[look]

    def _made(self, look: Look) -> int:
        fonts, styles = self._list("fonts"), self._list("cellXfs")
        font = copy.deepcopy(fonts[0])
        if look in (Look.TITLE, Look.HEADING):
            font.insert(0, etree.Element(main("b")))
        if look is Look.LINK:
            _link(font)
        number = _append(fonts, font)
        fill = self._fill(_GREY) if look is Look.HEADING else 0
        style = etree.Element(
            main("xf"), numFmtId="0", fontId=str(number), fillId=str(fill), borderId="0", xfId="0",
            applyFont="1", applyFill="1", applyAlignment="1",
        )  # fmt: skip
        wrap = "0" if look is Look.TITLE else "1"
        etree.SubElement(style, main("alignment"), vertical="top", wrapText=wrap)
        return _append(styles, style)

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            fill = etree.Element(main("fill"))
            pattern = etree.SubElement(fill, main("patternFill"), patternType="solid")
            # A solid pattern is painted in its foreground colour; 64 is the colour of the system (18.8.27).
            etree.SubElement(pattern, main("fgColor"), rgb=colour)
            etree.SubElement(pattern, main("bgColor"), indexed="64")
            self._fills[colour] = _append(self._list("fills"), fill)
        return self._fills[colour]

    def _list(self, name: str) -> Tree:
        """Return the list called `name`; one that is absent or empty gets its first, plain element."""
        found = self._root.find(main(name))
        if found is None:
            found = etree.Element(main(name))
            before = set(_ORDER[: _ORDER.index(name)])
            at = sum(etree.QName(each).localname in before for each in self._root.iterchildren(etree.Element))
            self._root.insert(at, found)
        if len(found) == 0:
            etree.SubElement(found, main(_ELEMENTS[name]))
        return found


def _link(font: Tree) -> None:
    for name in ("u", "color"):
        for old in font.findall(main(name)):
            font.remove(old)
    # The order in which Excel writes a font (18.8.22): b, i, ..., u, vertAlign, sz, color, name, family, ...
    after = {"sz", "name", "family", "charset", "scheme"}
    place = next((at for at, each in enumerate(font) if etree.QName(each).localname in after), len(font))
    font.insert(place, etree.Element(main("u")))
    size = font.find(main("sz"))
    colour = etree.Element(main("color"), rgb="FF0563C1")
    font.insert(place + 1 if size is None else font.index(size) + 1, colour)


def _append(listed: Tree, element: Tree) -> int:
    """Add to a list that counts itself, and return the number of the new element."""
    listed.append(element)
    number = len(listed.findall(element.tag))
    listed.set("count", str(number))
    return number - 1
