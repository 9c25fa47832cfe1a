"""Charts and small courses as pictures of a document."""

from qreport.model.document import Chart, Miniature
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pictures import Picture, Pictures, Refused
from qreport.problems.charts import TOO_TALL
from qreport.render.charts.check import faults_of, placed
from qreport.render.charts.drawing import TooTall, draw, height_mm
from qreport.render.charts.miniature import HEIGHT, WIDTH, draw_miniature


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
