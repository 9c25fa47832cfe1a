"""Headings, paragraphs, case studies and charts.

Captions: a label that counts itself, a bookmark around it for references, the words.
"""

from qreport.model.document import Caption, CaseStudy, Chart, CrossReference, Heading, Paragraph
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.drawings import in_line
from qreport.render.docx.paragraphs import KEEP, Format
from qreport.render.docx.styles import CAPTION, CASE_TITLE, FIGURE, ROLES, TABLE_NOTE
from qreport.render.docx.xml import field, run, unbroken

SEQUENCES = {"table": "表", "figure": "图"}


def add_caption(
    body: BodyWriter, target: str, caption: Caption, *, keep_next: bool, new_page: bool = False
) -> None:
    """Add the caption of the block `target`."""
    look = Format(keep_next=keep_next, page_break=new_page)
    body.paragraph(CAPTION, caption_runs(body, target, caption), look)


def caption_runs(body: BodyWriter, target: str, caption: Caption) -> str:
    """Return what the caption of the block `target` says."""
    number = field(_sequence(body, caption), str(caption.number))
    rest = caption.label.removeprefix(f"{caption.prefix}{caption.number}")
    label = unbroken(caption.prefix) + number + (unbroken(rest) if rest else "")
    words = run("　") + body.inlines(caption.text) if caption.text else ""
    return body.marks.wrap_entry(target, body.marks.wrap(target, label) + words)


def add_continuation(body: BodyWriter, target: str, caption: Caption) -> str:
    """Begin a page with the label under which the table `target` goes on, and return it.

    Its number refers to the caption, so that it counts no table and enters no list.
    """
    wording = body.layout.wording.continued_table
    before, place, after = wording.partition("{label}")
    label = body.marks.refer(CrossReference(target, caption.label)) if place else ""
    words = (run(before) if before else "") + label + (run(after) if after else "")
    body.paragraph(CAPTION, words, Format(keep_next=True, page_break=True))
    return wording.replace("{label}", caption.label)


def _sequence(body: BodyWriter, caption: Caption) -> str:
    """Restart the count where it does not go on by itself (LibreOffice knows no restart by heading)."""
    expected = body.counters.get(caption.sort, 0) + 1
    body.counters[caption.sort] = caption.number
    restart = "" if caption.number == expected != 1 else f" \\r {caption.number}"
    return f"SEQ {SEQUENCES[caption.sort]} \\* ARABIC{restart}"


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
