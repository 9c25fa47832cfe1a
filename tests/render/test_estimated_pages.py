"""Contents whose pages are a guess say so, without asking anything when the file is opened."""

from qreport.model.document import Document
from qreport.model.layout import Layout

from . import demo
from .docx_check import Docx
from .written import docx_of, docx_with

WORDS = "页码为估算"


def notes(docx: Docx) -> list[str]:
    return [each for each in docx.paragraphs("Prompt") if each.startswith(WORDS)]


def test_estimated_contents_say_so_and_tell_how_to_mend_it(docx: Docx) -> None:
    (note,) = notes(docx)
    assert "F9" in note


def test_the_note_goes_when_the_contents_are_updated(docx: Docx) -> None:
    # It is the first paragraph of the field's result, which an update replaces.
    note = docx.find(f"//w:p[w:r/w:t[starts-with(., '{WORDS}')]]")[0]
    kinds = docx.find("w:r/w:fldChar/@w:fldCharType | w:r/w:t[1]/@xml:space", note)
    assert kinds == ["begin", "separate", "preserve"]
    assert docx.text(note.getprevious()) == "目　录"


def test_nothing_is_marked_so_that_word_would_ask(docx: Docx) -> None:
    assert docx.find("//@w:dirty") == []
    assert b"updateFields" not in docx.parts["word/settings.xml"]


def test_true_pages_come_without_a_note(document: Document, layout: Layout) -> None:
    assert notes(Docx(docx_with(document, layout, {}))) == []


def test_a_report_without_contents_has_no_note(layout: Layout) -> None:
    document = Document(demo.PROPERTIES, (demo.heading("a", 1, "", "甲"),))
    assert notes(Docx(docx_of(document, layout))) == []
