from itertools import pairwise

import pytest

from qreport.compose.chapters import markdown
from qreport.compose.language.output import Rendered
from qreport.compose.language.texts import Texts
from qreport.model.document import LineBreak, Run
from qreport.model.location import Location

from .samples import composition

AT = Location("chapters/one.md", line=5)


def inlines(text: str) -> tuple[object, ...]:
    rendered = Rendered(tuple(text.split("\n")))
    (inline,) = [token for token in markdown.tokens(rendered.lines) if token.type == "inline"]
    return Texts(composition()).of_tokens(rendered, inline.meta["content"], AT)


def marked(text: str) -> str:
    """Bold in brackets, italic in slashes."""
    parts = []
    for part in inlines(text):
        if isinstance(part, LineBreak):
            parts.append("⏎")
        elif isinstance(part, Run):
            shown = f"[{part.text}]" if part.bold else part.text
            parts.append(f"/{shown}/" if part.italic else shown)
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("打造**“双师型”**教师", "打造[“双师型”]教师"),
        ("**注意：**学校", "[注意：]学校"),
        ("学习PLC**“编程”**课程", "学习PLC[“编程”]课程"),
        ("**重点**和**难点**", "[重点]和[难点]"),
        ("**（一）**（二）", "[（一）]（二）"),
        ("**(注)**说明", "[(注)]说明"),
        ("占**98.5%**的", "占[98.5%]的"),
        ("《**规划**》", "《[规划]》"),
        ("一*斜*体***都***", "一/斜/体/[都]/"),
        ("**一是*加强*领导**，", "[一是]/[加强]/[领导]，"),
        ("- **建章立制：**健全", "[建章立制：]健全"),
        ("| **“双高”**校 |\n|---|", "[“双高”]校"),
        ("### **一、**总则", "[一、]总则"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("** 空 **", "** 空 **"),
        ("a_b_c与__粗__", "a_b_c与__粗__"),
        ("__粗__", "[粗]"),
        (r"\*\*原样\*\*", "**原样**"),
        ("**没有结束", "**没有结束"),
    ],
)
def test_bold_needs_no_blanks_in_chinese(text: str, result: str) -> None:
    assert marked(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("一行\n二行", "一行二行"),
        ("in\nEnglish", "in English"),
        ("共有\n97个", "共有97个"),
        ("使用PLC\n编程", "使用PLC编程"),
        ("“引号”\nPLC", "“引号”PLC"),
        ("**粗**\n细", "[粗]细"),
        ("强制  \n换行", "强制⏎换行"),
        ("强制\\\n换行", "强制⏎换行"),
    ],
)
def test_the_end_of_a_line_leaves_a_blank_only_between_western_letters(text: str, result: str) -> None:
    assert marked(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("<b>粗</b>", "<b>粗</b>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("&lt;和&#64976;0&#64977;", "&lt;和&#64976;0&#64977;"),
        ("[文字](http://a.b/c)", "文字"),
        ("`代码`", "代码"),
        ("[x]: http://a.b", "[x]: http://a.b"),
        ("<http://a.b>", "<http://a.b>"),
    ],
)
def test_html_and_links_are_text(text: str, result: str) -> None:
    assert marked(text) == result


def types(text: str) -> list[str]:
    return [token.type for token in markdown.tokens(tuple(text.split("\n")))]


def test_indented_text_is_a_paragraph_and_dashes_make_no_heading() -> None:
    assert types("　　正文") == types("    正文") == ["paragraph_open", "inline", "paragraph_close"]
    assert "heading_open" not in types("正文\n---")


def test_a_directive_ends_a_paragraph_and_stands_within_a_list() -> None:
    assert types("正文\n::: 表 x\n正文").count("paragraph_open") == 2
    assert types("- 一\n  ::: 图 x\n- 二")[4:6] == ["paragraph_close", "directive"]


def test_a_directive_within_a_code_block_is_text() -> None:
    assert types("```\n::: 表 x\n```") == ["fence"]


def test_the_lines_of_photos_are_kept_and_a_case_holds_blocks() -> None:
    text = "::: 案例 标题=a\n## 背景\n\n::: 照片\n![x](y)\n:::\n:::\n后"
    found = markdown.tokens(tuple(text.split("\n")))
    assert [token.type for token in found] == [
        "case_open", "heading_open", "inline", "heading_close", "directive", "case_close",
        "paragraph_open", "inline", "paragraph_close",
    ]  # fmt: skip
    assert found[4].content == "![x](y)"
    assert found[4].map == [3, 4]


def test_marks_nested_a_thousandfold_do_no_harm() -> None:
    text = "*a " * 3000 + "b*" * 3000
    runs = [part for part in inlines(text) if isinstance(part, Run)]
    assert all((one.bold, one.italic) != (two.bold, two.italic) for one, two in pairwise(runs))
