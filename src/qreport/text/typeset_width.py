"""How wide text is, without knowing a font: in character cells and in ems."""

import unicodedata

from qreport.text.width import is_set_wide

_STOPS = b".,: "


def cells(text: str) -> int:
    """Return the width in cells of a terminal: 2 for a hanzi, 1 for a Latin letter, 0 for a mark."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    if char < "\u2000":
        return 1
    return 2 if is_set_wide(char) else 1


def ems(text: str) -> float:
    """Return the printed width in ems: 1 for a hanzi, half for a digit, a quarter for a stop (Times)."""
    latin = text.encode("ascii", "ignore")
    if not latin:
        return float(len(text))
    stops = len(latin) - len(latin.translate(None, _STOPS))
    return len(text) - len(latin) / 2 - stops / 4 + latin.count(b"%") / 3
