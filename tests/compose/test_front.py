import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic import ValidationError

from qreport.compose import compose, output_name
from qreport.compose.document.assembly import LONGEST_NAME, safe_name
from qreport.model.document import (
    BodyStart,
    CoverPage,
    Document,
    Heading,
    Paragraph,
    Properties,
    StatementPage,
    Toc,
)
from qreport.model.pack import Manifest, Statement

from .samples import FACTS, chapter, filing, pack, table


def test_cover_contents_and_properties_come_from_the_pack() -> None:
    document, findings = compose(filing(), FACTS, pack([chapter("正文")]))
    assert document.blocks[0] == CoverPage("质量年度报告（2022）", None, ("某*职业*学校",))
    assert document.blocks[2] == BodyStart()
    assert document.properties == Properties(
        "质量年度报告（2022）", "某*职业*学校", "质量年度报告", "2021-11"
    )
    assert findings == ()


def test_the_file_is_named_by_the_pack() -> None:
    assert output_name(filing(), pack()) == "某＊职业＊学校质量年度报告（2022）"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b\\c:d", "a／b＼c：d"), ("CON", "_CON"), ("com1.报告", "_com1.报告"), ("CONSORT", "CONSORT"),
        ("报告. . ", "报告"), ("", "质量年度报告"), ("...", "质量年度报告"), ("a\n\x00b", "ab"),
    ],
)  # fmt: skip
def test_a_file_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_every_name_can_be_a_file_name(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST_NAME + 1
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe == safe.strip(" .")


def front_of(document: Document) -> list[type]:
    return [type(block) for block in document.blocks[: document.blocks.index(BodyStart())]]


def test_the_pack_says_what_stands_in_front_and_in_which_order() -> None:
    parts = ("cover", "statement", "preface", "contents", "tables", "figures", "cases")
    statement = Statement(paragraphs=("{{ 学校.name }}承诺内容真实。",), signature=("单位名称（盖章）：",))
    made = pack(
        [
            chapter("前面的话。", "foreword", "前言", "preface"),
            chapter(
                '## 节\n\n见{{ 见.a }}。\n\n::: 表 a\n\n::: 案例 标题="甲"\n\n正文\n\n:::', "one", "学校概况"
            ),
            chapter("正文", "story", "案例：乙", "case"),
        ],
        [table(kind="indicators", id="a", caption="办学条件", rows=["students"])],
    )
    manifest = made.manifest.model_copy(update={"front": parts, "statement": statement})
    document, findings = compose(filing(), FACTS, replace(made, manifest=manifest))
    assert findings == ()
    assert front_of(document) == [CoverPage, StatementPage, Heading, Paragraph, Toc, Toc, Toc]
    lists = [block for block in document.blocks if isinstance(block, Toc)]
    assert {each.collects: [entry.text for entry in each.entries] for each in lists} == {
        "headings": ["一、学校概况", "（一）节", "案例：乙"],
        "tables": ["表1-1　办学条件"],
        "cases": ["案例1　甲", "案例：乙"],
    }
    page = document.blocks[1]
    assert isinstance(page, StatementPage)
    assert page.paragraphs == ("某*职业*学校承诺内容真实。",)
    body = document.blocks[8:]
    assert "chapter-foreword" not in [block.id for block in body if isinstance(block, Heading)]


def test_a_front_with_a_statement_needs_its_words() -> None:
    with pytest.raises(ValidationError, match="没有写 statement 的内容"):
        Manifest.model_validate({**pack().manifest.model_dump(), "front": ["cover", "statement"]})
