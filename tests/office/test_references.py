"""Mentions of tables and figures stay in one line of the PDF."""

import re
from pathlib import Path

from places import EXAMPLE
from programs import writer

from qreport import office
from qreport.workflows.build import Order
from qreport.workflows.build import build as build_reports

from .pdf_text import text_of
from .test_light import packed, unpacked

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Refa \\h '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
    '<w:t xml:space="preserve">图2</w:t><w:noBreakHyphen/><w:t xml:space="preserve">1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_a_field_becomes_a_link_with_joined_words() -> None:
    found = unpacked(office.unbroken_references(packed({"word/document.xml": FIELD.encode()})))
    assert found["word/document.xml"].decode() == (
        '<w:hyperlink w:anchor="_Refa"><w:r>'
        '<w:t xml:space="preserve">图\u20602\u2060-\u20601</w:t></w:r></w:hyperlink>'
    )


def test_other_fields_stay() -> None:
    story = FIELD.replace("REF _Refa", "PAGEREF _Toca").encode()
    parts = {"word/document.xml": story, "word/footer1.xml": FIELD.encode()}
    assert unpacked(office.unbroken_references(packed(parts))) == parts


def test_no_mention_of_the_example_is_broken_at_its_hyphen(tmp_path: Path) -> None:
    writer()
    (built,) = build_reports(EXAMPLE, Order(directory=tmp_path, formats=("pdf",)))
    text = text_of(built.files[0])
    assert len(re.findall(r"[表图] ?\d-\d", text)) > 50
    assert re.findall(r"[表图] ?\d-\s*\n\s*\d", text) == []
    assert "\u2060" not in text
