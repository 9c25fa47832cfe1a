"""The width of letters, without knowing a font: in a terminal, set with Chinese fonts, in a cell of Excel.

How wide text is, without knowing a font: in character cells and in ems.
"""

import unicodedata
from collections.abc import Container, Sequence

# Not NFKC, which would also make digits of ½, ① and the ² of m².
_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９．％＋－−，：∶／　\u00a0\u2009\u202f",
    "0123456789.%+--,::/    ",
)


def half_width(number: str) -> str:
    """Return a typed number with ordinary digits, signs and blanks."""
    return number.translate(_HALF_WIDTH)


def width(text: str) -> int:
    """Return how many places `text` takes in a terminal."""
    return sum(2 if is_wide(letter) else 1 for letter in text)


def is_wide(letter: str) -> bool:
    """Whether `letter` takes two places of a terminal."""
    # Wide and Fullwidth (UAX #11); Ambiguous letters take one place in most terminals.
    return unicodedata.east_asian_width(letter) in "WF"


def is_set_wide(letter: str) -> bool:
    """Whether `letter` is as wide as a hanzi where a Chinese font sets it: “”, ① and — are, too."""
    return unicodedata.east_asian_width(letter) in "WFA"


def cell_places(text: str) -> int:
    """Return how many digits of a cell of Excel `text` is wide: beyond Latin-1 a letter takes two."""
    return sum(1 + (ord(letter) > 0xFF) for letter in text)


def pad(text: str, places: int) -> str:
    """Return `text` filled up with blanks to `places`; a longer text stays as it is."""
    return text + " " * (places - width(text))


def table(rows: Sequence[Sequence[str]], right: Container[int]) -> list[str]:
    """Return the lines of a table with a rule below the first row; the columns `right` stand right."""
    places = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, places, right) for row in rows]
    return [lines[0], "-" * (sum(places) + 2 * len(places) - 2), *lines[1:]]


def _line(row: Sequence[str], places: Sequence[int], right: Container[int]) -> str:
    cells = [
        " " * (place - width(text)) + text if column in right else pad(text, place)
        for column, (text, place) in enumerate(zip(row, places, strict=True))
    ]
    return "  ".join(cells).rstrip()


def wrap(text: str, places: int) -> list[str]:
    """Return `text` in lines of at most `places`; Chinese may break anywhere, a Latin word moves as one."""
    lines = [""]
    for piece in _pieces(text):
        if width(lines[-1]) + width(piece) > places and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for letter in text:
        joins = pieces and letter.isascii() and not letter.isspace() and pieces[-1][-1:].isascii()
        # A line does not begin with one of these marks.
        if joins or (pieces and letter in "，。；、：）”"):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


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
