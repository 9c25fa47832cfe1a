from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from qreport.compose import compose
from qreport.model.document import (
    CaseStudy,
    CrossReference,
    FactRef,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    PhotoGrid,
    Run,
    Table,
    plain_text,
)
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource

from .samples import FACTS, chapter, composed, filing, names, pack, table

CONDITIONS = table(kind="indicators", id="conditions", caption="办学条件", rows=["students"])


def test_headings_get_numbers_and_ids() -> None:
    blocks, findings = composed("## 甲\n\n### 乙\n\n#### 丙\n\n#### 丁\n\n## 戊\n\n### 己")
    heads = [block for block in blocks if isinstance(block, Heading)]
    assert [(head.level, head.number, plain_text(head.text)) for head in heads] == [
        (2, "（一）", "甲"), (3, "1.", "乙"), (4, "（1）", "丙"),
        (4, "（2）", "丁"), (2, "（二）", "戊"), (3, "1.", "己"),
    ]  # fmt: skip
    assert [head.id for head in heads] == [f"chapter-one-{number}" for number in range(1, 7)]
    assert findings == ()


@pytest.mark.parametrize(("mark", "level"), [("#", 2), ("#####", 4)])
def test_a_heading_of_another_level_is_a_finding(mark: str, level: int) -> None:
    blocks, findings = composed(f"正文\n\n{mark} 标题")
    assert isinstance(blocks[1], Heading)
    assert blocks[1].level == level
    assert names(findings) == ["misplaced-heading"]
    assert str(findings[0].locations[0]) == "chapters/one.md:7"


def test_a_value_is_a_run_bound_to_its_fact() -> None:
    (paragraph,), _ = composed("有**{{ 值.students|带单位 }}**。")
    assert isinstance(paragraph, Paragraph)
    ref = FactRef("students", "2021", "", Decimal("9527"))
    assert paragraph.content == (Run("有"), Run("9527人", bold=True, fact=ref), Run("。"))


def test_text_of_the_data_is_never_read_as_markdown_or_jinja() -> None:
    (paragraph,), findings = composed(
        "{% for 行 in 记录.programmes %}{{ 行.programme }}；{% endfor %}{{ 学校.name }}"
    )
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Run("机电*技术*；{{ 值.students }}；汽车维修；某*职业*学校"),)
    assert findings == ()


def test_lists_quotes_and_code_become_blocks() -> None:
    blocks, findings = composed("3. 一\n   - 甲\n4. 二\n\n> 引文\n\n```\n原*样*\n第二行\n```")
    listed, quote, code = blocks
    assert isinstance(listed, ListBlock)
    assert (listed.ordered, listed.start, len(listed.items)) == (True, 3, 2)
    assert isinstance(listed.items[0][1], ListBlock)
    assert isinstance(quote, Paragraph)
    assert (quote.role, plain_text(quote.content)) == ("quote", "引文")
    assert isinstance(code, Paragraph)
    assert (code.role, plain_text(code.content)) == ("plain", "原*样*\n第二行")
    assert findings == ()


def test_a_typed_table_has_no_caption() -> None:
    (block,), findings = composed("| 甲 | 乙 |\n|---|--:|\n| **一** | {{ 值.students }} |")
    assert isinstance(block, Table)
    assert block.caption is None
    assert [[plain_text(cell.content) for cell in row.cells] for row in block.rows] == [
        ["甲", "乙"],
        ["一", "9527"],
    ]
    assert [cell.align for cell in block.rows[1].cells] == ["left", "right"]
    assert block.rows[0].role == "header"
    assert findings == ()


def test_a_table_made_by_a_loop_is_one_table() -> None:
    source = "| 专业 |\n|---|\n{% for 行 in 记录.programmes %}\n| {{ 行.专业 }} |\n{% endfor %}\n\n完"
    blocks, _ = composed(source)
    assert isinstance(blocks[0], Table)
    assert len(blocks[0].rows) == 4


def test_a_rule_and_a_picture_in_the_text_are_findings() -> None:
    blocks, findings = composed("甲\n\n---\n\n乙![图](photos/a.png)\n\n![图](photos/a.png)")
    texts = [plain_text(block.content) for block in blocks if isinstance(block, Paragraph)]
    assert texts == ["甲", "乙【图片没有排入：图】", "【图片没有排入：图】"]
    assert names(findings) == ["left-out-of-report", "not-a-photo-line", "not-a-photo-line"]
    assert [finding.locations[0].line for finding in findings] == [7, 9, 11]


