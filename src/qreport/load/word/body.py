"""The body of a Word file: its paragraphs and tables in order, each with its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from qreport import limits
from qreport.load.word.headings import Numbering, is_bold_line, unstyled_level
from qreport.load.word.package import Item, Paragraph, Part, Piece, Spot, Table
from qreport.load.word.runs import Runs
from qreport.load.word.styles import Styles
from qreport.load.word.tree import is_on, text_of, value
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.ooxml.xml_stream import whole
from qreport.problems.reading import OVER_LIMIT
from qreport.text.characters import shown
from qreport.text.numerals import without_number
from qreport.text.regex import regex

_BLOCKS = ("w_p", "w_tbl")
# ECMA-376 Part 1, 17.5.2 and 17.5.1 (content controls, custom XML), 17.13.5 (revisions: the new wording).
_AROUND = ("w_sdt", "w_sdtContent", "w_customXml", "w_ins", "w_moveTo")
_COVERED_FROM_ABOVE = Spot(covered_from="^^", merges_down=True)
_COVERED_FROM_LEFT = Spot(covered_from="<<")
# The gallery from which Word puts in a table of contents.
_CONTENTS_GALLERY = "table of contents"
# ECMA-376 Part 1, 17.9.6: nine levels of a list.
_DEEPEST_ITEM = 8
"""What Word itself allows, counted from 0."""
# 1, 1), 1、
_PLAIN_NUMBER = regex(r"[0-9]+[)）、]?")
_NEAR = 20
"""Letters of a heading that a place shows."""


@dataclass
class Body:
    """Reads the body of one file."""

    file: str
    styles: Styles
    numbering: Numbering
    runs: Runs
    _count: int = 0
    _near: str | None = None
    _has_styled_headings: bool = field(default=False)
    _across: frozenset[Element] = frozenset()
    _told: set[tuple[str, int]] = field(default_factory=set)

    def read(self, body: Element) -> tuple[Part, ...]:
        """Return what stands in the body; blank paragraphs and lines of contents are left out."""
        # One styled heading shows that the file uses styles; then 一、 in the text is text.
        levels = [self.styles.level(each) for each in _flat(body, "w_p")]
        self._has_styled_headings = any(level is not None for level in levels)
        self._across = frozenset(_tables_across(body))
        return tuple(self._parts(body))

    def _parts(self, parent: Iterable[Element]) -> Iterator[Part]:
        for element in parent:
            if element.tag == "w_sdt" and _is_contents(element):
                self.runs.remarks.change("目录", self._here(), "没有带进报告，报告有自己的目录")
            elif element.tag in _AROUND:
                yield from self._parts(element)
            elif element.tag == "w_p" and not self.styles.is_of_contents(element):
                yield from self._paragraph(element)
            elif element.tag == "w_tbl":
                yield from self._table(element)
            # 17.17.2.1: a file within the file, which Word takes up only when it opens it.
            elif element.tag in ("w_altChunk", "w_subDoc"):
                self.runs.remarks.lose("插入的文件", self._here())

    def _here(self) -> Location:
        return Location(self.file, line=max(1, self._count), near=self._near)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        self._count += 1
        made = self._made(element)
        if not made.text and not made.pictures:
            # Paragraphs are counted as a person does who looks for the fifth.
            self._count -= 1
            return
        if made.text and made.level is None and not made.item:
            if self._has_styled_headings:
                self._tell_unstyled(made)
            else:
                made = self._as_unstyled_heading(made)
        if made.level is not None and made.text:
            self._near = shown(without_number(made.text), _NEAR)
        yield made

    def _tell_unstyled(self, made: Paragraph) -> None:
        """Tell of a line that looks like a heading in a file whose headings have a style."""
        if not made.is_caption and (unstyled_level(made.text) is not None or is_bold_line(made)):
            words = f"“{shown(made.text, _NEAR)}”像是标题，没有用标题样式，印成了正文"
            self.runs.remarks.change("标题", made.place, words)

    def _as_unstyled_heading(self, made: Paragraph) -> Paragraph:
        level = unstyled_level(made.text)
        if level is None:
            self._tell_unstyled(made)
            return made
        self.runs.remarks.change("标题", made.place, f"“{shown(made.text, _NEAR)}”没有用标题样式，当作标题")
        return replace(made, level=level)

    def _made(self, element: Element) -> Paragraph:
        place = self._here()
        pieces, pictures = self.runs.read(element, place)
        level, numbered = self.styles.level(element), self.styles.numbering(element)
        item = None
        if numbered and level is None:
            of_list, depth = numbered
            ordered = self.numbering.is_ordered(of_list, depth)
            start = self.numbering.start(of_list, depth)
            item = Item(of_list, min(depth, _DEEPEST_ITEM), ordered, start)
            self._tell_form(item, place)
        return Paragraph(place, pieces, pictures, level, item, self.styles.is_caption(element))

    def _tell_form(self, item: Item, place: Location) -> None:
        number = self.numbering.shown(item.of_list, item.depth, item.start) if item.ordered else "1"
        if not _PLAIN_NUMBER.fullmatch(number) and (item.of_list, item.depth) not in self._told:
            self._told.add((item.of_list, item.depth))
            words = f"“{shown(number, _NEAR)}”一类的编号印成了“{item.start}.”"
            self.runs.remarks.change("自动编号", place, words)

    def _table(self, element: Element) -> Iterator[Part]:
        rows = [_cells(row) for row in _flat(element, "w_tr")]
        if [len(row) for row in rows] == [1]:
            # A frame of one cell is drawn around text for looks.
            yield from self._parts(rows[0][0])
            return
        self._count += 1
        place = self._here()
        spots: list[list[Spot]] = []
        for row in _flat(element, "w_tr"):
            spots.append(list(self._spots(row, place, spots[-1] if spots else [])))
        grid = _rectangle(spots, place)
        if grid and grid[0]:
            yield Table(place, grid, _header_rows(element, grid), element in self._across)

    def _spots(self, row: Element, place: Location, above: Sequence[Spot]) -> Iterator[Spot]:
        # 17.4.15: a row may begin with columns that have no cell.
        at = _bounded(whole(value(row, "w_trPr/w_gridBefore")) or 0, place)
        yield from [Spot()] * at
        for cell in _cells(row):
            span = _bounded(whole(value(cell, "w_tcPr/w_gridSpan")) or 1, place)
            # 17.4.22, the older form of gridSpan.
            if _goes_on(cell, "w_hMerge") and at:
                self._unseen(cell, place)
                yield from [_COVERED_FROM_LEFT] * span
            # A merge that no cell above began is a cell of its own, as Word shows it.
            elif _goes_on(cell, "w_vMerge") and at < len(above) and above[at].merges_down:
                self._unseen(cell, place)
                yield from [_COVERED_FROM_ABOVE] * span
            else:
                merges = cell.find("w_tcPr/w_vMerge") is not None
                yield Spot(tuple(self._in_cell(cell, place)), merges_down=merges)
                yield from [_COVERED_FROM_LEFT] * (span - 1)
            at += span

    def _unseen(self, cell: Element, place: Location) -> None:
        """Tell of text in a cell that a merged one covers, which Word does not show."""
        if words := text_of(cell).strip():
            self.runs.remarks.lose("合并格盖住的文字", place, words)

    def _in_cell(self, cell: Element, place: Location) -> Iterator[Paragraph]:
        for element in _flat(cell, *_BLOCKS):
            if element.tag == "w_tbl":
                self.runs.remarks.lose("表中之表", place, text_of(element))
                continue
            made = self._numbered(self._made(element))
            if made.text or made.pictures:
                yield made

    def _numbered(self, made: Paragraph) -> Paragraph:
        """Return a paragraph of a cell with the number that Word shows there, as in a column 序号."""
        if made.item is None or not made.item.ordered:
            return made
        number = self.numbering.next_in_table(made.item.of_list, made.item.depth)
        blank = " " if made.text and number[-1:].isdigit() else ""
        return replace(made, pieces=(Piece(f"{number}{blank}"), *made.pieces))


def _flat(parent: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements with these tags, out of what only surrounds them."""
    for element in parent:
        if element.tag in tags:
            yield element
        elif element.tag in _AROUND:
            yield from _flat(element, *tags)


