"""The document tree: what every writer writes.

All numbers are text already, all captions numbered, all references resolved; a run that came from a
fact keeps a reference to it. Only a chart holds numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct

from qreport.model.location import Location
from qreport.model.tables import Align


class FactRef(Struct, frozen=True):
    """Which value a piece of text shows."""

    indicator: str
    period: str
    group: str
    value: Decimal | None


class Run(Struct, frozen=True):
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    fact: FactRef | None = None
    """The value behind the text, if it came from the data."""
    mark: bool = False
    """Whether it stands for what is to be mended before the report is final; printed red."""


class CrossReference(Struct, frozen=True):
    """A mention of a captioned block or heading, e.g. 表1-1; `target` is that block's id."""

    target: str
    text: str
    bold: bool = False


class LineBreak(Struct, frozen=True):
    """A new line within a paragraph or cell."""


class Miniature(Struct, frozen=True):
    """The course of a value over the years as a small picture in the line of text."""

    values: tuple[Decimal | None, ...]
    """Oldest first; None for a year without a value."""
    text: str
    """The same in words, for plain text and for those who cannot see it."""


Inline = Run | CrossReference | LineBreak | Miniature
Inlines = tuple[Inline, ...]


class Caption(Struct, frozen=True):
    """Label and words of a table or figure: `表1-1` and `办学条件`."""

    sort: Literal["table", "figure"]
    label: str
    """The whole label, `表1-1`."""
    prefix: str
    """What stands before the number that counts: `表1-`."""
    number: int
    """Counts from 1 within the chapter (or the annexes)."""
    text: Inlines


class Heading(Struct, frozen=True):
    """A heading of level 1 (chapter) to 4; `number` is printed in front as it stands."""

    id: str
    level: int
    number: str
    """`一、`, `（一）`, `1.`, `（1）`; empty for an unnumbered one."""
    text: Inlines
    page_break: bool = False
    """Whether it starts a page."""


class Paragraph(Struct, frozen=True):
    """A paragraph; a role other than body has a style of its own."""

    content: Inlines
    role: Literal["body", "plain", "quote", "prompt", "signature"] = "body"
    """`plain` has no first-line indent; `prompt` says what is still to be written."""


class ListBlock(Struct, frozen=True):
    """A list; each item is a tuple of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


class Cell(Struct, frozen=True):
    """A cell of a table. A merged cell stands once, where it begins."""

    content: Inlines
    align: Align = "left"
    row_span: int = 1
    column_span: int = 1


class Row(Struct, frozen=True):
    """One row: its cells, without those that a merged cell above covers."""

    cells: tuple[Cell, ...]
    role: Literal["header", "body", "total"] = "body"


class Table(Struct, frozen=True):
    """A table with its caption above and its notes below."""

    id: str
    caption: Caption | None
    widths: tuple[float, ...]
    """Relative widths of the columns."""
    rows: tuple[Row, ...]
    """Header rows first; they are repeated on every page."""
    notes: tuple[Inlines, ...] = ()
    alt: str = ""
    landscape: bool = False


class Series(Struct, frozen=True):
    """One series of a chart, as long as the categories."""

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]
    """The values as text, with the decimals of their indicators; `` where missing."""


class ChartModel(Struct, frozen=True):
    """What a chart shows; it knows no drawing library."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    targets: tuple[Decimal | None, ...] = ()
    """A value to reach per category (a standard), or empty."""
    height: float = 7.0
    """Centimetres."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Numbers of the category and series (from 0) of each value that does not compare with the one before; a
    line is broken there."""


class Chart(Struct, frozen=True):
    """A chart with its caption below."""

    id: str
    caption: Caption
    model: ChartModel
    alt: str
    notes: tuple[Inlines, ...] = ()
    origin: Location | None = None
    """Where the pack describes it."""
    typed_at: tuple[tuple[str, Location], ...] = ()
    """Where the filing types the names that it shows, as far as they are groups."""


