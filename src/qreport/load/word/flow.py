"""The parts of a Word file as the report shows them: pictures in grids, captions with what they name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.word.package import LINE_BREAK, Paragraph, Part, Picture, Spot, Table
from qreport.load.word.remarks import Remarks
from qreport.model.location import Location
from qreport.text.captions import Caption, caption_of
from qreport.text.regex import regex

# `单位：万元`, `（计量单位：人）`.
_UNIT = regex(r"[（(]?(?:计量)?单位[:：].{1,20}")
# `注：…`, `注1：…`, `数据来源：…`; not `注意事项`.
_NOTE = regex(r"(?:注|说明|备注|资料来源|数据来源|来源)\s*[\d]*\s*[:：].*", re.DOTALL)
# `1. …`, `注：2、…`.
_NUMBERED = regex(r"(?:注[:：]?)?\s*[0-9]{1,2}\s*[.．、].*", re.DOTALL)
"""A note that others follow, or that follows one."""
MOST_COLUMNS = 4


class Figure(Struct, frozen=True):
    """Pictures that stand together."""

    place: Location
    pictures: tuple[Picture, ...]
    columns: int
    caption: Caption | None = None


class Placed(Struct, frozen=True):
    """A table with its caption, and the notes around it."""

    table: Table
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()

    @property
    def place(self) -> Location:
        """Where the table stands."""
        return self.table.place


Block = Paragraph | Figure | Placed


def in_flow(parts: Sequence[Part], remarks: Remarks) -> tuple[Block, ...]:
    """Return the blocks of the chapter in order."""
    blocks = [block for part in parts for block in _separate(part, remarks)]
    return tuple(_with_notes(_with_captions(_together(blocks))))


def _separate(part: Part, remarks: Remarks) -> Iterator[Block]:
    """Yield pictures apart from the text around them."""
    if isinstance(part, Table):
        yield from _of_table(part, remarks)
        return
    figure = Figure(part.place, part.pictures, min(MOST_COLUMNS, len(part.pictures)))
    text = replace(part, pictures=())
    caption_below = _caption(text)
    if part.pictures and caption_below:
        yield figure
    if text.text:
        yield text
    if part.pictures and not caption_below:
        yield figure


def _of_table(table: Table, remarks: Remarks) -> Iterator[Block]:
    if not any(_pictures(spot) for row in table.rows for spot in row):
        yield Placed(table)
        return
    figure = _picture_table(table)
    if figure is None:
        remarks.lose("表格里的图片", table.place)
        yield Placed(table)
        return
    yield figure
    below = [spot for row in table.rows for spot in row if not _pictures(spot) and _captions(spot)]
    yield from (paragraph for spot in below for paragraph in spot.paragraphs)


def _picture_table(table: Table) -> Figure | None:
    """Return the pictures of a table that only arranges them; None for a table of text with pictures."""
    pictures: list[Picture] = []
    columns = 1
    for above, row in pairwise(((), *table.rows)):
        if not _only_arranges(row, above):
            return None
        # As many side by side as the fullest row has.
        columns = max(columns, sum(bool(_pictures(spot)) for spot in row))
    for row, below in pairwise((*table.rows, ())):
        pictures += _with_legends(row, below)
    return Figure(table.place, tuple(pictures), min(MOST_COLUMNS, columns))


def _only_arranges(row: Sequence[Spot], above: Sequence[Spot]) -> bool:
    """Return whether a row has nothing but pictures, legends of those above, or their caption."""
    filled = [spot for spot in row if spot.paragraphs]
    with_pictures = sum(bool(_pictures(spot)) for spot in filled)
    is_legend = any(_pictures(spot) for spot in above) or any(_captions(spot) for spot in filled)
    return with_pictures == len(filled) or (with_pictures == 0 and is_legend)


def _with_legends(row: Sequence[Spot], below: Sequence[Spot]) -> Iterator[Picture]:
    """Yield the pictures of a row, each with the text in its own cell or in the cell below."""
    for column, spot in enumerate(row):
        found = _pictures(spot)
        under = below[column] if column < len(below) else Spot()
        # Text below a picture is its legend, unless it is another picture or the caption of all.
        legend = _text(spot) or ("" if _pictures(under) or _captions(under) else _text(under))
        yield from (replace(each, legend=legend) for each in found)


def _pictures(spot: Spot) -> list[Picture]:
    return [picture for paragraph in spot.paragraphs for picture in paragraph.pictures]


def _captions(spot: Spot) -> bool:
    return any(_caption(paragraph) for paragraph in spot.paragraphs)


def _text(spot: Spot) -> str:
    texts = (paragraph.text.replace(LINE_BREAK, "") for paragraph in spot.paragraphs)
    return "".join(texts)


def _together(blocks: Sequence[Block]) -> list[Block]:
    """Put pictures in paragraphs that follow each other into one grid."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Figure) and isinstance(last, Figure):
            columns = max(block.columns, last.columns)
            found[-1] = replace(last, pictures=(*last.pictures, *block.pictures), columns=columns)
        else:
            found.append(block)
    return found


def _caption(block: Block | None) -> Caption | None:
    if not isinstance(block, Paragraph) or block.level is not None or block.pictures:
        return None
    return caption_of(block.text, styled=block.is_caption)


def _with_captions(blocks: list[Block]) -> list[Block]:
    """Give each caption to the table or grid next to it; one that stands alone remains a paragraph."""
    found = list(blocks)
    used: set[int] = set()
    for index, block in enumerate(blocks):
        caption = _caption(block)
        target = _named(found, index, caption) if caption else None
        if caption and target is not None:
            captioned = found[target]
            if isinstance(captioned, Figure | Placed):
                found[target] = replace(captioned, caption=caption)
            used.add(index)
    return [block for index, block in enumerate(found) if index not in used]


def _named(blocks: Sequence[Block], index: int, caption: Caption) -> int | None:
    """Return the index of what a caption names: tables have it above, pictures below, if both are there."""
    after = index + 2 if _is_unit(blocks, index + 1) else index + 1
    table = [at for at in (after, index - 1) if caption.sort != "图" and _is_free(blocks, at, Placed)]
    figure = [at for at in (index - 1, index + 1) if caption.sort != "表" and _is_free(blocks, at, Figure)]
    return next(iter((*table, *figure)), None)


def _is_free(blocks: Sequence[Block], at: int, sort: type[Figure] | type[Placed]) -> bool:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return isinstance(block, sort) and block.caption is None


def _is_unit(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at] if at < len(blocks) else None
    return isinstance(block, Paragraph) and _UNIT.fullmatch(block.text) is not None


def _is_note(block: Paragraph, placed: Placed) -> bool:
    """Return whether a paragraph below a table is a note: 注：…, a source, or the next of several."""
    before = placed.notes[-1].text if placed.notes else ""
    goes_on = _NUMBERED.fullmatch(before) and _NUMBERED.fullmatch(block.text)
    return block.level is None and (goes_on or _NOTE.fullmatch(block.text)) is not None


def _with_notes(blocks: Sequence[Block]) -> list[Block]:
    """Take the unit above a table, and the notes and the source below it, as its notes."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        last = found[-1] if found else None
        if isinstance(last, Placed) and isinstance(block, Paragraph) and _is_note(block, last):
            found[-1] = replace(last, notes=(*last.notes, block))
        elif isinstance(block, Placed) and _is_unit(blocks, index - 1) and isinstance(last, Paragraph):
            found[-1] = replace(block, notes=(last,))
        else:
            found.append(block)
    return found
