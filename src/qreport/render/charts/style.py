"""How charts look: sizes in points, inks, and fills that stay apart in grey print."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from qreport.model.layout import Layout
from qreport.text.regex import regex

TEXT = 9.0
"""Size of names."""
VALUE = 8.5
"""Size of values."""
LEAST = 7.5
"""No letter is smaller."""
LEADING = 1.25
"""Distance of lines, in font sizes."""

INK = "#222222"
MUTED = "#595959"
RULE = "#8C8C8C"
PALE = "#DADADA"
PAPER = "#FFFFFF"

NO_DATA = "无数据"

_POINTS_PER_MM = 72 / 25.4
_APART = 12
"""Least difference of lightness (0-100) that is seen in grey print."""
# Patterns of matplotlib; the first fill of a grey has none.
_HATCHES = ("", "////", "....", "xxxx")
_EARLIER = 0.55
"""How much of the colour the years before the latest keep."""
# 2021年 at the beginning: series of years; not 一等奖.
_PERIOD = regex(r"\d{4}")


class Look(Struct, frozen=True):
    """How words look and on which side of their place they stand."""

    size: float = TEXT
    color: str = INK
    align: Literal["left", "center", "right"] = "left"
    ground: str = ""
    """Colour of a plate behind the words, so that nothing crosses the letters; none where empty."""


class Stroke(Struct, frozen=True):
    """How a line looks; width in points."""

    color: str
    width: float = 0.8
    dashed: bool = False


class Fill(Struct, frozen=True):
    """The inside of a bar: a colour, and white strokes over it where the grey alone would not do."""

    color: str
    hatch: str = ""

    @property
    def ink(self) -> str:
        """The colour of letters on this fill."""
        # White letters on dark fills, dark ones on light fills.
        return PAPER if lightness(self.color) < 58 else INK


class Style(Struct, frozen=True):
    """What a chart takes from the layout."""

    width: float
    """Points."""
    tallest: float
    """Points; no picture is higher."""
    dpi: int
    colors: tuple[str, ...]
    mark: str
    """Stands for a missing value where `NO_DATA` has no room."""

    @property
    def main(self) -> Fill:
        """The fill of a single series."""
        return Fill(self.colors[0])

    @property
    def earlier(self) -> Fill:
        """The fill of the years before the latest, where each is a column."""
        return Fill(tint(self.colors[0], _EARLIER))

    def fills(self, names: tuple[str, ...]) -> tuple[Fill, ...]:
        """Return one fill a series: periods as tints, the last one full; other names in colours."""
        if all(_PERIOD.match(name) for name in names):
            return _tints(self.colors[0], len(names))
        fills: list[Fill] = []
        for number in range(len(names)):
            fills.append(_apart_from(fills, self.colors[number % len(self.colors)]))
        return tuple(fills)


def style_of(layout: Layout) -> Style:
    """Return the style of the charts of a report."""
    page = layout.page
    return Style(
        (page.width - page.left - page.right) * _POINTS_PER_MM,
        # Four sizes of a caption stay free for it below the tallest chart.
        (page.height - page.top - page.bottom) * _POINTS_PER_MM - 4 * layout.styles.caption.size,
        layout.chart_dpi,
        layout.chart_colors,
        layout.wording.missing,
    )


def lightness(color: str) -> float:
    """Return how light `#RRGGBB` looks, from 0 (black) to 100 (white): L* of CIELAB."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    # Weights of Rec. 709; 0.008856 is (6/29) cubed and 903.3 (29/3) cubed, the constants of L* in CIELAB.
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def tint(color: str, share: float) -> str:
    """Return `color` mixed with white, `share` of it left."""
    mixed = (round(255 - (255 - channel) * share) for channel in _channels(color))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: int) -> float:
    share = channel / 255
    # sRGB to linear light (IEC 61966-2-1).
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _tints(color: str, count: int) -> tuple[Fill, ...]:
    # From a quarter of the colour on, so that the oldest year is still seen on white.
    tints = (Fill(tint(color, 0.25 + 0.5 * (number + 1) / count)) for number in range(count - 1))
    return (*tints, Fill(color))


def _apart_from(others: list[Fill], color: str) -> Fill:
    """Return `color` with the first hatch that no other fill of about the same grey has."""
    near = {other.hatch for other in others if abs(lightness(other.color) - lightness(color)) < _APART}
    return Fill(color, next((hatch for hatch in _HATCHES if hatch not in near), _HATCHES[-1]))
