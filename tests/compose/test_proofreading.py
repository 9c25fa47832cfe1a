import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from places import ROOT

from qreport.compose import lint, proofread_pack
from qreport.compose.chapters.proofreading import RULES, proofread
from qreport.model.finding import Level
from qreport.model.location import Location

from .samples import filing, names, pack, place, table
from .test_static_check import found as linted

CHAPTERS = sorted([*ROOT.glob("templates/*/chapters/*"), *ROOT.glob("data/examples/*/chapters/*.md")])

MARKED = (
    ("学校有学生,其中男生较多。", "半角逗号"),
    ("到校率为98%,比上年高。", "半角逗号"),
    ("**注意**,学校已经搬迁。", "半角逗号"),
    ("学校坚持“三全育人”;教师齐心协力。", "半角分号"),
    ("主要做法如下:", "半角冒号"),
    ("效果如何?大家都说好。", "半角问号"),
    ("加油!同学们。", "半角叹号"),
    ("学校创建于一九八四年.现有学生。", "半角句点"),
    ("学校(含南校区)占地较大。", "半角括号"),
    ("现有教师(双师型占比{{ 值.a }})。", "半角括号"),
    ("学校(USA)合作办学。", "半角括号"),
    ('坚持"三全育人"的理念。', "直引号"),
    ("称为“德技并修”的'工匠'。", "直引号"),
    ("开设机电、数控等专业...", "省略号"),
    ("开设机电、数控等专业。。。", "省略号"),
    ("开设机电、数控等专业…", "只有一半"),
    ("一个目标--立德树人。", "破折号"),
    ("二零二一年，学校扩建。", "“〇”"),
    ("二○二一年，学校扩建。", "“〇”"),
    ("占比在63%~68%之间。", "波纹号"),
    ("占比在{{ 值.a }}%~{{ 值.b }}%之间。", "波纹号"),
    ("占比在63%-68%之间。", "容易读成减号"),
    ("学校 坚持立德树人。", "空格"),
    ("生师比为19:1。", "比例"),
    ("两项之比为{{ 值.a }}:{{ 值.b }}。", "比例"),
    ("| 办学 条件很好 | 3 |", "空格"),
    ("[1]所示,教师较多。", "半角逗号"),
    ("生师比为{{ 值.a }}：1。", "比例"),
    ("在校生约9527人左右。", "都说是约数"),
    ("在校生近{{ 值.a|带单位 }}上下。", "都说是约数"),
    ("出台《章程》、《办法》。", "不用顿号"),
    ("坚持“走岗”、“贴岗”。", "不用顿号"),
)

SILENT = (
    "- {{ 行.programme }}：{{ 行.students|带单位 }}",
    "{{ 行.name }}：120人，2021：9527人。",
    "| 项 目 | 人数 |\n|---|---|\n| **合  计** | 3 |\n| 总 计（人） | 4 |\n| 共  计 | 5 |",
    "[1] 教育部. 职业教育法释义.",
    "[2] 王某, 李某. 产教融合研究[J]. 职教论坛, 2021(3): 12-15.",
    "学校占地9,527平方米，生均49.64平方米；教师3.5万人。",
    "开放时间为8:30至17:00，详见https://example.edu.cn/a,b?c=(1)。",
    "课程包括C++、Java（AR,VR）等，见 index.html。",
    "2020-2021学年、2020—2021年，京—沪沿线。",
    "表1：2020年情况，见下表2：9月。",
    "占比63%～68%，生师比19∶1，约9527人，9000人左右。",
    '{{ 值["在校生"] }}人，{% if 值.a > 3, 值.b %}增加{% endif %}。',
    '::: 照片 id=a 标题="活动,照片 二" 列=2',
    "![启动仪式](photos/启动,仪式(1).png)",
    "| 项目 | 数量 |\n|:---|---:|\n| 学生 | 9,527 |",
    "- 建立制度；\n1. 狠抓落实。",
    "运行 `学校,教师` 即可。",
    "```\n学校,教师\n```",
    "## 立德树人 打造品牌",
    "发布《教育部 山东省人民政府关于整省推进的意见》。",
    "与OSZ-TIEM学校（德国）合作……培养“双师型”教师——工匠之师。",
    "二〇二一年，第二零三号教室。",
    "甲\\*乙，{{ 学校.name }}。",
    "",
)


def marks(text: str) -> list[str]:
    return [finding.message for finding in proofread(text, place("chapters/a.md"))]


@pytest.mark.parametrize(("text", "what"), MARKED)
def test_a_slip_is_marked_once_with_its_words(text: str, what: str) -> None:
    (message,) = marks(text)
    assert what in message.partition("”：")[2]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_right_or_no_chinese_text_is_left_alone(text: str) -> None:
    assert marks(text) == []


def test_there_are_chapters() -> None:
    assert {"templates", "data"} == {path.relative_to(ROOT).parts[0] for path in CHAPTERS}


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_chapters_that_come_with_qreport_have_no_slips(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    assert marks(text) == []


@pytest.mark.parametrize(
    "part",
    [
        "一",
        "一(",
        "(一",
        '"一',
        "'一",
        "《",
        "“",
        "](",
        "](a(b)",
        "一 ",
        "1",
        "1.",
        "1:1",
        "1%-1",
        "二零",
        "约1",
        "`",
        "{# {{ #}",
        "\n",
    ],
)
def test_a_text_of_strangers_takes_no_long_time(part: str) -> None:
    usual = work_on("学校坚持立德树人。", "学校")
    assert work_on(part * (200_000 // len(part)), "一" + part + "一" * 200_000) < 20 * usual


def work_on(*texts: str) -> float:
    """Return the processor time of proofreading; it is compared with other such time, never with a clock."""
    long = [text * max(1, 200_000 // len(text)) for text in texts]
    started = time.process_time()
    for text in long:
        marks(text)
    return time.process_time() - started


def test_every_rule_has_a_case() -> None:
    said = {finding.partition("”：")[2] for text, _ in MARKED for finding in marks(text)}
    assert said == {rule.what for rule in RULES}


def test_the_line_counts_across_notation_of_several_lines() -> None:
    text = "甲\n{{ 值.a\n}}{# 注,\n释 #}\n```\n乙,丙\n```\n学校,教师。"
    (finding,) = proofread(text, place("chapters/a.md"))
    assert str(finding.locations[0]) == "chapters/a.md:12"
    assert (finding.message, finding.mend) == ("“学校,教师。”：中文里用了半角逗号", "改成“，”。")


def test_slips_are_warnings_of_lint_that_stop_nothing() -> None:
    findings = linted("学校,教师，生师比19:1。")
    assert sorted(names(findings)) == ["loose-wording", "punctuation"]
    assert {finding.level for finding in findings} == {Level.WARNING, Level.INFO}
    assert not any(finding.blocks or finding.is_open_error for finding in findings)


def test_captions_and_notes_of_a_pack_are_proofread_at_their_entry() -> None:
    note, at = "注：{{ 值.students }}人。", Location("tables/a.yaml", line=3)
    spec = table(kind="indicators", id="a", caption="在校生,人数", rows=["students"], notes=[note])
    made = replace(pack((), [spec]), origins={("table", "a"): at})
    (finding,) = proofread_pack(filing(), made)
    assert (finding.code, finding.found, finding.locations) == ("QR427", "在校生,人数", (at,))
    assert lint(filing(), made) == ()


def test_a_text_whose_notation_is_broken_is_only_told_as_broken() -> None:
    spec = table(kind="indicators", id="a", caption="{{ 在校生,人数", rows=["students"])
    assert proofread_pack(filing(), pack((), [spec])) == ()
