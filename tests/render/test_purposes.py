"""A document for LibreOffice differs from the one for readers only in its pictures and its mentions."""

import io
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PIL import Image

from qreport.model.document import BodyStart, CrossReference, Document, Paragraph
from qreport.model.layout import Layout
from qreport.render.docx.cuts import Cut, Cuts
from qreport.render.docx.purpose import FINAL, FOR_PAGES, Purpose, for_pdf
from qreport.render.pictures import prepare

from . import demo
from .departments import department_table, report
from .docx_check import Docx
from .written import docx_with

STORY = "word/document.xml"
FIELD = re.compile(
    r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText [^>]*> REF .*?"end"/></w:r>'
)
LINK = re.compile(
    r'<w:hyperlink w:anchor="_Ref\w*" w:history="1">(?:(?!</w:hyperlink>).)*\u2060.*?</w:hyperlink>'
)
JOINED = "图\u20602\u2060-\u20601"


@pytest.fixture(scope="module")
def written(document: Document, layout: Layout) -> Callable[[Purpose], Docx]:
    return lambda purpose: Docx(docx_with(document, layout, {}, purpose=purpose))


def media(docx: Docx) -> dict[str, bytes]:
    return {name: content for name, content in docx.parts.items() if name.startswith("word/media/")}


def lines(document: Document, layout: Layout) -> dict[bytes, bytes]:
    """A small picture of its own for each picture of the document."""
    contents = dict.fromkeys(prepare(document, layout).contents())
    return {content: b"\x89PNG %d" % number for number, content in enumerate(contents)}


@pytest.mark.parametrize("purpose", [FOR_PAGES, for_pdf({})], ids=["pages", "pdf"])
def test_only_pictures_and_mentions_differ(written: Callable[[Purpose], Docx], purpose: Purpose) -> None:
    final, other = written(FINAL), written(purpose)
    assert list(other.parts) == list(final.parts)
    changed = {name for name, content in final.parts.items() if other.parts[name] != content}
    assert changed - media(final).keys() == {STORY}
    stories = [docx.parts[STORY].decode() for docx in (final, other)]
    assert LINK.findall(stories[0]) == FIELD.findall(stories[1]) == []
    assert FIELD.sub("", stories[0]) == LINK.sub("", stories[1])
    assert len(FIELD.findall(stories[0])) == len(LINK.findall(stories[1])) == 2
    # A stand-in has the name of its picture, so that all other parts are equal.
    assert [each for each in other.problems() if not each.endswith("jpeg is png")] == []


def test_for_pages_every_picture_is_a_dot(written: Callable[[Purpose], Docx]) -> None:
    found = media(written(FOR_PAGES))
    assert len(found) == 5
    assert {Image.open(io.BytesIO(content)).size for content in found.values()} == {(1, 1)}


def test_for_a_pdf_a_picture_has_its_stand_in_or_stays(
    written: Callable[[Purpose], Docx], document: Document, layout: Layout
) -> None:
    final, every = media(written(FINAL)), lines(document, layout)
    assert list(media(written(for_pdf(every))).values()) == list(every.values())
    assert media(written(for_pdf({}))) == final
    first, *others = final.values()
    assert list(media(written(for_pdf({first: b"line"}))).values()) == [b"line", *others]


def test_a_mention_is_a_link_of_joined_words_that_stay_as_bold_as_they_are(
    written: Callable[[Purpose], Docx],
) -> None:
    docx = written(FOR_PAGES)
    (mention,) = docx.find(f"//w:hyperlink[.//w:t[.='{JOINED}']]")
    assert docx.find(".//w:b", mention)
    assert docx.find("//w:instrText[contains(., ' REF ')]") == []
    assert docx.find("//w:instrText[contains(., ' PAGEREF ')]")
    assert JOINED not in docx.parts["word/document.xml"].decode().split("<w:body>")[0]


def test_the_label_of_a_table_that_goes_on_is_joined_too(layout: Layout) -> None:
    table = department_table()
    cuts = Cuts({table.id: Cut((11,))})
    docx = Docx(docx_with(report(table), layout, {}, cuts, FOR_PAGES))
    assert docx.paragraphs("Caption") == ["表3-1　学校专业设置一览表", "续表\u20603\u2060-\u20601"]


def test_a_mention_of_signs_that_xml_reserves_is_joined_as_text(layout: Layout) -> None:
    table = demo.conditions()
    mention = Paragraph((CrossReference(table.id, "表A&B-1"),))
    document = Document(demo.PROPERTIES, (BodyStart(), mention, replace(table, notes=())))
    docx = Docx(docx_with(document, layout, {}, purpose=FOR_PAGES))
    assert "\u2060".join("表A&B-1") in docx.text()


@pytest.mark.parametrize("purpose", [FINAL, FOR_PAGES, for_pdf({})], ids=["final", "pages", "pdf"])
def test_the_same_purpose_gives_the_same_bytes(document: Document, layout: Layout, purpose: Purpose) -> None:
    assert docx_with(document, layout, {}, purpose=purpose) == docx_with(
        document, layout, {}, purpose=purpose
    )
