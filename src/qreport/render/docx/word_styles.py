"""Styles of a reference document as XML, with what the writers count on."""

from collections.abc import Mapping

from qreport.model.layout import Layout, TextStyle
from qreport.model.reference import DressedLayout, Mark, WordStyle
from qreport.render.docx.xml import quoted

_BEFORE_TABS = ("keepNext", "keepLines", "widowControl", "pBdr", "shd")
_KEPT = ("keepNext", "keepLines")
_SIZE = Mark("sz", (("val", "20"),))
"""What a style without a size has."""


def word_style(layout: Layout, name: str) -> WordStyle | None:
    """Return what the reference document says of the style `name`; None where the layout decides."""
    return layout.word_styles.get(name) if isinstance(layout, DressedLayout) else None


def is_dressed(layout: Layout) -> bool:
    """Whether styles come from a reference document; then none of them is based on another."""
    return isinstance(layout, DressedLayout)


def paragraph_of(style: WordStyle, keep: str, tabs: str, outline: str) -> str:
    """Return the properties of paragraphs; `keep`, `tabs` and `outline` are ours and stay."""
    marks = [mark for mark in style.paragraph if not (keep and mark.name in _KEPT)]
    before = "".join(_xml(mark) for mark in marks if mark.name in _BEFORE_TABS)
    after = "".join(_xml(mark) for mark in marks if mark.name not in _BEFORE_TABS)
    return f"{keep}{before}{tabs}{after}{outline}"


def run_of(style: WordStyle, layout: Layout, look: TextStyle) -> str:
    """Return the properties of text; fonts that the style does not name are those of the layout."""
    named = next((dict(mark.attributes) for mark in style.run if mark.name == "rFonts"), {})
    latin = layout.latin_font
    fonts = {"hint": "eastAsia", "ascii": latin, "hAnsi": latin, "eastAsia": look.font, "cs": latin, **named}
    others = [mark for mark in style.run if mark.name != "rFonts"]
    if all(mark.name != "sz" for mark in others):
        others.append(_SIZE)
    return _xml(Mark("rFonts", tuple(fonts.items()))) + "".join(_xml(mark) for mark in _in_order(others))


def _in_order(marks: list[Mark]) -> list[Mark]:
    """A size that was added stands where the schema wants it."""
    return sorted(marks, key=lambda mark: _LAST.get(mark.name, 0))


_LAST: Mapping[str, int] = {"sz": 1, "szCs": 2, "u": 3, "shd": 4, "em": 5}


def _xml(mark: Mark) -> str:
    attributes = "".join(f" w:{name}={quoted(content)}" for name, content in mark.attributes)
    inner = "".join(_xml(child) for child in mark.children)
    return f"<w:{mark.name}{attributes}>{inner}</w:{mark.name}>" if inner else f"<w:{mark.name}{attributes}/>"
