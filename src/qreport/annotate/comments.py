"""Comments on cells: the text in one part, the yellow box in a drawing of the old kind (VML)."""

import re
from collections.abc import Mapping

from lxml import etree

from qreport.annotate.marks import Address, Mark
from qreport.annotate.package import MAIN_MAP, OFFICE, Parts, Tree, main
from qreport.model.location import column_letters

AUTHOR = "qreport"
# Content types of the two parts; the drawing is VML (ECMA-376 Part 4), which Excel still uses for comments.
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_V, _O, _X = (f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel"))
# The name that Office gives to the shape type of text boxes, number 202 among those of VML (o:spt below).
_SHAPE_TYPE = "_x0000_t202"
_NEW_DRAWING = f"""<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="{_SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
# Part 1, 18.3.1.99: the children of a worksheet have one order.
_LATER = (
    "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"
)  # fmt: skip
"""What stands after `legacyDrawing` in a sheet."""
_WIDE, _LINE = 26, 6
"""Hanzi on a line of a box, and the most columns and rows that it covers."""


def add_comments(parts: Parts, part: str, marks: Mapping[Address, Mark]) -> None:
    """Add a comment for each mark to the sheet in `part`; one that is there already is continued.

    Where the drawing of the comments on file cannot be read, nothing is added: the colours and the index
    still tell.
    """
    sheet, listed = parts.tree(part), parts.related(part, "comments")
    drawing = parts.related(part, "vmlDrawing")
    # A drawing without comments belongs to form controls: a second one the sheet cannot have.
    if (listed is None) != (drawing is None):
        return
    if listed and drawing and not _can_be_continued(parts, listed, drawing):
        return
    if listed is None or drawing is None:
        listed, drawing = _new(parts, part, sheet)
    texts = _Texts(parts.tree(listed))
    for address, mark in marks.items():
        if not texts.continued(address, mark.text):
            texts.add(address, mark.text)
            _add_box(parts.tree(drawing), address, mark.text)


def _can_be_continued(parts: Parts, listed: str, drawing: str) -> bool:
    """Whether both parts are there and sound; drawings of other programs need not even be XML."""
    if listed not in parts or drawing not in parts:
        return False
    try:
        parts.tree(drawing)
        texts = parts.tree(listed)
    except etree.XMLSyntaxError:
        return False
    # 18.7.6: both lists belong to every part of comments.
    lists = [texts.find(main(name)) for name in ("authors", "commentList")]
    return all(each is not None for each in lists)


def _new(parts: Parts, part: str, sheet: Tree) -> tuple[str, str]:
    listed, drawing = parts.free("xl/comments{}.xml"), parts.free("xl/drawings/vmlDrawing{}.vml")
    root = etree.Element(main("comments"), nsmap=MAIN_MAP)
    etree.SubElement(root, main("authors"))
    etree.SubElement(root, main("commentList"))
    parts.add(listed, root, _TYPE)
    parts.add(drawing, etree.fromstring(_NEW_DRAWING), _DRAWING_TYPE)
    parts.relate(part, "comments", listed)
    link = etree.Element(
        main("legacyDrawing"), {f"{{{OFFICE}}}id": parts.relate(part, "vmlDrawing", drawing)}
    )
    later = next((each for each in sheet if etree.QName(each).localname in _LATER), None)
    if later is None:
        sheet.append(link)
    else:
        later.addprevious(link)
    return listed, drawing


class _Texts:
    """The part that holds the words."""

    def __init__(self, root: Tree) -> None:
        self._list = root.find(main("commentList"))
        authors = root.find(main("authors"))
        # An index into the list of authors, which begins with 0.
        self._author = str(len(authors))
        etree.SubElement(authors, main("author")).text = AUTHOR
        self._known = {each.get("ref"): each for each in self._list}

    def continued(self, address: Address, text: str) -> bool:
        """Whether the cell has a comment already; `text` then stands below it."""
        known = self._known.get(_reference(address))
        if known is None:
            return False
        target = known.find(main("text"))
        if target is None:
            target = etree.SubElement(known, main("text"))
        self._write(target, f"\n\n{text}")
        return True

    def add(self, address: Address, text: str) -> None:
        """Add a comment."""
        made = etree.SubElement(self._list, main("comment"), ref=_reference(address), authorId=self._author)
        self._write(etree.SubElement(made, main("text")), text)

    def _write(self, target: Tree, text: str) -> None:
        run = etree.SubElement(etree.SubElement(target, main("r")), main("t"))
        run.text = text
        # Or the blank lines between two findings would be lost.
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add_box(drawing: Tree, address: Address, text: str) -> None:
    """Add the box of a comment, hidden until the pointer rests on its cell."""
    # id="_x0000_s1025" of the boxes that are there already.
    used = map(int, re.findall(r"_x0000_s(\d+)", etree.tostring(drawing, encoding="unicode")))
    # Office hands out ids in blocks of 1024; `data="1"` above claims the first, of which 1025 is used first.
    number = max(used, default=1024) + 1
    # VML counts both from 0.
    row, column = address[0] - 1, address[1] - 1
    lines = sum(1 + len(line) // _WIDE for line in text.split("\n"))
    box = etree.SubElement(
        drawing, f"{{{_V}}}shape", id=f"_x0000_s{number}", type=f"#{_SHAPE_TYPE}", fillcolor="#ffffe1",
        style="position:absolute;visibility:hidden", nsmap={"v": _V, "o": _O, "x": _X},
    )  # fmt: skip
    box.set(f"{{{_O}}}insetmode", "auto")
    etree.SubElement(box, f"{{{_V}}}fill", color2="#ffffe1")
    etree.SubElement(box, f"{{{_V}}}shadow", on="t", color="black", obscured="t")
    etree.SubElement(box, f"{{{_V}}}textbox", style="mso-direction-alt:auto")
    data = etree.SubElement(box, f"{{{_X}}}ClientData", ObjectType="Note")
    for name in ("MoveWithCells", "SizeWithCells"):
        etree.SubElement(data, f"{{{_X}}}{name}")
    # Left column and its offset, top row, right column, bottom row, each with an offset in pixels: beside the
    # cell, one row above it.
    anchor = (column + 1, 15, max(0, row - 1), 4, column + 1 + _LINE, 15, max(0, row - 1) + lines + 2, 4)
    etree.SubElement(data, f"{{{_X}}}Anchor").text = ", ".join(map(str, anchor))
    for name, value in (("AutoFill", "False"), ("Row", str(row)), ("Column", str(column))):
        etree.SubElement(data, f"{{{_X}}}{name}").text = value


def _reference(address: Address) -> str:
    return f"{column_letters(address[1])}{address[0]}"
