"""Plain text (.txt): everything that the report says, for reading aloud, searching and comparing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from qreport.model.document import (
    Block,
    BodyStart,
    Caption,
    CaseStudy,
    Chart,
    CoverPage,
    Document,
    Heading,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    PhotoGrid,
    StatementPage,
    Table,
    Tiles,
    Toc,
    plain_text,
)
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures, Refused, Shown
from qreport.render.measuring.txt_table import table_lines
from qreport.render.writers import writers
from qreport.text.characters import clean

_LONG_GAP = 3
"""From so many missing values on they are told together."""


@writers.register("txt")
def write_txt(document: Document, _layout: Layout, pictures: Pictures) -> bytes:
    """Return the report as UTF-8 text; a picture stands as its legend, a chart as its numbers."""
    blocks = (lines for block in document.blocks if (lines := _lines(block, pictures)))
    return clean("\n\n".join("\n".join(lines) for lines in blocks) + "\n").encode()


def _lines(block: Block, pictures: Pictures) -> list[str]:
    match block:
        case ListBlock():
            return list(_list(block, pictures))
        case CaseStudy():
            return list(_case(block, pictures))
        case PhotoGrid():
            return list(_photos(block, pictures.of(block)))
    return list(_WRITERS[type(block)](block))


def _cover(block: CoverPage) -> Iterator[str]:
    yield block.title
    if block.subtitle:
        yield block.subtitle
    yield from block.lines


def _statement(block: StatementPage) -> Iterator[str]:
    yield block.title
    yield from block.paragraphs
    yield from ("［已签署，见扫描件］",) if block.scan else block.signature


def _toc(block: Toc) -> Iterator[str]:
    yield block.title
    for entry in block.entries:
        yield "  " * (entry.level - 1) + entry.text


def _nothing(_: BodyStart | PageBreak) -> Iterator[str]:
    return iter(())


def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * block.level} {block.number}{plain_text(block.text)}"


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield plain_text(block.content)


def _list(block: ListBlock, pictures: Pictures) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        mark = f"{number}. " if block.ordered else "- "
        lines = [line for inner in item for line in "\n".join(_lines(inner, pictures)).split("\n")]
        for index, line in enumerate(lines or [""]):
            yield (mark if index == 0 else " " * len(mark)) + line


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption:
        yield f"{caption.label}　{plain_text(caption.text)}"


def _notes(notes: tuple[Inlines, ...]) -> Iterator[str]:
    return (plain_text(note) for note in notes)


def _table(block: Table) -> Iterator[str]:
    yield from _caption(block.caption)
    yield from table_lines(block)
    yield from _notes(block.notes)


def _chart(block: Chart) -> Iterator[str]:
    """A line a category: the values of all series, and the value to reach where there is one."""
    model = block.model
    yield from _caption(block.caption)
    if len(model.series) > 1:
        yield f"［系列：{'、'.join(series.name for series in model.series)}］"
    for index, category in enumerate(model.categories):
        labels = _labels([series.labels[index] for series in model.series])
        target = model.targets[index] if model.targets else None
        aim = "" if target is None else f"（目标 {target}）"
        yield f"  {category}：{'，'.join(labels)}{aim}"
    yield f"  单位：{model.unit}"
    yield from _notes(block.notes)


def _labels(labels: Sequence[str]) -> Iterator[str]:
    """Yield the values, a longer gap as one word with its length."""
    for known, run in groupby(labels, bool):
        found = list(run)
        if known or len(found) < _LONG_GAP:
            yield from (label or "无数据" for label in found)
        else:
            yield f"无数据（连续{len(found)}个）"


def _photos(block: PhotoGrid, shown: Shown) -> Iterator[str]:
    for photo, picture in zip(block.photos, shown, strict=True):
        refused = picture.words if isinstance(picture, Refused) else ""
        yield f"［图片：{plain_text(photo.legend)}］{refused}"
    yield from _caption(block.caption)


def _tiles(block: Tiles) -> Iterator[str]:
    for tile in block.tiles:
        note = f"（{plain_text(tile.note)}）".replace("\n", "，") if tile.note else ""
        yield f"  {plain_text(tile.label)}：{plain_text(tile.figure)}{note}"


def _case(block: CaseStudy, pictures: Pictures) -> Iterator[str]:
    yield f"【{block.label}】{plain_text(block.title)}"
    for inner in block.blocks:
        if lines := _lines(inner, pictures):
            yield from ("", *lines)


_WRITERS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    BodyStart: _nothing,
    Chart: _chart,
    CoverPage: _cover,
    Heading: _heading,
    PageBreak: _nothing,
    Paragraph: _paragraph,
    StatementPage: _statement,
    Table: _table,
    Tiles: _tiles,
    Toc: _toc,
}
