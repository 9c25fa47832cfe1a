"""What the checks say of the words of the chapters."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.check import check
from qreport.check.near_names import near
from qreport.model.facts import Bound
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.model.pack import AvoidedWord, ChapterHead, ChapterKind, ChapterSource
from qreport.model.records import Column, RecordSchema
from qreport.notation.directives import VALUE
from qreport.notation.prose import lines

from .samples import filing_of, indicator, pack_of, records, typed

INDICATORS = [
    indicator("students", name="全日制在校生数", aliases=["学生人数"]),
    indicator("clubs", "个", name="学生社团总数"),
    indicator("rate", "%", name="毕业去向落实率"),
]
PROGRAMMES = RecordSchema(
    id="training",
    name="专业",
    columns=(Column(id="client", name="专业名称", proper_names=True), Column(id="people", name="人数")),
)
LISTED = records([("机电技术应用", Decimal(3)), ("幼儿保育", Decimal(4))], schema=PROGRAMMES)


def chapter(text: str, kind: ChapterKind = "body") -> ChapterSource:
    return ChapterSource("a", ChapterHead(title="题", kind=kind), text, "chapters/a.md", first_line=5)


def said(
    text: str, facts: Mapping[str, str] | None = None, kind: ChapterKind = "body", limit: int | None = None
) -> list[Finding]:
    pack = pack_of(INDICATORS)
    pack = replace(pack, manifest=pack.manifest.model_copy(update={"case_limit": limit}))
    filing = replace(filing_of(facts or {}, LISTED), chapters={"a": chapter(text, kind)})
    names = {"former_names": ("某县职业中专学校",), "other_names": ("某市技师学院",)}
    school = filing.config.school.model_copy(update={"name": "某市高级职业学校", **names})
    words = (
        AvoidedWord(word="双师素质", instead="双师型", why="2022 年改名"),
        AvoidedWord(word="建党百年", last_year=2020),
        AvoidedWord(word="十四五", last_year=2025),
    )
    filing = replace(filing, config=filing.config.model_copy(update={"school": school, "words": words}))
    return list(check(filing, pack).findings)


def codes(text: str, facts: Mapping[str, str] | None = None) -> list[str]:
    return [finding.code for finding in said(text, facts)]


def test_a_line_is_what_a_reader_sees_of_it() -> None:
    photos = '![图注](photos/a.png)\n::: 照片 id=x 标题="活动"\n:::'
    text = f"## 一\n在校{{{{ 值.a|带单位 }}}}，{{% if x %}}好{{% endif %}}\n{photos}"
    read = lines(chapter(text))
    assert [line.words for line in read] == ["一", f"在校{VALUE}，好", "图注", "活动", ""]
    assert [line.at.line for line in read] == [5, 6, 7, 8, 9]
    assert [line.level for line in read] == [2, 0, 0, 0, 0]


def test_lines_of_a_word_file_stand_in_its_paragraphs() -> None:
    places = (Location("chapters/a.docx", line=3, near="甲"), Location("chapters/a.docx", line=4))
    word = replace(chapter("\\_\\_\\_ 与 **名称**\n第二行"), places=places)
    assert [line.at.line for line in lines(word)] == [3, 4]
    assert lines(word)[0].words.startswith("___ 与")


def test_a_template_over_several_lines_leaves_its_lines_empty() -> None:
    read = lines(chapter("在校\n{{\n  值.a\n}}人，{# 待\n补充 #}好\n末行"))
    assert [line.words for line in read] == ["在校", VALUE, "", "人，", "好", "末行"]


@pytest.mark.parametrize("known", [1, 2, 3, 9])
def test_a_chapter_always_knows_where_a_line_stands(known: int) -> None:
    places = tuple(Location("chapters/a.docx", line=number) for number in range(1, known + 1))
    word = replace(chapter("一\n二\n三"), places=places)
    assert [line.at.line for line in lines(word)] == [min(number, known) for number in (1, 2, 3)]


@pytest.mark.parametrize("unit", ["{{ ", "{% ", "{# ", "![", "![x](", "::: ", "标题="])
def test_a_chapter_of_nothing_but_beginnings_is_read_at_once(unit: str) -> None:
    assert len(lines(chapter(unit * (1_000_000 // len(unit))))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "共有XX人",
        "地址待补充。",
        "见TODO",
        "获奖××项",
        "第＿＿届",
        "校长（此处填写姓名）",
        "共□□人",
        "20XX年招生。",
        "于20xx年建成",
        "202X年招生",
        "X年X月印发",
        "×月×日举行",
        "数据暂缺。",
        "人数待定。",
        "| 待补 |",
        "人数待核实，见下。",
        "共？？？人",
        "共??人",
        "现有教师（　　）人",
        "现有教师(  )人",
        "«学校»成立",
        "请教务处核对。",
        "共50人（请财务处核实）",
        "增长【请补充】",
    ],
)
def test_a_placeholder_is_an_error_at_its_line(text: str) -> None:
    (finding,) = said(f"第一行。\n\n{text}")
    assert (finding.code, finding.level) == ("QR233", Level.ERROR)
    assert finding.locations == (Location("chapters/a.md", line=7),)


def test_a_long_number_beside_a_placeholder_is_not_shown() -> None:
    found = [finding.message for finding in said("电话13800138000，待补充") if finding.code == "QR233"]
    assert found == ["“…，待补充”里的“待补充”像是还没有填的内容"]


@pytest.mark.parametrize(
    "text",
    [
        "型号为XXL的设备", "3×3 的方阵", "VR与X射线", "{{ 值.students }}人", "![照片](photos/XX.png)",
        "---", "::: 待写 写明XX", "1+X证书", "X证书", "MAXX系统",
        "师资有待补充。", "等待定级评审。", "制度亟待补充完善。", "每学期发放告知书，请家长核对。",
        "邀请专家核实。",
        "2020年（{{ 值.students }}人）", "如何办学？", "有待确认。", "期待定期交流", "f(x)与（甲）",
        "请专家进校核对标准是惯例。",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_placeholder_is_silent(text: str) -> None:
    assert "QR233" not in codes(f"一段。\n{text}\n末段。")


def test_a_heading_with_nothing_below_it_is_told() -> None:
    (finding,) = said(
        "## 甲\n\n正文。\n\n## 乙\n\n{% if 值.students > 1 %}\n{% endif %}\n## 丙\n### 丁\n正文。"
    )
    assert (finding.code, finding.message) == ("QR234", "“乙”下面没有内容")
    assert finding.locations[0].line == 9


@pytest.mark.parametrize("below", ["{{ 值.students }}", "::: 表 conditions", "### 小节\n正文。", "- 列举"])
def test_a_heading_above_any_content_is_silent(below: str) -> None:
    assert codes(f"## 甲\n\n{below}") == []


def test_a_photo_without_a_legend_is_told() -> None:
    assert codes("::: 照片\n![](photos/a.png)\n![有](photos/b.png)\n:::") == ["QR240"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在机电技术运用专业开展试点。", "机电技术应用"),
        ("设有幼儿保育、机电技木应用。", "机电技术应用"),
        ("机电技术\n应用。\n机电技术运用。", "机电技术应用"),
        ("某市高等职业学校。", "某市高级职业学校"),
    ],
)
def test_a_name_with_one_wrong_letter_is_told_with_the_right_one(text: str, name: str) -> None:
    (finding,) = said(text)
    assert (finding.code, finding.expected) == ("QR235", name)


@pytest.mark.parametrize(
    "text", ["机电技术应用专业", "推广机电技术运用经验", "幼儿教育", "机电工程应用", "在某市高级职业学校举行"]
)
def test_right_names_and_common_words_are_silent(text: str) -> None:
    assert "QR235" not in codes(text)


def test_what_is_itself_a_name_is_never_a_slip_of_another() -> None:
    names = ("建筑工程管理", "建筑工程监理")
    assert list(near("开设建筑工程管理、建筑工程监理专业", names)) == []
    assert list(near("建筑工程监理", names[:1])) == [(0, "建筑工程监理", "建筑工程管理")]


def test_an_event_after_the_month_of_issue_is_told() -> None:
    (finding,) = said("2022年3月举行了运动会。")
    assert (finding.code, finding.found, finding.expected) == ("QR236", "2022年3月", "不晚于 2021年11月")


@pytest.mark.parametrize(
    "text",
    ["2021年11月举行。", "计划于2022年8月竣工。", "2022年3月将举行。", "2021年1月至2022年8月", "到2025年"],
)
def test_plans_and_past_events_are_silent(text: str) -> None:
    assert codes(text) == []


def test_legends_without_a_year_are_told_once_a_chapter() -> None:
    legends = ("4月30日，开幕", "2021年5月1日", "6月1日")
    (finding,) = said("\n".join(["::: 照片", *(f"![{legend}](photos/a.png)" for legend in legends), ":::"]))
    assert (finding.code, finding.level, len(finding.locations)) == ("QR243", Level.INFO, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近{{ 值.students }}人", ["QR238"]),
        ("{{ 值.students|带单位 }}左右", ["QR238"]),
        ("近{{ 值.clubs }}个", []),
        ("近{{ 值.students|万(1) }}人", []),
        ("{{ 值.students }}人", []),
        ("约{{ 值.rate }}%", []),
    ],
)
def test_a_vague_word_does_not_stand_beside_an_exact_figure(text: str, expected: list[str]) -> None:
    assert codes(text, {"students": "9527", "clubs": "200"}) == expected


def test_a_vague_word_is_not_said_twice() -> None:
    filing = replace(
        filing_of([typed("clubs", "90", 2, Bound.AT_LEAST)]), chapters={"a": chapter("约{{ 值.clubs }}个")}
    )
    (finding,) = check(filing, pack_of(INDICATORS)).findings
    assert "已经是概数" in finding.message


CASE = "## 背景\n\n" + "字" * 12 + "{{ 值.students }}\n"


def test_a_case_longer_than_the_notice_allows_is_told_with_its_length() -> None:
    (finding,) = said(CASE, kind="case", limit=10)
    assert (finding.code, finding.found, finding.expected) == ("QR239", "12", "不超过 10 字")
    inside = said(f'前言{"长" * 30}\n\n::: 案例 标题="好"\n{"字" * 12}\n:::', limit=10)
    assert [(each.code, each.locations[0].line) for each in inside] == [("QR239", 7)]


def test_a_case_within_the_limit_and_any_other_chapter_are_silent() -> None:
    assert said(CASE, kind="case", limit=12) == []
    assert said(CASE, limit=10) == []
    assert said(CASE, kind="case") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年全年注册新生3885人。",
        "2021年全年注册新生{{ 值.students }}人。",
        "本年度全年培训20175人次。",
        "今年全年举办讲座30场。",
        "2021年1月至12月培训200人。",
        "2021年1-12月到账30万元。",
        "2021全年招生3885人。",
    ],
)
def test_a_number_of_a_year_that_is_not_over_is_questioned(sentence: str) -> None:
    assert "QR218" in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "2020年全年注册新生3885人。",
        "预计2021年全年注册新生3885人。",
        "学校图书馆全年开放。",
        "把党史学习列入全年工作，参加3人。",
        "2021年全年工作平稳有序。",
        "2021年1月至9月培训200人。",
    ],
)
def test_a_year_that_is_over_or_only_planned_is_not(sentence: str) -> None:
    assert "QR218" not in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度（2019年9月至2020年8月），学校召开教代会两次。",
        "本学年即2019—2020学年，举办讲座。",
        "报告期为2019年9月1日至2020年8月31日。",
        "截至2020年8月31日，学校修订制度26项。",
        "截至2020年12月底，学校有教师40人。",
        "截止到2020年12月，学校有教师40人。",
        "截止到2019年12月，藏书3万册。",
        "截止2020.8.31，学校修订制度27项。",
        "本年度，即2019年9月1日至2020年8月31日，召开会议。",
        "本年度（2020年），召开会议。",
    ],
)
def test_a_period_of_the_last_report_is_told(sentence: str) -> None:
    (finding,) = (each for each in said(sentence) if each.code == "QR219")
    assert "报告的数据年份是 2021 年" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度（2020年9月至2021年8月），学校召开教代会两次。",
        "截至2021年8月31日，学校修订制度26项；到2025年，学校将建成新校区。",
        "截至2020年12月31日，固定资产3亿元。",
        "截至2020年12月底，经费结余较多。",
        "截至2020.12.31，有教师40人。",
        "截至2020年8月有40项制度，2021年8月增加到43项。",
        "学校始建于1958年，2018年建成实训楼，2019年入选省级示范校。",
        "依据《国家职业教育改革实施方案》（2019年）制定规划。",
        "本年度为2020级学生开设选修课。",
        "本年度，学校为2020年入学的学生开设选修课。",
    ],
)
def test_history_and_the_own_period_are_silent(sentence: str) -> None:
    assert "QR219" not in codes(sentence)


@pytest.mark.parametrize(
    "written", ["某市高级职业中学", "某市高级职业学院", "某高级职业学校", "某市高职级业学校"]
)
def test_the_schools_name_written_otherwise_is_told(written: str) -> None:
    found = [each for each in said(f"由{written}修订了章程。") if each.code == "QR235"]
    told = [each for each in found if each.expected == "某市高级职业学校"]
    assert len(told) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "某市高级职业学校修订了章程。",
        "学校计划申报升格为某市高级职业学院。",
        "某市技师学院与某市高级职业学校一体办学。",
        "某市高级中学的学生来校体验。",
    ],
)
def test_right_names_and_other_schools_are_silent(sentence: str) -> None:
    assert "QR235" not in codes(sentence)


def test_words_to_avoid_are_told_once_with_the_better_one() -> None:
    (finding,) = (
        each for each in said("双师素质教师5人。\n\n双师素质。庆祝十四五。") if each.code == "QR220"
    )
    assert finding.message == "“双师素质”不再使用，改用“双师型”：2022 年改名"
    assert [each.line for each in finding.locations] == [5, 7]


def test_a_phrase_of_another_year_is_told_after_that_year() -> None:
    assert "QR220" in codes("庆祝建党百年。")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("某县职业中专学校举行运动会。", True),
        ("学校前身是某县职业中专学校。", False),
        ("某县职业中专学校更名为某市高级职业学校。", False),
    ],
)
def test_a_former_name_is_told_outside_of_history(sentence: str, told: object) -> None:
    assert ("QR220" in codes(sentence)) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("开设了技术应用专业。", True),
        ("机电技术专业是品牌专业。", True),
        ("机电技术应用专业是品牌专业。", False),
        ("机电技术专业群有三个专业。", False),
        ("建筑技术应用专业。", False),
        ("重点建设的专业。", False),
    ],
)
def test_a_shortened_name_of_a_programme_is_a_note(sentence: str, told: object) -> None:
    found = [each for each in said(sentence) if each.code == "QR221"]
    assert bool(found) is told
    assert all(each.level is Level.INFO for each in found)
