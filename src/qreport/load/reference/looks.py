"""What a style of a Word file means for the layout: lists, cover and estimates of pages count on it."""

from collections.abc import Mapping
from typing import Literal

from qreport.model.layout import (
    MOST_POINTS,
    STYLE_NAMES,
    DressedLayout,
    Layout,
    Mark,
    Reference,
    TextStyle,
    WordStyle,
)
from qreport.ooxml.xml_stream import is_switched_on

Align = Literal["left", "center", "right", "justify"]
_ALIGN: Mapping[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_SINGLE = 1.3
"""Height of a single line in font sizes."""
_DEFAULT_SIZE = 20
"""Half points, where a file says nothing."""


def look_of(style: WordStyle, before: TextStyle) -> TextStyle:
    """Return the style of the layout that is nearest to `style`; the font of `before` where it names none."""
    run, paragraph = _by_name(style.run), _by_name(style.paragraph)
    # ECMA-376 Part 1, 17.3.2.38: half points.
    size = int(run.get("sz", {}).get("val", _DEFAULT_SIZE)) / 2
    spacing, indent = paragraph.get("spacing", {}), paragraph.get("ind", {})
    return TextStyle(
        font=run.get("rFonts", {}).get("eastAsia", before.font),
        size=size,
        # 17.3.2.1: the element without a value is on.
        bold="b" in run and is_switched_on(run["b"].get("val", "1")),
        align=_ALIGN.get(paragraph.get("jc", {}).get("val", ""), "left"),
        indent=_characters(indent, size),
        line=_line(spacing, size),
        before=_points(spacing, "before"),
        after=_points(spacing, "after"),
    )


def _by_name(marks: tuple[Mark, ...]) -> dict[str, dict[str, str]]:
    return {mark.name: dict(mark.attributes) for mark in marks}


def _points(attributes: Mapping[str, str], name: str) -> float:
    # 17.3.1.33 and 17.3.1.12: twentieths of a point; `…Chars` are hundredths of a character.
    return max(0, int(attributes.get(name, "0"))) / 20


def _characters(indent: Mapping[str, str], size: float) -> float:
    if "firstLineChars" in indent:
        return max(0, int(indent["firstLineChars"])) / 100
    return _points(indent, "firstLine") / size


def _line(spacing: Mapping[str, str], size: float) -> float | None:
    """Return the height of a line; None for a single one."""
    # 17.3.1.33: 240ths of a line with the rule `auto`, else twentieths of a point.
    height = int(spacing.get("line", "240"))
    if spacing.get("lineRule", "auto") != "auto":
        return height / 20
    return None if height == 240 else min(size * _SINGLE * height / 240, MOST_POINTS)


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
