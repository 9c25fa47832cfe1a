"""What a chapter types that no one reads, and what the report gives by itself, is told at its line."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from places import ROOT

from qreport.compose import compose
from qreport.compose.chapters.signs import signs
from qreport.model.document import Paragraph, plain_text
from qreport.model.facts import Facts
from qreport.text.numerals import without_number

from .samples import chapter, filing, pack, place, typed
from .test_static_check import found

CHAPTERS = sorted([*ROOT.glob("templates/*/chapters/*"), *ROOT.glob("data/examples/*/chapters/*.md")])

PROOFREAD = ("QR416", "QR427", "QR428")


def told(text: str) -> list[tuple[str, int | None]]:
    return [(each.code, each.locations[0].line) for each in found(text) if each.code not in PROOFREAD]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("##办学条件", "QR420"),
        ("#办学条件", "QR420"),
        ("＃＃ 办学条件", "QR420"),
        ("在校生~~7948~~9527人。", "QR437"),
        ("这是==重点==。", "QR437"),
        ("毕业生[^1]很多。", "QR437"),
        ("[^注]: 见附件。", "QR437"),
        ("- [x] 已办", "QR437"),
        ("1. [ ] 未办", "QR437"),
        ("第一行<br>第二行", "QR437"),
        ('<font color="red">重点</font>', "QR437"),
        ("<!-- 备注 -->", "QR437"),
        ("甲&nbsp;乙", "QR437"),
        ("[TOC]", "QR437"),
        ("公式$$x$$", "QR437"),
        ("在校生｛｛ 值.students ｝｝人。", "QR438"),
        ("在校生{ 值.students }人。", "QR438"),
        ("在校生{值.students}人。", "QR438"),
        ("在校生｛值.全日制在校生数｝人。", "QR438"),
        ('在校生{ 值["全日制在校生数"] }人。', "QR438"),
        ("在校生值.students人。", "QR438"),
        ("## 一、办学条件", "QR439"),
        ("### （一）办学条件", "QR439"),
        ("### 1.1 办学条件", "QR439"),
        ("#### ① 办学条件", "QR439"),
        ("详见图9-9。", "QR450"),
        ("如表 9.9 所示。", "QR450"),
        ("如附表9所示。", "QR450"),
        ("经费情况（见图2）。", "QR450"),
        ("图 2所示为实训基地。", "QR450"),
        ("表5-1 经费投入一览", "QR451"),
        ("图3：实训基地", "QR451"),
        ("在校生{{ 值.students|带单位 }}人。", "QR452"),
        ('在校生{{ 值["全日制在校生数"]|带单位 }} 人', "QR452"),
        ("在校生{{ 值.students|带单位 }}名学生。", "QR452"),
        ("社团{{ 值.clubs|带单位 }}个社团。", "QR452"),
        ("人均{{ 值.area|带单位 }}平方米。", "QR452"),
        ("拨款{{ 值.funds|小数(2)|带单位 }}元。", "QR452"),
        ("合格率{{ 值.rate|带单位 }}%。", "QR452"),
        ("合格率为{{ 值.rate }}，很好。", "QR441"),
        ("占{{ 值.rate|小数(1) }}。", "QR441"),
        ("在校生减少{{ 值.students|增减 }}。", "QR442"),
        ("在校生增长了{{ 值.students|变化 }}。", "QR442"),
        ("在校生减少{{ 值.students|增减(2)|比上年 }}。", "QR442"),
        ("在校生由{{ 值.students|由到 }}。", "QR442"),
        ("在校生比上年{{ 值.students|增减|比上年 }}。", "QR442"),
    ],
)
def test_a_sign_that_nobody_reads_is_told_at_its_line(line: str, code: str) -> None:
    assert told(f"学校概况。\n\n{line}\n\n正文。") == [(code, 7)]


@pytest.mark.parametrize(
    "line",
    [
        "展板尺寸2*3米、4*5米。",
        "机柜120*80*60毫米。",
        "展板2米*宽3米，长*宽*高如下。",
        "每块{{ 值.students }}*{{ 值.clubs }}米。",
        "*为国家平台指标，与*一致。",
        "带*的为重点专业，打*号的已验收。",
        "**加粗不闭合",
        "学校** 办学条件 **很好。",
        "| 甲 | **乙 |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_a_star_that_is_no_mark_and_a_mark_that_is_half_are_told_at_their_line(line: str) -> None:
    assert told(f"学校概况。\n\n{line}\n\n正文。") == [("QR440", 7)]


@pytest.mark.parametrize(
    "line",
    [
        "打造**“双师型”**教师，*重点*工作，***特别***说明。",
        "**2021年**在校生{{ 值.students }}人，**{{ 值.students }}**人。",
        r"展板2\*3米，\*为国家平台指标，\*\*甲。",
        "**跨行\n加粗**的字。",
        "展板2×3米，`2*3`与`**`。",
        "* 项目一，和\n* 项目二",
        "带*号的专业为国家级。",
    ],
)
def test_emphasis_that_is_whole_and_stars_that_are_escaped_are_silent(line: str) -> None:
    assert told(f"学校概况。\n\n{line}\n\n正文。") == []


def test_figures_keep_the_star_between_them() -> None:
    source = chapter("展板2*3米、4*5米，{{ 值.students }}*2、3*{{ 值.students }}，*重点*。")
    document, _ = compose(filing(), Facts((typed("students", "2021", "9527"),)), pack([source]))
    texts = [plain_text(block.content) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["展板2*3米、4*5米，9527*2、3*9527，重点。"]


def test_lines_that_run_together_are_told_once_a_list() -> None:
    assert told("做法：\n1、制定方案\n2、组织实施\n3、总结") == [("QR453", 7)]
    assert told("（1）先行试点\n（2）全面推开") == [("QR453", 6)]
    assert told("1、制定方案\n\n2、组织实施\n\n1、甲  \n2、乙") == []


@pytest.mark.parametrize(
    "text",
    [
        "```\n~~a~~ <br> {值.a}\n```",
        "写法是`<br>`和`~~`。",
        "大小为3<5，a==b，C&A，#1机组，1～2年，a[1]。",
        "代表2-3人，列表1-2，地图1-2，图书2-3万册。",
        "## 1+X证书试点\n\n甲\n\n## 3-5年规划\n\n甲\n\n## 2021年工作\n\n甲\n\n## 4.0时代\n\n乙",
        "集合{1,2}和{甲}。",
        "表1说明了三点。",
        "如代表10人，见表1说明，如图2020年，见地图2，据报表3日报。",
        "在校生{{ 值.students|带单位 }}，比上年多。",
        "在校生{{ 值.students }}人，{{ 值.students|带单位 }}人均一册。",
        "社团{{ 值.clubs|带单位 }}个性鲜明，工作室{{ 值.studios|带单位 }}，获奖{{ 值.awards|带单位 }}项目。",
        "占{{ 值.rate }}%，合格率为{{ 值.rate|带单位 }}。\n\n合格率（%）为{{ 值.rate }}。",
        "占{{ 值.students }}。",
        "生师比为{{ 值.ratio|带单位 }}比上年高，百分之{{ 值.rate }}。",
        "在校生比上年{{ 值.students|增减 }}，增加{{ 值.students }}人。",
        '::: 案例 标题="甲"\n## 一、背景\n\n文字\n:::',
    ],
)
def test_ordinary_text_is_silent(text: str) -> None:
    assert told(text) == []


def test_a_number_that_the_report_gives_is_no_dangling_one() -> None:
    text = "如表1-1、图1-1和表1-2所示。\n\n::: 表 conditions\n\n::: 图 chart"
    assert {each.found for each in found(text) if each.code == "QR450"} == {"表1-2"}


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_the_chapters_of_packs_and_examples_hold_no_such_sign(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
    assert list(signs(text, place(), is_markdown=True)) == []


def test_a_word_chapter_is_searched_for_braces_alone() -> None:
    text = "~~甲~~\n##乙\n{ 值.students }"
    assert [each.code for each in signs(text, place(), is_markdown=False)] == ["QR438"]


def test_a_value_per_head_says_so_once() -> None:
    source = chapter("设备生均{{ 值.funds|带单位 }}，设备值为{{ 值.funds|带单位 }}。")
    whole = pack([source])
    per_head = whole.indicators["funds"].model_copy(update={"unit": "元/生"})
    whole = replace(whole, indicators={**whole.indicators, "funds": per_head})
    facts = Facts((typed("funds", "2021", "14320.94"),))
    document, _ = compose(filing(), facts, whole)
    texts = [plain_text(block.content) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["设备生均14320.94元，设备值为14320.94元/生。"]


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("1.2万平方米新校区", "1.2万平方米新校区"),
        ("3.5 亿元设备更新", "3.5 亿元设备更新"),
        ("4.0时代的智能制造", "4.0时代的智能制造"),
        ("1.5倍增长", "1.5倍增长"),
        ("1.1办学条件", "办学条件"),
        ("2.10 校企合作", "校企合作"),
        ("1.2.3、经费", "经费"),
    ],
)
def test_a_decimal_number_in_front_of_a_heading_belongs_to_its_words(heading: str, bare: str) -> None:
    assert without_number(heading) == bare
