"""Lines of Chinese text: broken between letters, but not within a word or number, nor beside a bracket."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]

# 2021年 and 9,527 stay whole, blanks are a piece, and every hanzi is one.
_PIECE = re.compile(r"[A-Za-z0-9.,%+/²³-]+[年月日]?|\s+|.")
# Marks that may not begin a line, and brackets and quotes that may not end one.
_NEVER_FIRST = "，。、；：！？％℃）》”’】〕」』,.;:!?%)]"
_NEVER_LAST = tuple("（《“‘【〔「『([")
# 务）。 of 服务）。
_LETTER = re.compile(f".(?: *[{re.escape(_NEVER_FIRST)}])*")
"""A letter with the marks that may not stand in front of a line."""


def wrap(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return `text` in as few lines of `width` as hold it, all about equally long; never empty.

    A line break of the text stays. Nothing is cut: a piece wider than `width` is broken where it must be.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        pieces = _pieces(paragraph, width, measure)
        lines += _even(pieces, width, measure)
    return tuple(lines)


def _pieces(text: str, width: float, measure: Measure) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if len(pieces) > 1 and piece[0] in _NEVER_FIRST and pieces[-1].isspace():
            blanks = pieces.pop()
            pieces[-1] += blanks + piece
        elif pieces and (piece[0] in _NEVER_FIRST or pieces[-1].rstrip().endswith(_NEVER_LAST)):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in _broken(piece, width, measure)]


def _broken(piece: str, width: float, measure: Measure) -> list[str]:
    """Return a piece whole, or by its letters where it is wider than a line."""
    if measure(piece) <= width:
        return [piece]
    return [part for each in _LETTER.findall(piece) for part in ([each] if measure(each) <= width else each)]


def _even(pieces: list[str], width: float, measure: Measure) -> list[str]:
    lines = _fill(pieces, width, measure)
    if len(lines) == 1:
        return lines
    # A quarter of a letter is near enough: narrower lines until one more would be needed.
    step = measure("字") / 4
    narrow = measure("".join(pieces)) / len(lines)
    while narrow < width:
        even = _fill(pieces, narrow, measure)
        if len(even) == len(lines):
            return even
        narrow += step
    return lines


def _fill(pieces: list[str], width: float, measure: Measure) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]
