"""A guess at the page of each heading, table, figure and case, from the amount of text.

The true pages are known only to the program that sets the text. The guess fills the contents until a
reader updates them there; it is near, not exact.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from qreport.model.document import (
    Block,
    BodyStart,
    CaseStudy,
    Chart,
    Document,
    Heading,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    PhotoGrid,
    Table,
    Tiles,
)
from qreport.model.layout import Layout, TextStyle
from qreport.render.measuring.heights import (
    POINTS,
    SINGLE,
    box_of,
    caption_height,
    in_rows,
    is_kept_whole,
    line_count,
    row_heights,
    text_area,
    text_height,
)

_PHOTO_RATIO = 4 / 3
_KEPT = 2
"""Lines of text below a heading, or rows below a caption, that must fit with it."""


def estimate(document: Document, layout: Layout) -> Mapping[str, int]:
    """Return the printed page of each heading and captioned block by id, from 1 where the body begins."""
    book = _Book(layout)
    for block in document.blocks:
        book.put(block)
    return book.pages


class _Book(Struct):
    layout: Layout
    pages: dict[str, int] = field(default_factory=dict)
    page: int = 1
    used: float = 0.0
    """Points of the page that are full."""
    landscape: bool = False

    @property
    def room(self) -> float:
        """Height of the text in points."""
        return text_area(self.layout, landscape=self.landscape)[1]

    @property
    def width(self) -> float:
        """Width of the text in points."""
        return text_area(self.layout, landscape=self.landscape)[0]

    def put(self, block: Block) -> None:
        """Set one block."""
        self._turn(landscape=isinstance(block, Table) and block.landscape)
        _SETTERS.get(type(block), _set_nothing)(self, block)

    def _turn(self, *, landscape: bool) -> None:
        if landscape != self.landscape:
            self.new_page()
            self.landscape = landscape

    def new_page(self) -> None:
        """Go to the top of the next page, unless this one is empty."""
        if self.used:
            self.page, self.used = self.page + 1, 0.0

    def found(self, target: str) -> None:
        """Remember that the block `target` begins on this page."""
        self.pages.setdefault(target, self.page)

    def fill(self, height: float, kept: float = 0.0) -> None:
        """Use `height` points in one piece, with `kept` points more that must fit below."""
        if self.used + height + kept > self.room:
            self.new_page()
        self.used = min(self.used + height, self.room)

    def text(self, content: Inlines | str, style: TextStyle) -> None:
        """Set lines of text, which may run over pages."""
        step = style.line or style.size * SINGLE
        self.fill(style.before)
        for _ in range(line_count(content, style, self.width)):
            self.fill(step)
        self.fill(style.after)


def _set_nothing(_: _Book, __: Block) -> None:
    """Cover and contents have pages of their own, which are not counted."""


def _start(book: _Book, _: BodyStart) -> None:
    book.page, book.used = 1, 0.0


def _break(book: _Book, _: PageBreak) -> None:
    book.new_page()


def _set_heading(book: _Book, block: Heading) -> None:
    style: TextStyle = getattr(book.layout.styles, f"heading_{min(block.level, 4)}")
    below = _KEPT * (book.layout.styles.body.line or style.size * SINGLE)
    if block.page_break:
        book.new_page()
    book.fill(0, kept=below + (style.line or style.size * SINGLE))
    book.found(block.id)
    book.text(block.text, style)


def _set_paragraph(book: _Book, block: Paragraph) -> None:
    book.text(block.content, book.layout.styles.prompt if block.role == "prompt" else book.layout.styles.body)


def _set_list(book: _Book, block: ListBlock) -> None:
    for item in block.items:
        for inner in item:
            book.put(inner)


def _set_case(book: _Book, block: CaseStudy) -> None:
    book.text(block.title, book.layout.styles.case_title)
    book.found(block.id)
    for inner in block.blocks:
        book.put(inner)


def _set_chart(book: _Book, block: Chart) -> None:
    caption = text_height(block.caption.text, book.layout.styles.caption, book.width)
    book.fill(block.model.height * 10 * POINTS + caption)
    book.found(block.id)
    _set_notes(book, block.notes)


def _set_photos(book: _Book, block: PhotoGrid) -> None:
    """A grid stands in one piece with its caption."""
    box, styles = box_of(block, book.layout), book.layout.styles
    photo = min(box.height, box.width / _PHOTO_RATIO) * POINTS
    legends = (
        max(text_height(photo.legend, styles.legend, box.width * POINTS) for photo in photos)
        for photos in in_rows(block, block.photos)
    )
    caption = text_height(block.caption.text, styles.caption, book.width) if block.caption else 0.0
    book.fill(sum(photo + legend for legend in legends) + caption)
    book.found(block.id)


def _set_tiles(book: _Book, block: Tiles) -> None:
    """A row of big numbers stands in one piece."""
    styles, width = book.layout.styles, book.width / block.columns
    for tiles in block.rows:
        heights = (
            text_height(tile.figure, styles.tile_figure, width)
            + text_height(tile.label, styles.tile_label, width)
            + text_height(tile.note, styles.tile_note, width)
            for tile in tiles
        )
        book.fill(max(heights) + book.layout.tiles.gap)


def _set_table(book: _Book, block: Table) -> None:
    """A small table stands in one piece, a long one begins with its header and some rows."""
    caption = caption_height(block, book.layout, book.width)
    rows = row_heights(block, book.layout, book.width)
    if is_kept_whole(block, book.layout):
        book.fill(caption + sum(rows))
        book.found(block.id)
    else:
        book.fill(caption, kept=sum(rows[:_KEPT]))
        book.found(block.id)
        for height in rows:
            book.fill(height)
    _set_notes(book, block.notes)


def _set_notes(book: _Book, notes: Sequence[Inlines]) -> None:
    for note in notes:
        book.text(note, book.layout.styles.table_note)


_SETTERS: Mapping[type, Callable[[_Book, Any], None]] = {
    BodyStart: _start,
    CaseStudy: _set_case,
    Chart: _set_chart,
    Heading: _set_heading,
    ListBlock: _set_list,
    PageBreak: _break,
    Paragraph: _set_paragraph,
    PhotoGrid: _set_photos,
    Table: _set_table,
    Tiles: _set_tiles,
}
