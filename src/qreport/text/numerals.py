"""Chinese numerals: 一二三 of headings, 二〇二一年十一月 of a cover."""

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