def test_a_reminder_is_printed_and_found() -> None:
    blocks, findings = composed("::: 待写 写明{{ 学校.name }}的做法\n\n::: 分页")
    assert blocks[0] == Paragraph(
        (Run("【待写】"), Run("写明"), Run("某*职业*学校"), Run("的做法")), "prompt"
    )
    assert blocks[1] == PageBreak()
    assert names(findings) == ["still-to-write"]
    assert not findings[0].blocks


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("正文\n\n::: 表单 conditions", "unknown-directive", 7),
        ("::: 照片\n![a](photos/a.png)", "unclosed-directive", 5),
        ("正文\n\n:::", "unclosed-directive", 7),
        ("::: 案例 标题=甲\n正文", "unclosed-directive", 5),
        ("::: 照片 题=甲\n:::", "directive-arguments", 5),
        ("::: 表 condition", "unknown-table-or-chart", 5),
        ("::: 图 conditions", "unknown-table-or-chart", 5),
        ("{% for 行 in 记录.programmes %}\n{% endfor %}\n\n::: 图 none", "unknown-table-or-chart", 8),
    ],
)
def test_a_wrong_directive_is_found_at_its_line(text: str, name: str, line: int) -> None:
    blocks, findings = composed(text, [CONDITIONS])
    assert names(findings) == [name]
    marked = any(isinstance(block, Paragraph) and "【查无此" in plain_text(block.content) for block in blocks)
    assert marked is (name == "unknown-table-or-chart")
    assert findings[0].blocks is not marked
    assert findings[0].locations[0].line == line


def test_a_table_placed_twice_is_an_error_and_stands_once() -> None:
    blocks, findings = composed(
        "见{{ 见.conditions }}。\n\n::: 表 conditions\n\n::: 表 conditions", [CONDITIONS]
    )
    assert [type(block) for block in blocks] == [Paragraph, Table]
    assert names(findings) == ["placed-twice"]
    assert [place.line for place in findings[0].locations] == [9, 7]


def test_a_reference_shows_the_label_before_and_after() -> None:
    text = "见**{{ 见.conditions }}**。\n\n::: 表 conditions\n\n由{{ 见['conditions'] }}可见"
    blocks, findings = composed(text, [CONDITIONS])
    assert findings == ()
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].content[1] == CrossReference("conditions", "表1-1", bold=True)
    assert isinstance(blocks[2], Paragraph)
    assert plain_text(blocks[2].content) == "由表1-1可见"


@pytest.mark.parametrize(
    ("text", "found", "mark"),
    [
        ("见{{ 见.conditions }}", "referred-but-not-in-report", "【查无此图表：conditions】"),
        ("见{{ 见.condition }}", "unknown-name", "【查无此图表：condition】"),
        ("::: 表 conditions", "never-mentioned", ""),
    ],
)
def test_references_and_tables_belong_together(text: str, found: str, mark: str) -> None:
    blocks, findings = composed(text, [CONDITIONS])
    assert names(findings) == [found]
    assert not findings[0].blocks
    marks = [run.text for block in blocks if isinstance(block, Paragraph) for run in marked(block)]
    assert marks == ([mark] if mark else [])


def marked(block: Paragraph) -> list[Run]:
    return [run for run in block.content if isinstance(run, Run) and run.mark]


_TYPED = '::: 表格 id=own 标题="各系人数"\n| 系 | 人数 |\n|---|---|\n| 甲 | 3 |\n:::'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_TYPED, ["正文没有提到表1-1（own）"]),
        (_TYPED.replace(" id=own", ""), ["正文没有提到表1-1"]),
        (_TYPED.replace(' 标题="各系人数"', ""), []),
        (f"见{{{{ 见.own }}}}。\n\n{_TYPED}", []),
        (f"{_TYPED}\n\n由{{{{ 见.own }}}}可见", []),
        ('::: 案例 id=case 标题="一例"\n文字。\n:::', []),
    ],
)
def test_every_captioned_thing_has_to_be_mentioned(text: str, told: list[str]) -> None:
    _, findings = composed(text)
    assert [finding.message for finding in findings] == told
    assert all("id=名称" in finding.mend for finding in findings if "own" not in finding.message)


