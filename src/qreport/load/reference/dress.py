"""A layout that shows the styles of a reference document."""

from qreport.load.reference.looks import look_of
from qreport.model.layout import Layout, TextStyle
from qreport.model.reference import STYLE_NAMES, DressedLayout, Reference, WordStyle

_AROUND = ("page_number", "header")
"""Above and below the text: there Word files align each paragraph by itself and leave the style as it was."""


def dressed(layout: Layout, reference: Reference | None) -> Layout:
    """Return `layout` with the styles and the paper of `reference`; as it is without one."""
    if reference is None:
        return layout
    looks = {
        each.look: _look(each.look, reference.styles[each.name], getattr(layout.styles, each.look))
        for each in STYLE_NAMES
        if each.name in reference.styles
    }
    styles = layout.styles.model_copy(update=looks)
    page = reference.page or layout.page
    return DressedLayout(**{**dict(layout), "styles": styles, "page": page}, word_styles=reference.styles)


def _look(name: str, style: WordStyle, before: TextStyle) -> TextStyle:
    found = look_of(style, before)
    return found.model_copy(update={"align": before.align}) if name in _AROUND else found
