"""Headings, paragraphs, case studies and charts."""

from qreport.model.document import CaseStudy, Chart, Heading, Paragraph
from qreport.render.docx.captions import add_caption
from qreport.render.docx.drawings import picture
from qreport.render.docx.paragraphs import KEEP, Format
from qreport.render.docx.story import Story
from qreport.render.docx.styles import CASE_TITLE, FIGURE, ROLES, TABLE_NOTE
from qreport.render.docx.xml import run


def add_heading(story: Story, heading: Heading) -> None:
    """Add a heading with the number as it stands; its style carries the outline level."""
    if heading.page_break:
        story.break_page()
    words = (run(heading.number) if heading.number else "") + story.inlines(heading.text)
    story.paragraph(f"Heading{min(heading.level, 4)}", story.marks.wrap(heading.id, words))


def add_paragraph(story: Story, block: Paragraph) -> None:
    """Add a paragraph in the style of its role."""
    story.paragraph(ROLES[block.role], story.inlines(block.content))


def add_case_title(story: Story, case: CaseStudy) -> None:
    """Add the title of a case study; its blocks follow like those of the chapter."""
    label = story.marks.wrap(case.id, run(case.label))
    words = f"{label}{run('　')}{story.inlines(case.title)}"
    story.paragraph(CASE_TITLE, story.marks.wrap_entry(case.id, words))


def add_chart(story: Story, chart: Chart) -> None:
    """Add the drawn chart over the width of the text, its caption and its notes below."""
    from qreport.render.charts import draw, height_mm

    blob = draw(chart.model, story.layout, chart.caption.label)
    shown = picture(story, blob, story.width_mm, height_mm(blob, story.layout), chart.alt)
    story.paragraph(FIGURE, shown, KEEP)
    add_caption(story, chart.id, chart.caption, keep_next=bool(chart.notes))
    for number, note in enumerate(chart.notes, start=1):
        story.paragraph(TABLE_NOTE, story.inlines(note), Format(keep_next=number < len(chart.notes)))
