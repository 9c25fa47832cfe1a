"""Lists with real numbering.

Numbering of lists: one kind of bullets, one kind of numbers, each ordered list counted by itself.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qreport.model.document import Block, ListBlock, Paragraph
from qreport.model.layout import Layout
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.paragraphs import Format
from qreport.render.docx.styles import LIST
from qreport.render.docx.xml import points

if TYPE_CHECKING:
    from docx.oxml.numbering import CT_Numbering


BULLETS = 1
"""Number of the definition that all bulleted lists share; ordered lists count on from there."""
DEPTHS = 9
"""Levels that a list may have (ECMA-376 part 1, 17.9.6)."""
_ORDERED = ("%{}.", "（%{}）", "%{}）")
_BULLETS = ("•", "–", "·")


def indent_of(layout: Layout, depth: int) -> tuple[int, int]:
    """Return where the text of a list begins and how far its mark hangs out, in twips."""
    size = layout.styles.body.size
    hanging = points(size * 1.5)
    return points(size * 2) + hanging * (depth + 1), hanging


def fill_numbering(numbering: "CT_Numbering", layout: Layout, lists: Sequence[tuple[int, int]]) -> None:
    """Put in the kinds of lists, and each list; `lists` holds depth and first number of each ordered one."""
    from qreport.render.docx.oxml import elements

    numbering[:] = elements(_kind(0, "bullet", _BULLETS, layout) + _kind(1, "decimal", _ORDERED, layout))
    numbering.add_num(0)
    for depth, start in lists:
        numbering.add_num(1).add_lvlOverride(depth).add_startOverride(start)


def _kind(number: int, sort: str, marks: tuple[str, ...], layout: Layout) -> str:
    levels = "".join(_level(depth, sort, marks[depth % len(marks)], layout) for depth in range(DEPTHS))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(depth: int, sort: str, mark: str, layout: Layout) -> str:
    left, hanging = indent_of(layout, depth)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{sort}"/>'
        f'<w:lvlText w:val="{mark.format(depth + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


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
