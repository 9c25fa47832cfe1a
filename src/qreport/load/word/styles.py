"""What the styles of a Word file say of a paragraph: heading, caption, contents, numbering."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from qreport.limits import WORD_STYLE_CHAIN
from qreport.load.word.tree import value
from qreport.ooxml.xml_stream import is_true, whole
from qreport.text.regex import regex

TITLE = 0
"""The level of the style for the title of the whole file."""
# `heading 1`, `标题 1`, `标题2`; not `heading 1 char`.
_HEADING = regex(r"(?:heading|标题) ?([1-9])")
_TITLES = ("title", "标题", "文档标题")
_CAPTIONS = ("caption", "题注")
# `toc 1`, `toc heading`, `目录 2`, `table of figures`.
_CONTENTS = regex(r"(?:toc|目录) ?([1-9]|heading|标题)|(?:table of figures|图表目录)")
# ECMA-376 Part 1, 17.3.1.20: 0 to 8 are headings.
_TEXT = 9
"""The outline level of what is no heading."""


class _Style(Struct, frozen=True):
    name: str
    based_on: str | None
    properties: Element | None


class Styles:
    """The paragraph styles of one file, by id; ids are of any language (`1`, `a3`), names tell more."""

    def __init__(self, root: Element | None) -> None:
        listed = [] if root is None else root.findall("w_style")
        self._styles: Mapping[str, _Style] = {each.get("w_styleId", ""): _style(each) for each in listed}
        defaults = (each for each in listed if is_true(each.get("w_default")))
        self._default = next(
            (each.get("w_styleId") for each in defaults if each.get("w_type") == "paragraph"), None
        )

    def level(self, paragraph: Element) -> int | None:
        """Return the level of a heading (from 1), `TITLE`, or None for a paragraph of text."""
        own = whole(value(paragraph, "w_pPr/w_outlineLvl"))
        if own is not None:
            return _of_outline(own)
        for style in self._chain(paragraph):
            if style.name in _TITLES:
                return TITLE
            outline = whole(value(style.properties, "w_outlineLvl"))
            heading = _HEADING.fullmatch(style.name)
            if heading or outline is not None:
                return int(heading[1]) if heading else _of_outline(outline or 0)
        return None

    def is_caption(self, paragraph: Element) -> bool:
        """Return whether the paragraph has the style of captions, or one made from it."""
        return any(style.name in _CAPTIONS for style in self._chain(paragraph))

    def is_of_contents(self, paragraph: Element) -> bool:
        """Return whether the paragraph is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self._chain(paragraph))

    def numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the id of the list and the depth (from 0) of an automatically numbered paragraph."""
        holders = [paragraph.find("w_pPr"), *(style.properties for style in self._chain(paragraph))]
        found = [None if each is None else each.find("w_numPr") for each in holders]
        ids = [each for each in (value(numbered, "w_numId") for numbered in found) if each]
        depths = [
            each for each in (whole(value(numbered, "w_ilvl")) for numbered in found) if each is not None
        ]
        # 17.9.18: list 0 takes the numbering of a style away.
        return (ids[0], depths[0] if depths else 0) if ids and ids[0] != "0" else None

    def _chain(self, paragraph: Element) -> Iterator[_Style]:
        style = value(paragraph, "w_pPr/w_pStyle") or self._default
        for _ in range(WORD_STYLE_CHAIN):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = found.based_on


def _style(element: Element) -> _Style:
    # Case and blanks of the built-in names differ between programs.
    name = " ".join((value(element, "w_name") or "").lower().split())
    return _Style(name, value(element, "w_basedOn"), element.find("w_pPr"))


def _of_outline(outline: int) -> int | None:
    return outline + 1 if outline < _TEXT else None
