"""Captions: a label that counts itself, a bookmark around it for references, the words."""

from qreport.model.document import Caption
from qreport.render.docx.fields import field
from qreport.render.docx.paragraphs import Format
from qreport.render.docx.story import Story
from qreport.render.docx.styles import CAPTION
from qreport.render.docx.xml import run, unbroken

SEQUENCES = {"table": "表", "figure": "图"}


def add_caption(story: Story, target: str, caption: Caption, *, keep_next: bool) -> None:
    """Add the caption of the block `target`."""
    number = field(_sequence(story, caption), str(caption.number))
    rest = caption.label.removeprefix(f"{caption.prefix}{caption.number}")
    label = unbroken(caption.prefix) + number + (unbroken(rest) if rest else "")
    words = run("　") + story.inlines(caption.text) if caption.text else ""
    story.paragraph(CAPTION, story.marks.wrap(target, label) + words, Format(keep_next=keep_next))


def _sequence(story: Story, caption: Caption) -> str:
    """Restart the count where it does not go on by itself (LibreOffice knows no restart by heading)."""
    expected = story.counters.get(caption.sort, 0) + 1
    story.counters[caption.sort] = caption.number
    restart = "" if caption.number == expected != 1 else f" \\r {caption.number}"
    return f"SEQ {SEQUENCES[caption.sort]} \\* ARABIC{restart}"
