"""Lists with real numbering."""

from collections.abc import Callable

from qreport.model.document import Block, ListBlock, Paragraph
from qreport.render.docx.numbering import BULLETS, DEPTHS, indent_of
from qreport.render.docx.paragraphs import Format
from qreport.render.docx.story import Story
from qreport.render.docx.styles import LIST


def add_list(story: Story, block: ListBlock, add: Callable[[Block], None], depth: int = 0) -> None:
    """Add a list; `add` writes the blocks of an item that are neither paragraphs nor lists."""
    level = min(depth, DEPTHS - 1)
    number = _number(story, block, level)
    for item in block.items:
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (None, item)
        words = story.inlines(first.content) if isinstance(first, Paragraph) else ""
        story.paragraph(LIST, words, Format(number=number))
        for inner in rest:
            _add_inner(story, inner, add, level)


def _number(story: Story, block: ListBlock, level: int) -> str:
    identifier = BULLETS
    if block.ordered:
        story.lists.append((level, block.start))
        identifier += len(story.lists)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'


def _add_inner(story: Story, block: Block, add: Callable[[Block], None], level: int) -> None:
    if isinstance(block, ListBlock):
        add_list(story, block, add, level + 1)
    elif isinstance(block, Paragraph):
        left, _ = indent_of(story.layout, level)
        story.paragraph(LIST, story.inlines(block.content), Format(indent=f'<w:ind w:left="{left}"/>'))
    else:
        add(block)
