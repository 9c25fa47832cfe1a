import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qreport.render.docx.xml import attribute, escape, run
from qreport.text.characters import clean


@given(st.text())
def test_escaped_text_is_read_back_without_forbidden_characters(text: str) -> None:
    read = etree.fromstring(f"<a>{escape(text)}</a>").text or ""
    assert read == clean(text).replace("\r\n", "\n").replace("\r", "\n")


@given(st.text())
def test_an_attribute_is_one_line(text: str) -> None:
    read = etree.fromstring(f'<a b="{attribute(text)}"/>').get("b")
    assert read == clean(" ".join(text.split()))


@pytest.mark.parametrize("text", ["", "学校 “三全育人” m² 😀", "a\tb\nc"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_control_characters_and_surrogates_are_dropped() -> None:
    assert clean("a\x00\x0b\x1f\ud800\ufffeb") == "ab"


def test_line_feeds_and_tabs_become_elements() -> None:
    made = run("甲\r\n乙\t丙")
    assert made.count("<w:br/>") == made.count("<w:tab/>") == 1
    assert "\r" not in made