def _tables_across(body: Element) -> Iterator[Element]:
    """Yield the tables on landscape pages; a section is described at its end."""
    # 17.6.17 and 17.6.18: the last section stands at the end of the body, each other in its last paragraph.
    section = body.find("w_sectPr")
    for element in reversed(list(_flat(body, *_BLOCKS))):
        ending = element.find("w_pPr/w_sectPr")
        section = section if ending is None else ending
        if element.tag == "w_tbl" and _is_across(section):
            yield element


def _is_across(section: Element | None) -> bool:
    size = None if section is None else section.find("w_pgSz")
    return size is not None and size.get("w_orient") == "landscape"


def _goes_on(cell: Element, name: str) -> bool:
    """Return whether a cell is merged into the one before: such a mark without a value goes on."""
    merged = cell.find(f"w_tcPr/{name}")
    return merged is not None and merged.get("w_val") != "restart"


def _cells(row: Element) -> list[Element]:
    return list(_flat(row, "w_tc"))


def _is_contents(element: Element) -> bool:
    gallery = value(element, "w_sdtPr/w_docPartObj/w_docPartGallery") or ""
    return gallery.lower() == _CONTENTS_GALLERY


def _bounded(columns: int, place: Location) -> int:
    if columns > limits.COLUMNS:
        raise _too_large(f"表格太宽：超过 {limits.COLUMNS} 列", place)
    return columns


def _rectangle(rows: Sequence[list[Spot]], place: Location) -> tuple[tuple[Spot, ...], ...]:
    """Return the rows, each filled up to the longest; rows that end early have free places."""
    width = _bounded(max(map(len, rows), default=0), place)
    if width * len(rows) > limits.WORD_CELLS:
        raise _too_large(f"表格太大：超过 {limits.WORD_CELLS} 格", place)
    return tuple((*row, *[Spot()] * (width - len(row))) for row in rows)


def _too_large(message: str, place: Location) -> Unreadable:
    return Unreadable(OVER_LIMIT.at(place, message=message))


def _header_rows(element: Element, grid: Sequence[Sequence[Spot]]) -> int:
    """Return how many rows are repeated on every page; a merged cell is not cut in two."""
    marked = 0
    for row in _flat(element, "w_tr"):
        if not is_on(row.find("w_trPr"), "w_tblHeader"):
            break
        marked += 1
    count = max(1, marked)
    while count < len(grid) and any(spot is _COVERED_FROM_ABOVE for spot in grid[count]):
        count += 1
    # A table of nothing but header rows would have no body.
    return count if count < len(grid) or len(grid) == 1 else 0
