"""Captions: a label that counts itself, a bookmark around it for references, the words."""

from qreport.model.document import Caption, CrossReference
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.fields import field
from qreport.render.docx.paragraphs import Format
from qreport.render.docx.styles import CAPTION
from qreport.render.docx.xml import run, unbroken

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
