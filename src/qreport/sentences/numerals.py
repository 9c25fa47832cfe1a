"""Numbers written in Chinese: 九千六百, 两万三千, 一百零五, 〇."""

from decimal import Decimal

DIGITS = {
    letter: value
    for value, letters in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for letter in letters
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
LETTERS = "".join((*DIGITS, *_SMALL, *SCALES))


def value_of(written: str) -> Decimal | None:
    """Return 9600 for 九千六百, 12 for 十二, 10000 for 万; None for what is no number, such as 二三."""
    total = section = 0
    digit: int | None = None
    for letter in written:
        if letter in DIGITS:
            # 二三十 is a span of two numbers, 二〇二一 is read digit by digit: neither is one number.
            if digit:
                return None
            digit = DIGITS[letter]
        elif letter in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[letter]
            digit = None
        elif letter in SCALES:
            section += digit or 0
            total = (total + (section or (0 if total else 1))) * SCALES[letter]
            section, digit = 0, None
        else:
            return None
    return Decimal(total + section + (digit or 0))
