import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.text.characters import IllegalCharacter, illegal_characters, shown, tidy, without_illegal


@pytest.mark.parametrize("text", ["", "全日制在校生数\t9527\r\n", "①½²🙂𠮷", "a\u200bb", "\u3000"])
def test_ordinary_text_has_no_illegal_character(text: str) -> None:
    assert illegal_characters(text) == ()
    assert without_illegal(text) == text


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("\x00", "控制字符 U+0000"),
        ("\x0b", "控制字符 U+000B"),
        ("\x1f", "控制字符 U+001F"),
        ("\x7f", "控制字符 U+007F"),
        ("\x85", "控制字符 U+0085"),
        ("\ud800", "不成字的编码 U+D800"),
        ("\ufffe", "不成字的编码 U+FFFE"),
        ("\U0010ffff", "不成字的编码 U+10FFFF"),
        ("\u202e", "改变文字方向的字符 U+202E"),
        ("\u2066", "改变文字方向的字符 U+2066"),
    ],
)
def test_an_illegal_character_is_named_with_its_place(letter: str, name: str) -> None:
    assert illegal_characters(f"一行\n学{letter}校") == (IllegalCharacter(2, 2, name),)
    assert without_illegal(f"学{letter}校") == "学\ufffd校"


def test_all_illegal_characters_are_found_in_order() -> None:
    found = illegal_characters("\x01a\x02\n\x03")
    assert [(each.line, each.column) for each in found] == [(1, 1), (1, 3), (2, 1)]


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_what_is_left_can_be_written_as_xml(text: str) -> None:
    legal = without_illegal(text)
    assert not illegal_characters(legal)
    assert len(legal) == len(text)
    legal.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a b ", "a b"),
        ("\u3000学校\xa0", "学校"),
        ("\ufeff\u200b 学校\u200b \u200b", "学校"),
        ("a\r\nb\rc", "a\nb\nc"),
        (" ", ""),
    ],
)
def test_tidy_takes_blanks_from_both_ends_only(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "空白"),
        (True, "true"),
        ({"a": 1}, "若干行“键: 值”"),
        ([1], "一个列表"),
        ("a\nb\x1b[31m", "a b\\x1b[31m"),
        ("a\u2028b\rc\td\x85e", "a b c d e"),
        ("长" * 50, "长" * 40 + "…"),
        (97, "97"),
    ],
)
def test_values_are_shown_on_one_line_without_control_characters(value: object, expected: str) -> None:
    assert shown(value) == expected
