"""From a chart model to a picture, or to the same picture out of the cache.

Charts and small courses as pictures of a document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qreport.cache import cached, made_by
from qreport.errors import QreportError
from qreport.model.document import Chart, ChartModel, Miniature
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pictures import Picture, Pictures, Refused
from qreport.problems.rendering import TOO_TALL
from qreport.render.charts.check import called, faults_of, placed, problems_of
from qreport.render.charts.fonts import drawing_settings, fingerprint, loading_matplotlib, with_stand_ins
from qreport.render.charts.miniature import HEIGHT, WIDTH, draw_miniature
from qreport.render.charts.registry import KINDS
from qreport.render.charts.style import MUTED, NO_DATA, Look, Style, style_of

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas


# A point is a 72nd of an inch of 2.54 cm.
_POINTS_PER_CM = 72 / 2.54


def draw(model: ChartModel, layout: Layout, name: str = "") -> bytes:
    """Return a chart as PNG at `layout.chart_dpi`, as wide as the text of the page.

    It is `model.height` high, or higher when its categories need more room to be read: see `height_mm`.
    The same model and layout give the same bytes. `name` is what messages call the chart, e.g. `图2-1`.
    Raises QreportError when it cannot be drawn: everything that `problems_of` reports as blocking, or no
    room for it on a page.
    """
    style = style_of(layout)
    return cached("chart", _key(model, style), lambda: _picture(model, style, name))


class TooTall(QreportError):  # noqa: N818 -- it names what was found
    """A chart for which a page has no room."""


def height_mm(picture: bytes, layout: Layout) -> float:
    """Return how high a drawn chart stands on paper, in millimetres; it may be higher than asked for."""
    # The height in the header of a PNG, behind signature, length, name and width.
    pixels = int.from_bytes(picture[20:24], "big")
    return pixels / layout.chart_dpi * 25.4


def _picture(model: ChartModel, style: Style, name: str) -> bytes:
    for finding in problems_of(model, name):
        if finding.blocks:
            raise QreportError(finding.message, finding.mend)
    with loading_matplotlib():
        from qreport.render.charts.canvas import Canvas
    with drawing_settings():
        # The least height; a kind lets it grow while it paints.
        canvas = Canvas(style.width, model.height * _POINTS_PER_CM)
        _paint(canvas, with_stand_ins(model), style)
        _require_a_page(canvas, style, called(model, name))
        return canvas.png(style.dpi)


def _paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    if model.categories and model.series:
        KINDS[model.kind].paint(canvas, model, style)
    else:
        canvas.write((canvas.width / 2, canvas.height / 2), NO_DATA, Look(color=MUTED, align="center"))


def _require_a_page(canvas: Canvas, style: Style, name: str) -> None:
    if canvas.height > style.tallest:
        raise TooTall(f"{name}太高，一页放不下", TOO_TALL.mend)


def _key(model: ChartModel, style: Style) -> str:
    makers = made_by(Path(__file__).parent, "matplotlib", "pillow")
    return repr((model, style, fingerprint(), makers))


def drawn_chart(chart: Chart, layout: Layout) -> Pictures:
    """Return the picture of `chart` over the width of the text, and what is wrong with it, at its entry."""
    found = faults_of(chart)
    stopped = next((finding for finding in found if finding.blocks), None)
    made = stopped or _drawn(chart, layout)
    if isinstance(made, Picture):
        return Pictures({chart: (made,)}, found)
    refused = Refused(f"【统计图未能放入：{made.message}】")
    return Pictures({chart: (refused,)}, tuple(dict.fromkeys((*found, *placed(chart, made)))))


def drawn_miniature(course: Miniature, layout: Layout) -> Pictures:
    """Return the small picture of a course."""
    return Pictures({course: (Picture(draw_miniature(course.values, layout), WIDTH, HEIGHT),)})


def _drawn(chart: Chart, layout: Layout) -> Picture | Finding:
    """Only a chart that was drawn shows whether a page has room for it."""
    try:
        content = draw(chart.model, layout, chart.caption.label)
    except TooTall as error:
        return TOO_TALL.at(message=error.message)
    page = layout.page
    return Picture(content, page.width - page.left - page.right, height_mm(content, layout))
