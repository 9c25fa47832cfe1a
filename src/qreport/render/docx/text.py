"""Headings, paragraphs, case studies and charts."""

from qreport.model.document import CaseStudy, Chart, Heading, Paragraph
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.captions import add_caption
from qreport.render.docx.drawings import in_line
from qreport.render.docx.paragraphs import KEEP, Format
from qreport.render.docx.styles import CASE_TITLE, FIGURE, ROLES, TABLE_NOTE
from qreport.render.docx.xml import run


def add_heading(body: BodyWriter, heading: Heading) -> None:
    """Add a heading with the number as it stands; its style carries the outline level."""
    if heading.page_break:
        body.break_page()
    words = (run(heading.number) if heading.number else "") + body.inlines(heading.text)
    body.paragraph(f"Heading{min(heading.level, 4)}", body.marks.wrap(heading.id, words))


def add_paragraph(body: BodyWriter, block: Paragraph) -> None:
    """Add a paragraph in the style of its role."""
    body.paragraph(ROLES[block.role], body.inlines(block.content))


def add_case_title(body: BodyWriter, case: CaseStudy) -> None:
    """Add the title of a case study; its blocks follow like those of the chapter."""
    label = body.marks.wrap(case.id, run(case.label))
    words = f"{label}{run('　')}{body.inlines(case.title)}"
    body.paragraph(CASE_TITLE, body.marks.wrap_entry(case.id, words))


def add_chart(body: BodyWriter, chart: Chart) -> None:
    """Add the drawn chart over the width of the text, its caption and its notes below."""
    (picture,) = body.pictures.of(chart)
    body.paragraph(FIGURE, in_line(body.media, picture, chart.alt), KEEP)
    add_caption(body, chart.id, chart.caption, keep_next=bool(chart.notes))
    for number, note in enumerate(chart.notes, start=1):
        body.paragraph(TABLE_NOTE, body.inlines(note), Format(keep_next=number < len(chart.notes)))