def test_in_word_the_advice_is_to_write_the_number() -> None:
    places = tuple(Location("chapters/one.docx", line=3) for _ in _TYPED.split("\n"))
    made = replace(chapter(_TYPED), file="chapters/one.docx", places=places)
    _, (finding,) = compose(filing(), FACTS, pack((made,)))
    assert (finding.message, "见表1-1" in finding.mend) == ("正文没有提到表1-1", True)


def test_the_things_of_an_annex_need_no_mention() -> None:
    annex = ChapterSource("annex", ChapterHead(title="附表", kind="annex"), _TYPED, "chapters/annex.md", 5)
    _, findings = compose(filing(), FACTS, pack((annex,)))
    assert findings == ()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    for name in ("a.png", "b 图(1).png"):
        (tmp_path / "photos" / name).write_bytes(b"x")
    (tmp_path.parent / "outside.png").write_bytes(b"x")
    return tmp_path


def photos(root: Path, lines: str, head: str = 'id=club 标题="{{ 学校.name }}社团"') -> tuple[Any, list[str]]:
    blocks, findings = composed(f"见{{{{ 见.club }}}}。\n\n::: 照片 {head}\n{lines}\n:::", root=root)
    return blocks[1:], names(findings)


def test_a_titled_photo_grid_has_to_be_mentioned(root: Path) -> None:
    _, findings = composed('::: 照片 id=club 标题="社团"\n![合唱](photos/a.png)\n:::', root=root)
    assert [finding.message for finding in findings] == ["正文没有提到图1-1（club）"]


def test_a_photo_grid_has_a_caption_and_legends(root: Path) -> None:
    (grid,), findings = photos(root, "![{{ 值.clubs }}个社团](photos/a.png)\n\n![](<photos/b 图(1).png>)")
    assert isinstance(grid, PhotoGrid)
    assert grid.caption is not None
    assert (grid.id, grid.caption.label, plain_text(grid.caption.text)) == (
        "club",
        "图1-1",
        "某*职业*学校社团",
    )
    assert [photo.path.name for photo in grid.photos] == ["a.png", "b 图(1).png"]
    assert [photo.alt for photo in grid.photos] == ["-个社团", "某*职业*学校社团"]
    assert [photo.origin.line for photo in grid.photos] == [8, 10]
    assert grid.columns == 2
    assert findings == ["value-missing"]


def test_a_grid_without_title_has_no_number(root: Path) -> None:
    blocks, findings = composed("::: 照片\n![甲](photos/a.png)\n:::", root=root)
    assert isinstance(blocks[0], PhotoGrid)
    assert (blocks[0].caption, blocks[0].columns) == (None, 1)
    assert findings == ()
    _, found = photos(root, "![甲](photos/a.png)", "id=club")
    assert found == ["referred-but-not-in-report"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("![甲](photos/c.png)", "photo-missing"),
        ("![甲](photos)", "photo-missing"),
        ("![甲](photos/" + "长" * 200 + ".png)", "photo-missing"),
        ("![甲](../outside.png)", "photo-outside-filing"),
        ("![甲](/etc/hostname)", "photo-outside-filing"),
        ("![甲](C:/a.png)", "photo-outside-filing"),
        ("photos/a.png", "not-a-photo-line"),
        ("![甲]（photos/a.png）", "not-a-photo-line"),
    ],
)
def test_a_wrong_photo_is_found_and_its_place_marked(root: Path, line: str, name: str) -> None:
    blocks, findings = photos(root, f"{line}\n![乙](photos/a.png)")
    assert findings == [name]
    wrong, right = blocks[0].photos
    assert wrong.lacking.startswith("【不是照片：" if name == "not-a-photo-line" else "【缺照片：")
    assert not right.lacking


def test_a_case_holds_its_blocks_unnumbered() -> None:
    text = (
        '## 前\n\n::: 案例 id=robots 标题="引企**入校**"\n## 背景\n\n正文\n:::\n\n## 后\n\n见{{ 见.robots }}'
    )
    blocks, findings = composed(text)
    case = blocks[1]
    assert isinstance(case, CaseStudy)
    assert (case.id, case.label, plain_text(case.title)) == ("robots", "案例1", "引企**入校**")
    assert isinstance(case.blocks[0], Heading)
    assert case.blocks[0].number == ""
    assert isinstance(blocks[2], Heading)
    assert blocks[2].number == "（二）"
    assert findings == ()
