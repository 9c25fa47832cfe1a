"""Lines of Chinese text: broken between letters, but not within a word or number, nor beside a bracket."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]

_PIECE = re.compile(r"[A-Za-z0-9.,%+/²³-]+[年月日]?|.")
_NEVER_FIRST = "，。、；：！？％℃）》”’】〕」』,.;:!?%)]"
_NEVER_LAST = "（《“‘【〔「『(["


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
        if pieces and (piece in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in ([piece] if measure(piece) <= width else piece)]


def _even(pieces: list[str], width: float, measure: Measure) -> list[str]:
    lines = _fill(pieces, width, measure)
    if len(lines) == 1:
        return lines
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
