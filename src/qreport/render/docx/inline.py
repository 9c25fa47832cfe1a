"""Inline content as runs.

Which characters may not begin or end a line in Chinese text, beyond those that Word minds by itself.

In Word a number so stays with its unit, 第 with its number, and the ends of a range 63%～68% together.
Joining characters between them (U+2060) are no way: what holds them is not found by a search for 9527人,
and LibreOffice, which takes no notice of these lists, breaks lines even at joiners.
"""

from collections.abc import Callable

from msgspec.structs import replace

from qreport.model.document import CrossReference, Inline, Inlines, LineBreak, Miniature
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.xml import RED, quoted, run

_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_LINE_BREAK = "<w:r><w:br/></w:r>"


Show = Callable[[Miniature], str]
"""Makes the run of a small picture."""


def inlines(content: Inlines, marks: Bookmarks, show: Show, *, bold: bool = False) -> str:
    """Return the runs of `content`, all bold if `bold`."""
    return "".join([_inline(part, marks, show, bold=bold) for part in content])


def _inline(part: Inline, marks: Bookmarks, show: Show, *, bold: bool) -> str:
    if isinstance(part, LineBreak):
        return _LINE_BREAK
    if isinstance(part, Miniature):
        return show(part)
    if isinstance(part, CrossReference):
        return marks.refer(replace(part, bold=part.bold or bold))
    look = (_BOLD if part.bold or bold else "") + (_ITALIC if part.italic else "")
    return run(part.text, look + RED if part.mark else look)


_LANGUAGE = "zh-CN"
_NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
"""Both as Word has them for Chinese; a list of one's own takes their place."""
_UNITS = "年月日人名个元万亿项门册台所"
_LEADERS = "第～"


def line_breaks_xml() -> str:
    """Return the two lists as settings; Word takes 50 and 100 characters at most."""
    return (
        f'<w:noLineBreaksAfter w:lang="{_LANGUAGE}" w:val={quoted(_NEVER_LAST + _LEADERS)}/>'
        f'<w:noLineBreaksBefore w:lang="{_LANGUAGE}" w:val={quoted(_NEVER_FIRST + _UNITS)}/>'
    )
