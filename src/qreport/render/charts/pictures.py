"""Charts and small courses as pictures of a document."""

from collections.abc import Iterator

from msgspec.structs import replace

from qreport.model.document import Chart, Miniature
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.model.pictures import Picture, Pictures, Refused
from qreport.problems.charts import MISSING_LETTER, TOO_TALL
from qreport.render.charts.check import problems_of
from qreport.render.charts.drawing import TooTall, draw, height_mm
from qreport.render.charts.miniature import HEIGHT, WIDTH, draw_miniature


def drawn_chart(chart: Chart, layout: Layout) -> Pictures:
    """Return the picture of `chart` over the width of the text, and what is wrong with it, at its entry."""
    found = problems_of(chart.model, chart.caption.label)
    stopped = next((finding for finding in found if finding.blocks), None)
    made = stopped or _drawn(chart, layout)
    if isinstance(made, Picture):
        return Pictures({chart: (made,)}, _placed(chart, found))
    refused = Refused(f"统计图未能放入：{made.message}")
    return Pictures({chart: (refused,)}, _placed(chart, tuple(dict.fromkeys((*found, made)))))


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


def _placed(chart: Chart, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(finding, locations=tuple(_places(chart, finding))) for finding in findings)


def _places(chart: Chart, finding: Finding) -> Iterator[Location]:
    """Yield where a faulty letter was typed, else and last where the pack describes the chart."""
    letters = set(finding.found or "") if finding.code == MISSING_LETTER.code else set()
    yield from (place for name, place in chart.typed_at if letters & set(name))
    if chart.origin:
        yield chart.origin
