"""Sections: cover, front matter and body, upright or across."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from qreport.model.layout import Page
from qreport.render.docx.paragraphs import gap

Part = Literal["cover", "front", "body"]


@dataclass(slots=True)
class Section:
    """A run of pages of one kind and the XML of its blocks."""

    part: Part
    landscape: bool = False
    first: bool = True
    """Whether it is the first of its part, where page numbers begin."""
    blocks: list[str] = field(default_factory=list, repr=False)


def text_size(page: Page, *, landscape: bool) -> tuple[float, float]:
    """Return width and height of the text area in millimetres."""
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    return (height, width) if landscape else (width, height)


def body_xml(sections: Sequence[Section], properties: Sequence[str]) -> str:
    """Return the whole body: each section but the last ends with a paragraph that holds its properties."""
    closed = "".join(_close(*each) for each in zip(sections[:-1], properties[:-1], strict=True))
    return f"{closed}{''.join(sections[-1].blocks) or gap(20)}{properties[-1]}"


def _close(section: Section, properties: str) -> str:
    """The last paragraph carries the properties; after a table one of a point does."""
    *before, last = section.blocks
    if not last.startswith("<w:p>"):
        before, last = section.blocks, gap(20)
    end = "</w:pPr>"
    return "".join(before) + last.replace(end, properties + end, 1)
