"""Lists with real numbering."""

from collections.abc import Callable

from qreport.model.document import Block, ListBlock, Paragraph
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.numbering import BULLETS, DEPTHS, indent_of
from qreport.render.docx.paragraphs import Format
from qreport.render.docx.styles import LIST


def add_list(body: BodyWriter, block: ListBlock, add: Callable[[Block], None], depth: int = 0) -> None:
    """Add a list; `add` writes the blocks of an item that are neither paragraphs nor lists."""
    level = min(depth, DEPTHS - 1)
    number = _number(body, block, level)
    for item in block.items:
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (None, item)
        words = body.inlines(first.content) if isinstance(first, Paragraph) else ""
        body.paragraph(LIST, words, Format(number=number))
        for inner in rest:
            _add_inner(body, inner, add, level)


def _number(body: BodyWriter, block: ListBlock, level: int) -> str:
    identifier = BULLETS
    if block.ordered:
        body.lists.append((level, block.start))
        identifier += len(body.lists)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'


def _add_inner(body: BodyWriter, block: Block, add: Callable[[Block], None], level: int) -> None:
    if isinstance(block, ListBlock):
        add_list(body, block, add, level + 1)
    elif isinstance(block, Paragraph):
        left, _ = indent_of(body.layout, level)
        body.paragraph(LIST, body.inlines(block.content), Format(indent=f'<w:ind w:left="{left}"/>'))
    else:
        add(block)
