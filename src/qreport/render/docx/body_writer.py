"""What is written so far: the sections, the pictures, the lists, a page break that waits.

What is known about the pages when a document is written.

Sections: cover, front matter and body, upright or across.

What a document is made of, without its body.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import (
    BodyStart,
    CrossReference,
    Document,
    Inline,
    Inlines,
    LineBreak,
    Miniature,
    Properties,
)
from qreport.model.layout import Layout, Page
from qreport.model.pictures import Pictures
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.cuts import UNCUT, Cuts
from qreport.render.docx.drawings import Media, in_line
from qreport.render.docx.paragraphs import PLAIN, Format, gap, paragraph
from qreport.render.docx.purpose import Purpose
from qreport.render.docx.xml import RED, run, twips


class Known(Struct, frozen=True):
    """The pages for the contents, and where long tables are cut."""

    pages: Mapping[str, int]
    """Printed page of each heading and captioned block, by id."""
    cuts: Cuts = UNCUT
    estimated: bool = False
    """Whether the pages are a guess, which the contents then say."""


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


@dataclass(slots=True)
class BodyWriter:
    """The body while it grows; the writers of blocks add to it in the order of reading."""

    layout: Layout
    marks: Bookmarks
    known: Known
    pictures: Pictures
    media: Media
    """The pictures that were added."""
    opening: Part
    """The part behind the cover."""
    sections: list[Section] = field(init=False)
    lists: list[tuple[int, int]] = field(default_factory=list)
    """Depth and first number of each ordered list, in order."""
    counters: dict[str, int] = field(default_factory=dict)
    """The last number of tables and of figures."""
    _break: bool = False

    def __post_init__(self) -> None:
        self.sections = [Section(self.opening)]

    @property
    def section(self) -> Section:
        """The section that is being written."""
        return self.sections[-1]

    @property
    def width(self) -> int:
        """Width of the text in twips."""
        return twips(self.width_mm)

    @property
    def width_mm(self) -> float:
        """Width of the text in millimetres."""
        return text_size(self.layout.page, landscape=self.section.landscape)[0]

    @property
    def height_mm(self) -> float:
        """Height of the text in millimetres."""
        return text_size(self.layout.page, landscape=self.section.landscape)[1]

    def begin(self, part: Part) -> None:
        """Go on in `part`, on a new page; a section without blocks is given up."""
        self._open(Section(part, first=all(each.part != part for each in self.written())))

    def turn(self, *, landscape: bool) -> None:
        """Go on upright or across, in the same part."""
        if self.section.landscape != landscape:
            first = self.section.first and not self.section.blocks
            self._open(Section(self.section.part, landscape, first))

    def _open(self, section: Section) -> None:
        self.sections = [*self.written(), section]
        self._break = False

    def written(self) -> list[Section]:
        """Return the sections that hold something."""
        return self.sections if self.section.blocks else self.sections[:-1]

    def break_page(self) -> None:
        """Let the next paragraph start a page."""
        self._break = bool(self.section.blocks)

    def take_break(self) -> bool:
        """Return whether a page break waits, and forget it."""
        waiting, self._break = self._break, False
        return waiting

    def add(self, xml: str) -> None:
        """Add a block that is no paragraph; a page break that waits comes before it."""
        if self.take_break():
            self.section.blocks.append(gap(20, page_break=True))
        self.section.blocks.append(xml)

    def paragraph(self, style: str, content: str, look: Format = PLAIN) -> None:
        """Add a paragraph, which takes a page break that waits."""
        if self.take_break():
            look = replace(look, page_break=True)
        self.section.blocks.append(paragraph(style, content, look))

    def mark_end(self, name: str) -> None:
        """Put a bookmark at the end of what the section holds so far, where that is a paragraph."""
        blocks, end = self.section.blocks, "</w:p>"
        if blocks and blocks[-1].endswith(end):
            blocks[-1] = blocks[-1].removesuffix(end) + self.marks.mark(name, "") + end

    def inlines(self, content: Inlines, *, bold: bool = False) -> str:
        """Return the runs of `content`."""
        return inlines(content, self.marks, self._miniature, bold=bold)

    def _miniature(self, course: Miniature) -> str:
        (picture,) = self.pictures.of(course)
        return in_line(self.media, picture, course.text)


def new_body(
    document: Document, layout: Layout, pictures: Pictures, known: Known, purpose: Purpose
) -> BodyWriter:
    """Return an empty body; without `BodyStart` the whole document is body."""
    opening: Part = "front" if any(isinstance(each, BodyStart) for each in document.blocks) else "body"
    marks = Bookmarks(document, joined=purpose.joined)
    return BodyWriter(layout, marks, known, pictures, Media(purpose.stand_in), opening)


class Outline(Struct, frozen=True):
    """All that the frame depends on."""

    layout: Layout
    properties: Properties
    sections: tuple[Section, ...]
    """Without their blocks, which are no part of its representation."""
    lists: tuple[tuple[int, int], ...]
    """Depth and first number of each ordered list, in order."""
    pictures: tuple[tuple[str, str, str], ...]
    """Relationship id, place in the package and content type of each picture."""


_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_LINE_BREAK = "<w:r><w:br/></w:r>"


Show = Callable[[Miniature], str]
"""Makes the run of a small picture."""


def inlines(content: Inlines, marks: Bookmarks, show: Show, *, bold: bool = False) -> str:
    """Return the runs of `content`, all bold if `bold`."""
    return "".join([_inline(part, marks, show, bold=bold) for part in content])


def _inline(part: Inline, marks: Bookmarks, show: Show, *, bold: bool) -> str:
    if isinstance(part, LineBreak):
        return _LINE_BREAK
    if isinstance(part, Miniature):
        return show(part)
    if isinstance(part, CrossReference):
        return marks.refer(replace(part, bold=part.bold or bold))
    look = (_BOLD if part.bold or bold else "") + (_ITALIC if part.italic else "")
    return run(part.text, look + RED if part.mark else look)
