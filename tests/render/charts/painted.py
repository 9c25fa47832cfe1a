"""A chart as the tests look at it: its words with their places, before it becomes pixels."""

from qreport.model.document import ChartModel
from qreport.model.layout import Layout
from qreport.render.charts.canvas import Canvas
from qreport.render.charts.fonts import drawing_settings
from qreport.render.charts.registry import KINDS
from qreport.render.charts.scale import Box
from qreport.render.charts.style import style_of


def painted(model: ChartModel, layout: Layout) -> Canvas:
    """Return the canvas with `model` painted on it."""
    with drawing_settings():
        canvas = Canvas(style_of(layout).width, model.height * 72 / 2.54)
        KINDS.all()[model.kind].paint(canvas, model, style_of(layout))
    return canvas


def words_of(canvas: Canvas) -> list[str]:
    """Return every line that was written."""
    return [line for _, line in canvas.words]


def clashes(canvas: Canvas) -> list[tuple[str, str]]:
    """Return the pairs of lines that cover each other by more than a hair."""
    words = [(Box(box.left, box.top + 1, box.width, box.height - 2), line) for box, line in canvas.words]
    return [
        (line, other)
        for number, (box, line) in enumerate(words)
        for place, other in words[number + 1 :]
        if box.overlaps(place)
    ]
