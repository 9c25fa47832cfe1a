"""The sheet that charts are drawn on: a matplotlib figure measured in points, from its upper left corner.

There are no axes: every chart places its few marks and words itself, so that no label is cut, turned or
laid over another, and nothing is drawn twice to find out where it fits.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle, Wedge
from matplotlib.transforms import Affine2D
from PIL import Image

from qreport.render.charts.fonts import font_for, width_of
from qreport.render.charts.scale import Box
from qreport.render.charts.style import LEADING, PAPER, Fill, Look, Stroke

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.patches import Patch

Point = tuple[float, float]

_BASELINE = 0.36
"""How far below the middle of the letters their baseline lies, in font sizes."""


class Canvas:
    """A picture in the making; all places in points, downwards from the upper left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        """May grow until the picture is taken."""
        self.words: list[tuple[Box, str]] = []
        """What was written, and where."""
        self._figure = Figure(facecolor=PAPER)
        # Empty until the height is known; every artist shares it.
        self._transform = Affine2D()
        self._layers = 0

    def at_least(self, height: float) -> float:
        """Make the picture at least `height` high and return its height."""
        self.height = max(self.height, height)
        return self.height

    def write(self, at: Point, words: str | Sequence[str], look: Look) -> None:
        """Write one line or several; `at` is the middle of the block, its side as `look.align` says."""
        lines = (words,) if isinstance(words, str) else words
        pitch = look.size * LEADING
        first = at[1] - pitch * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self._write_line((at[0], first + number * pitch), line, look)

    def _write_line(self, at: Point, line: str, look: Look) -> None:
        if not line:
            return
        width = width_of(line, look.size)
        # The share of the width that stands left of the place.
        left = at[0] - width * {"left": 0, "center": 0.5, "right": 1}[look.align]
        box = Box(left, at[1] - look.size / 2, width, look.size)
        self.words.append((box, line))
        if look.ground:
            # A little wider than the letters, so that a line ends before it touches them.
            self.fill(Box(left - 1.5, box.top - 0.5, width + 3, box.height + 1), Fill(look.ground))
        self._add(_Words((left, at[1] + _BASELINE * look.size), line, look))

    def fill(self, box: Box, fill: Fill) -> None:
        """Fill a rectangle."""
        self._patch(Rectangle((box.left, box.top), box.width, box.height), fill)

    def fill_ring(
        self, center: Point, radii: tuple[float, float], angles: tuple[float, float], fill: Fill
    ) -> None:
        """Fill a part of a ring between two radii; angles clockwise in degrees from the top."""
        outer, inner = radii
        # matplotlib counts from the right; with the axis turned downwards it goes clockwise.
        start, end = (angle - 90 for angle in angles)
        self._patch(Wedge(center, outer, start, end, width=outer - inner), fill, gap=1.2)

    def fill_shape(self, points: Sequence[Point], fill: Fill) -> None:
        """Fill a polygon."""
        self._patch(Polygon(points, closed=True), fill)

    def dot(self, center: Point, radius: float, fill: Fill, edge: str) -> None:
        """Draw a disc with an edge."""
        self._add(Circle(center, radius, facecolor=fill.color, edgecolor=edge, linewidth=1.2))

    def line(self, points: Iterable[Point], stroke: Stroke) -> None:
        """Draw a line through `points`."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=stroke.color, linewidth=stroke.width, linestyle="-", marker="None")
        # Said one by one, so that no matplotlibrc of the user changes a picture.
        line.set(solid_capstyle="butt", solid_joinstyle="round", dash_capstyle="butt", antialiased=True)
        if stroke.dashed:
            line.set_dashes((3, 2))
        self._add(line)

    def png(self, dpi: int) -> bytes:
        """Return the picture as PNG with its resolution; equal drawings give equal bytes."""
        self._figure.set_dpi(dpi)
        # 72 points are an inch.
        self._figure.set_size_inches(self.width / 72, self.height / 72)
        # Points to pixels, and the y axis, which matplotlib counts upwards, turned over.
        self._transform.clear().scale(dpi / 72, -dpi / 72).translate(0, round(self.height / 72 * dpi))
        agg = FigureCanvasAgg(self._figure)
        agg.draw()  # type: ignore[no-untyped-call]
        pixels = agg.buffer_rgba()  # type: ignore[no-untyped-call]
        image = Image.frombuffer("RGBA", agg.get_width_height(), pixels, "raw", "RGBA", 0, 1)
        out = io.BytesIO()
        # RGB without transparency, which a PDF takes as it is (office/pdf_images.py).
        image.convert("RGB").save(out, "PNG", dpi=(dpi, dpi), compress_level=3)
        return out.getvalue()

    def _patch(self, patch: Patch, fill: Fill, gap: float = 0) -> None:
        patch.set(
            facecolor=fill.color, edgecolor=PAPER, linewidth=gap, hatch=fill.hatch or None, antialiased=True
        )
        patch.set_hatch_linewidth(0.9)
        self._add(patch)

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._transform)
        # In the order of drawing: matplotlib would sort by kind, lines above fills.
        artist.set_zorder(self._layers)
        self._layers += 1
        self._figure.add_artist(artist)


class _Words(Artist):
    """One line of text at its baseline. `Text` would measure every line again, at twice the time."""

    def __init__(self, start: Point, line: str, look: Look) -> None:
        super().__init__()
        self._start = start
        self._line = line
        self._color = look.color
        self._font = FontProperties(fname=font_for(line), size=look.size)

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line."""
        left, bottom = self.get_transform().transform(self._start)
        gc = renderer.new_gc()
        gc.set_foreground(self._color)
        _, height = renderer.get_canvas_width_height()
        renderer.draw_text(gc, left, height - bottom, self._line, self._font, 0)
        gc.restore()
