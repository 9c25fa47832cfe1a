"""Parts that several kinds of chart have: the line of unit and legend, values beside bars.

Lines of Chinese text: broken between letters, but not within a word or number, nor beside a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.scale import Box
from qreport.render.charts.style import INK, LEADING, MUTED, NO_DATA, TEXT, VALUE, Fill, Look, Stroke, Style
from qreport.text.regex import regex

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas


Measure = Callable[[str], float]

# 2021年 and 9,527 stay whole, blanks are a piece, and every hanzi is one.
_PIECE = regex(r"[A-Za-z0-9.,%+/²³-]+[年月日]?|\s+|.")
# Marks that may not begin a line, and brackets and quotes that may not end one.
_NEVER_FIRST = "，。、；：！？％℃）》”’】〕」』,.;:!?%)]"
_NEVER_LAST = tuple("（《“‘【〔「『([")
# 务）。 of 服务）。
_LETTER = regex(f".(?: *[{re.escape(_NEVER_FIRST)}])*")
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


Symbol = Callable[["Canvas", Box], None]
Key = tuple[str, Symbol]
"""A name of the legend with what draws its sample."""

EDGE = 4.0
"""Kept free around the picture, in points."""
# EditionData of a sample in the legend, and the blank between two entries, in points.
_SAMPLE = 9.0
_GAP = 14.0


def swatch(fill: Fill) -> Symbol:
    """Return a sample of a fill."""
    return lambda canvas, box: canvas.fill(box, fill)


def disc(fill: Fill, edge: str) -> Symbol:
    """Return a sample of a dot."""
    return lambda canvas, box: canvas.dot((box.center, box.middle), 3.2, fill, edge)


def tick(stroke: Stroke) -> Symbol:
    """Return a sample of an upright mark."""
    return lambda canvas, box: canvas.line([(box.center, box.top - 1), (box.center, box.bottom + 1)], stroke)


def series_keys(model: ChartModel, fills: Sequence[Fill]) -> tuple[Key, ...]:
    """Return the legend of bars: none for a single series."""
    if len(model.series) == 1:
        return ()
    return tuple((series.name, swatch(fill)) for series, fill in zip(model.series, fills, strict=True))


def header(canvas: Canvas, unit: str, keys: Sequence[Key] = (), note: str = "") -> float:
    """Write the unit at the left and the legend at the right; return where the chart may begin."""
    words = f"单位：{unit}" if unit else ""
    words += f"（{note}）" if words and note else note
    lines = wrap(words, canvas.width - 2 * EDGE, lambda text: width_of(text, VALUE)) if words else ()
    used = max((width_of(line, VALUE) for line in lines), default=0.0)
    for number, line in enumerate(lines):
        canvas.write((EDGE, EDGE + (number + 0.5) * VALUE * LEADING), line, Look(VALUE, MUTED))
    bottom = EDGE + len(lines) * VALUE * LEADING
    if keys:
        bottom = max(bottom, _legend(canvas, keys, used, bottom))
    return bottom + (5 if words or keys else 0)


def _legend(canvas: Canvas, keys: Sequence[Key], used: float, below: float) -> float:
    room = canvas.width - 2 * EDGE
    length = sum(_key_width(name) for name, _ in keys) + _GAP * (len(keys) - 1)
    # Beside the unit where both fit into one line, else below it from the left.
    left, top = (canvas.width - EDGE - length, EDGE) if length + used + _GAP <= room else (EDGE, below + 2)
    pitch = TEXT * LEADING
    for name, symbol in keys:
        lines = wrap(name, room - _SAMPLE - 4, lambda text: width_of(text, TEXT))
        # 0.1: a sum of floats may be a trace too long for the line that it was measured for.
        if left > EDGE and left + _key_width(name) > canvas.width - EDGE + 0.1:
            left, top = EDGE, top + pitch + 2
        symbol(canvas, Box(left, top + (pitch - _SAMPLE) / 2, _SAMPLE, _SAMPLE))
        block = top + pitch * len(lines) / 2
        canvas.write((left + _SAMPLE + 4, block), lines, Look())
        left, top = left + _key_width(name) + _GAP, top + pitch * (len(lines) - 1)
    return top + pitch


def _key_width(name: str) -> float:
    return _SAMPLE + 4 + width_of(name, TEXT)


def value_text(series: Series, number: int) -> str:
    """Return the label of a value as the data print it, or the words for a missing one."""
    return NO_DATA if series.values[number] is None else series.labels[number]


def value_look(series: Series, number: int, size: float = VALUE) -> Look:
    """Return how that label looks: a missing value is greyed."""
    return Look(size, MUTED if series.values[number] is None else INK)


def short_gap(style: Style, room: float, size: float) -> str:
    """Return the words for a missing value that fit into `room` points."""
    return NO_DATA if width_of(NO_DATA, size) <= room else style.mark


def known(model: ChartModel) -> tuple[Decimal, ...]:
    """Return every value and target that is there."""
    values = [value for series in model.series for value in series.values]
    return tuple(value for value in (*values, *model.targets) if value is not None)


def spread(places: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Move the middles of labels apart until none covers another, within `low` to `high` where they fit."""
    order = sorted(range(len(places)), key=lambda each: (places[each], each))
    moved = list(places)
    floor = low
    for each in order:
        moved[each] = max(moved[each], floor + heights[each] / 2)
        floor = moved[each] + heights[each] / 2
    ceiling = high
    # Downwards first, then back from the lower end, where they may have been pushed beyond it.
    for each in reversed(order):
        moved[each] = min(moved[each], ceiling - heights[each] / 2)
        ceiling = moved[each] - heights[each] / 2
    return tuple(moved)


def write_inside(canvas: Canvas, box: Box, fill: Fill, words: str) -> None:
    """Write a value in the middle of a filled box when it fits; a hatch is kept away from the letters."""
    if width_of(words, VALUE) + 4 > box.width or box.height < VALUE:
        return
    ground = fill.color if fill.hatch else ""
    canvas.write((box.center, box.middle), words, Look(VALUE, fill.ink, "center", ground))


def whole_sum(labels: Sequence[str]) -> str:
    """Return the sum of labels that are all plain whole numbers, else an empty text: nothing is rounded."""
    if all(label.isascii() and label.isdigit() for label in labels):
        return str(sum(int(label) for label in labels))
    return ""
