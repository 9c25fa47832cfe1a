"""Styles of a reference document, put into styles of the file as they are."""

from docx.styles.style import ParagraphStyle

from qreport.model.layout import Layout
from qreport.model.reference import DressedLayout, Mark, WordStyle
from qreport.render.docx.oxml import elements
from qreport.render.docx.xml import quoted


def word_style(layout: Layout, name: str) -> WordStyle | None:
    """Return what the reference document says of the style `name`; None where the layout decides."""
    return layout.word_styles.get(name) if isinstance(layout, DressedLayout) else None


def is_dressed(layout: Layout) -> bool:
    """Whether styles come from a reference document; then none of them is based on another."""
    return isinstance(layout, DressedLayout)


def wear(style: ParagraphStyle, given: WordStyle) -> None:
    """Give `style` the properties of the one in the reference document, which stand in the schema's order."""
    style.element.get_or_add_pPr().extend(elements("".join(_xml(mark) for mark in given.paragraph)))
    style.element.get_or_add_rPr().extend(elements("".join(_xml(mark) for mark in given.run)))


def _xml(mark: Mark) -> str:
    attributes = "".join(f" w:{name}={quoted(content)}" for name, content in mark.attributes)
    inner = "".join(_xml(child) for child in mark.children)
    return f"<w:{mark.name}{attributes}>{inner}</w:{mark.name}>"
