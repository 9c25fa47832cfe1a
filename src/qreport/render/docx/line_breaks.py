"""Which characters may not begin or end a line in Chinese text, beyond those that Word minds by itself.

In Word a number so stays with its unit, 第 with its number, and the ends of a range 63%～68% together.
Joining characters between them (U+2060) are no way: what holds them is not found by a search for 9527人,
and LibreOffice, which takes no notice of these lists, breaks lines even at joiners.
"""

from qreport.render.docx.xml import quoted

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