class Photo(Struct, frozen=True):
    """One picture of a grid; `path` lies inside the filing."""

    path: Path
    legend: Inlines
    alt: str
    origin: Location
    """The line of the chapter that names it."""
    content: bytes | None = None
    """The picture itself where it came within a Word file; `path` then only names it."""
    lacking: str = ""
    """What stands in the place of a picture that is not there; empty for one that is."""


class PhotoGrid(Struct, frozen=True):
    """One to four pictures side by side under one caption."""

    id: str
    caption: Caption | None
    photos: tuple[Photo, ...]
    columns: int


class Tile(Struct, frozen=True):
    """One big number: the figure with its unit, what it counts, and a few words below."""

    figure: Inlines
    label: Inlines
    note: Inlines = ()


class Tiles(Struct, frozen=True):
    """Big numbers side by side, one to six in a row."""

    tiles: tuple[Tile, ...]
    columns: int

    @property
    def rows(self) -> Iterator[tuple[Tile, ...]]:
        """Yield the numbers row by row."""
        for start in range(0, len(self.tiles), self.columns):
            yield self.tiles[start : start + self.columns]


class CaseStudy(Struct, frozen=True):
    """A typical case (典型案例) within a chapter."""

    id: str
    label: str
    """`案例1`."""
    title: Inlines
    blocks: tuple[Block, ...]


class CoverPage(Struct, frozen=True):
    """The first page."""

    title: str
    subtitle: str | None
    lines: tuple[str, ...]
    logo: Photo | None = None
    """Above the title."""


class StatementPage(Struct, frozen=True):
    """The signed statement of truth, on a page of its own without a number."""

    title: str
    paragraphs: tuple[str, ...]
    signature: tuple[str, ...]
    """Lines to fill in by hand."""
    scan: Photo | None = None
    """The signed statement, a picture or a PDF, which is shown in the place of the words."""


class TocEntry(Struct, frozen=True):
    """One line of the contents; `target` is the id of a heading, table, figure or case."""

    level: int
    text: str
    target: str


class Toc(Struct, frozen=True):
    """A table of contents, or a list of tables, figures or cases; each starts a page."""

    title: str
    entries: tuple[TocEntry, ...]
    collects: Literal["headings", "tables", "figures", "cases"] = "headings"


class BodyStart(Struct, frozen=True):
    """Where the body begins: a new section, page number 1."""


class PageBreak(Struct, frozen=True):
    """A new page."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Chart
    | PhotoGrid
    | Tiles
    | CaseStudy
    | CoverPage
    | StatementPage
    | Toc
    | BodyStart
    | PageBreak
)


class FromData(Struct, frozen=True):
    """A stretch of text that came from the data."""

    start: int
    end: int
    fact: FactRef | None = None
    """The value that it shows; None for words out of the data, such as a name or a change in words."""


class Passage(Struct, frozen=True):
    """A line of text with its place."""

    text: str
    at: Location
    bound: tuple[FromData, ...] = ()
    subject: str = ""
    """What the text is about before it names anything: the indicator of an explanation."""
    period: str = ""
    """The year that it tells of, where that is not the report's: the heading of a column."""
    cell: bool = False
    """Whether it is a part of its line, put together anew: a cell with its labels, or a big number."""


class Properties(Struct, frozen=True):
    """What the file says about itself."""

    title: str
    author: str
    """The school, never a person."""
    subject: str
    issued: str
    """`2021-11`; the only date in the file."""
    language: str = "zh-CN"


class Document(Struct, frozen=True):
    """A whole report."""

    properties: Properties
    blocks: tuple[Block, ...]
    file_name: str = ""
    """Of a report, without ending, safe on every system; empty for a paper that whoever asks for it names."""
    text: tuple[Passage, ...] = ()
    """The lines that its chapters print, as those who read them against the values take them."""


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block in the order of reading, those inside lists and case studies too."""
    for block in blocks:
        yield block
        if isinstance(block, CaseStudy):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item)


def plain_text(content: Inlines) -> str:
    """Return the text of inline content, a line break as `\\n`."""
    return "".join("\n" if isinstance(part, LineBreak) else part.text for part in content)
