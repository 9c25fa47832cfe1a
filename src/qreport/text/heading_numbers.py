"""Numbers that people type in front of a heading or a file name: 一、 （一） 1.1 第三章 03-."""

import re

_NUMERALS = "一二三四五六七八九十百"
_NUMBER = re.compile(
    # 第三章、, 第3节
    rf"\s*(?:第[{_NUMERALS}\d]+[章节篇部分]+[、.．:：]?"
    # 一、 and 十二.; not 一流, which needs no sign behind
    rf"|[{_NUMERALS}]+[、.．]"
    # （一）, (3)
    rf"|[（(][{_NUMERALS}\d]+[)）]、?"
    # 1.1, 1.2.3; not 1.234, nor 1.2万平方米, 3.5亿元, 4.0时代, 2.5倍, 5.5G
    r"|\d{1,2}(?:[.．][1-9]\d?)+"
    r"(?![\d元吨米倍版%％‰℃A-Za-z]|\s?[万亿]|千[瓦米克]|平方|公[里斤]|时代|小时)[、.．]?"
    # 1、 and 03- of a file name; not 3-5
    r"|\d{1,2}[、.．)）_-](?!\d)"
    # 1 before a blank; not 20强
    r"|\d{1,2}(?=\s)"
    # ①
    r"|[①-⑳])\s*"
)
_SIGNS = ((1, re.compile(rf"[{_NUMERALS}]+[、.．]")), (2, re.compile(rf"[（(][{_NUMERALS}]+[)）]")))
"""How headings begin, and their levels among each other."""


def without_number(text: str) -> str:
    """Return `text` without the number typed in front; the report numbers by itself."""
    match = _NUMBER.match(text)
    bare = text[match.end() :] if match else text
    # A heading of nothing but a number keeps it.
    return bare.strip() or text.strip()


def typed_level(text: str) -> int | None:
    """Return the level of a heading by its number: 1 for 一、, 2 for （一）, None for others."""
    return next((level for level, sign in _SIGNS if sign.match(text)), None)
