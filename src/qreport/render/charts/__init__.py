"""Charts as pictures: one file a kind in `kinds/`; matplotlib is loaded only when one must be drawn."""

from qreport.render.charts.check import check_charts, problems_of
from qreport.render.charts.drawing import draw, height_mm
from qreport.render.charts.fonts import missing_letters
from qreport.render.charts.pictures import drawn_chart, drawn_miniature
from qreport.render.charts.registry import KINDS

__all__ = [
    "KINDS",
    "check_charts",
    "draw",
    "drawn_chart",
    "drawn_miniature",
    "height_mm",
    "missing_letters",
    "problems_of",
]
