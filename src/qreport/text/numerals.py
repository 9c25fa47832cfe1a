"""Chinese numerals: 一二三 of headings, 二〇二一年十一月 of a cover.

Numbers that people type in front of a heading or a file name: 一、 （一） 1.1 第三章 03-.
"""

from qreport.text.regex import regex

# 〇 and not 零 in years and numbers that are read digit by digit (GB/T 15835).
_DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """Return 1 to 99 in words (`一`, `十二`, `二十`); other numbers in Arabic digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    # 十二, not 一十二.
    front = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return front + (_DIGITS[ones] if ones else "")


def counted(number: int) -> str:
    """Return a number in front of what it counts: 两年, not 二年; 十二年."""
    return "两" if number == 2 else numeral(number)


def month(issued: str) -> str:
    """Return `2021-11` as `2021年11月`."""
    year, _, number = issued.partition("-")
    return f"{year}年{int(number)}月"


def month_in_words(issued: str) -> str:
    """Return `2021-11` as `二〇二一年十一月`."""
    year, _, number = issued.partition("-")
    return f"{''.join(_DIGITS[int(digit)] for digit in year)}年{numeral(int(number))}月"


def span(text: str) -> str:
    """Return `2021-01/2021-08` as `2021年1月至8月`; a text of another form as it stands.

    The year is not repeated when both ends lie in the same one. Days are written too.
    """
    start, _, end = text.partition("/")
    first, last = _parts(start), _parts(end)
    if not first or not last:
        return text
    # 2021年1月至8月.
    shown = last[1:] if last[0] == first[0] and len(last) > 1 else last
    return f"{''.join(first)}至{''.join(shown)}"


def _parts(date: str) -> list[str]:
    pieces = date.strip().split("-")
    if not all(piece.isdecimal() for piece in pieces) or len(pieces) > 3:
        return []
    return [f"{int(piece)}{unit}" for piece, unit in zip(pieces, "年月日", strict=False)]


_NUMERALS = "一二三四五六七八九十百"
_NUMBER = regex(
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
_SIGNS = ((1, regex(rf"[{_NUMERALS}]+[、.．]")), (2, regex(rf"[（(][{_NUMERALS}]+[)）]")))
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
