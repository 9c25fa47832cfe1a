"""Numbering of lists: one kind of bullets, one kind of numbers, each ordered list counted by itself."""

from collections.abc import Sequence

from qreport.model.layout import Layout
from qreport.render.docx.xml import DECLARATION, NAMESPACES, points

BULLETS = 1
"""Number of the definition that all bulleted lists share; ordered lists count on from there."""
DEPTHS = 9
_ORDERED = ("%{}.", "（%{}）", "%{}）")
_BULLETS = ("•", "–", "·")


def indent_of(layout: Layout, depth: int) -> tuple[int, int]:
    """Return where the text of a list begins and how far its mark hangs out, in twips."""
    size = layout.styles.body.size
    hanging = points(size * 1.5)
    return points(size * 2) + hanging * (depth + 1), hanging


def numbering_xml(layout: Layout, lists: Sequence[tuple[int, int]]) -> str:
    """Return the numbering part; `lists` holds depth and first number of each ordered list."""
    kinds = _kind(0, "bullet", _BULLETS, layout) + _kind(1, "decimal", _ORDERED, layout)
    ordered = "".join(
        f'<w:num w:numId="{BULLETS + number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{depth}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (depth, start) in enumerate(lists, start=1)
    )
    bullets = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{bullets}{ordered}</w:numbering>"


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
