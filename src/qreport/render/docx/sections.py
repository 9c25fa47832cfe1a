"""Sections: cover, front matter and body, upright or across."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from qreport.model.layout import Layout, Page
from qreport.render.docx.margins import references
from qreport.render.docx.paragraphs import gap
from qreport.render.docx.xml import twips

Part = Literal["cover", "front", "body"]
_BELOW_TEXT = 7
"""Millimetres between the text and the page number (GB/T 9704)."""


@dataclass(slots=True)
class Section:
    """A run of pages of one kind and the XML of its blocks."""

    part: Part
    landscape: bool = False
    first: bool = True
    """Whether it is the first of its part, where page numbers begin."""
    blocks: list[str] = field(default_factory=list)
    bare: bool = False
    """Whether it is one page that takes over neither header nor number of the section before."""


def text_size(page: Page, *, landscape: bool) -> tuple[float, float]:
    """Return width and height of the text area in millimetres."""
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    return (height, width) if landscape else (width, height)


def body_xml(sections: list[Section], layout: Layout) -> str:
    """Return the whole body: each section but the last ends with a paragraph that describes it."""
    _tell_bare_pages(sections)
    *ended, last = sections
    closed = "".join(_close(section, layout) for section in ended)
    return f"{closed}{''.join(last.blocks) or gap(20)}{_properties(last, layout)}"


def _tell_bare_pages(sections: list[Section]) -> None:
    """A page without a number behind one with a number must say so, or it takes over what stands there."""
    for before, section in pairwise(sections):
        section.bare = section.part == "cover" and (before.part != "cover" or before.bare)


def _close(section: Section, layout: Layout) -> str:
    """The last paragraph carries the section; after a table one of a point does."""
    *before, last = section.blocks
    if not last.startswith("<w:p>"):
        before, last = section.blocks, gap(20)
    end = "</w:pPr>"
    return "".join(before) + last.replace(end, _properties(section, layout) + end, 1)


def _properties(section: Section, layout: Layout) -> str:
    around = "" if section.part == "cover" else references(layout)
    return (
        f'<w:sectPr>{around}<w:type w:val="nextPage"/>{_paper(layout, landscape=section.landscape)}'
        f"{_numbering(section)}{'<w:titlePg/>' if section.bare else ''}</w:sectPr>"
    )


def _paper(layout: Layout, *, landscape: bool) -> str:
    """Turned paper keeps its binding edge: what was left is above.

    There is no document grid: the fixed line spacing carries the lines of the text, and a grid would
    stretch tables and captions to its own.
    """
    page = layout.page
    size, sides = (page.width, page.height), (page.top, page.right, page.bottom, page.left)
    if landscape:
        size, sides = (page.height, page.width), (page.left, page.top, page.right, page.bottom)
    top, right, bottom, left = (twips(side) for side in sides)
    turned = ' w:orient="landscape"' if landscape else ""
    footer = max(twips(5), bottom - twips(_BELOW_TEXT) - round(layout.styles.page_number.size * 26))
    return (
        f'<w:pgSz w:w="{twips(size[0])}" w:h="{twips(size[1])}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{min(top, 851)}" w:footer="{footer}" w:gutter="0"/>'
    )


def _numbering(section: Section) -> str:
    if section.part == "cover":
        return ""
    start = ' w:start="1"' if section.first else ""
    return f'<w:pgNumType w:fmt="{"upperRoman" if section.part == "front" else "decimal"}"{start}/>'
