"""The blocks of a Word file written as a chapter: Markdown, directives, values, each line with its place."""

from collections.abc import Mapping

from msgspec import Struct, field

from qreport.load.word import notation
from qreport.load.word.flow import Block, Figure, Placed
from qreport.load.word.package import LINE_BREAK, Item, Paragraph, Piece, Spot
from qreport.model.location import Location
from qreport.notation.directives import FENCE
from qreport.text.captions import Caption
from qreport.text.numerals import without_number

_SIGNS = {True: (".", ")"), False: ("-", "+")}
"""Behind a number, and as a bullet: a list next to another has the other sign, or they would be one."""


class Writing(Struct):
    """Collects the lines of one chapter."""

    ids: Mapping[str, str]
    """The ids of the captions by their old numbers."""
    names: Mapping[Location, str]
    """The ids of tables and grids by their places."""
    lines: list[tuple[str, Location]] = field(default_factory=list)
    """Each with the place of its block."""
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _signs: dict[str, int] = field(default_factory=dict)
    _indents: list[int] = field(default_factory=list)

    def write(self, block: Block) -> None:
        """Add one block."""
        if isinstance(block, Paragraph) and block.item and block.level is None:
            self._item(block, block.item)
            return
        self._indents.clear()
        self._blank(block.place)
        if isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Placed):
            self._table(block)
        elif block.level is None:
            self._line(notation.paragraph(block.pieces, self.ids), block.place)
        else:
            self._line(f"{'#' * block.level} {self._heading(block)}", block.place)

    def _line(self, line: str, place: Location) -> None:
        self.lines += ((part, place) for part in line.split("\n"))

    def _blank(self, place: Location) -> None:
        if self.lines and self.lines[-1][0]:
            self._line("", place)

    def _heading(self, block: Paragraph) -> str:
        words = without_number(block.text.replace(LINE_BREAK, " "))
        return notation.paragraph((Piece(words),), {}, bold=False)

    def _item(self, block: Paragraph, item: Item) -> None:
        """Add an item below those before it; an outer item makes room for its inner ones."""
        # An item cannot stand deeper than one step below the one before it.
        depth = min(item.depth, len(self._indents))
        if not self._indents:
            self._blank(block.place)
        key = (item.of_list, item.depth)
        self._counts[key] = self._counts.get(key, item.start - 1) + 1
        # An outer item makes its inner lists begin anew, as in Word.
        for deeper in [each for each in self._counts if each[0] == item.of_list and each[1] > item.depth]:
            del self._counts[deeper]
        sign = _SIGNS[item.ordered][self._signs.setdefault(item.of_list, len(self._signs)) % 2]
        mark = f"{self._counts[key]}{sign} " if item.ordered else f"{sign} "
        indent = sum(self._indents[:depth])
        self._indents[depth:] = [len(mark)]
        self._line(" " * indent + mark + notation.paragraph(block.pieces, self.ids), block.place)

    def _figure(self, figure: Figure) -> None:
        self._open("照片", figure.place, figure.caption, f" 列={figure.columns}")
        for picture in figure.pictures:
            self._line(f"![{notation.plain(picture.legend)}]({picture.name})", figure.place)
        self._line(FENCE, figure.place)

    def _open(self, name: str, place: Location, caption: Caption | None, more: str) -> None:
        title = f" 标题={notation.quoted(caption.words)}" if caption else ""
        self._line(f"{FENCE} {name} id={self.names[place]}{title}{more}", place)

    def _table(self, placed: Placed) -> None:
        across = " 横排=是" if placed.table.landscape else ""
        self._open("表格", placed.place, placed.caption, f" 表头={placed.table.header_rows}{across}")
        for index, row in enumerate(placed.table.rows):
            is_header = index < placed.table.header_rows
            cells = (self._cell(spot, is_header=is_header) for spot in row)
            self._line(f"| {' | '.join(cells)} |", placed.place)
            if index == 0:
                self._line(f"|{'---|' * len(row)}", placed.place)
        for note in placed.notes:
            self._blank(placed.place)
            self._line(notation.paragraph(note.pieces, self.ids), note.place)
        self._line(FENCE, placed.place)

    def _cell(self, spot: Spot, *, is_header: bool) -> str:
        texts = (notation.paragraph(each.pieces, self.ids, bold=not is_header) for each in spot.paragraphs)
        return spot.covered_from or LINE_BREAK.join(text for text in texts if text)
