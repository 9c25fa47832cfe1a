"""Tables typed in a chapter: no cell is passed over, and sums add up by the digits that are printed."""

import pytest

from qreport.load.filing.filing_chapters import table_faults
from qreport.model.pack import ChapterHead, ChapterSource


def told(text: str) -> list[tuple[str, int | None, str]]:
    chapter = ChapterSource("a", ChapterHead(title="题"), text, "chapters/a.md", first_line=1)
    return [(each.code, each.locations[0].line, each.message) for each in table_faults(chapter)]


def table(heads: str, *rows: str) -> str:
    count = heads.count("|") + 1
    return "\n".join((f"| {heads} |", "|---" * count + "|", *(f"| {row} |" for row in rows)))


def sums(heads: str, *rows: str) -> list[tuple[int | None, str]]:
    found = told(table(heads, *rows))
    assert {code for code, _, _ in found} <= {"QR435"}
    return [(line, message) for _, line, message in found]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "| 项目 | 金额 |\n|---|---|\n| 一 | 1 | 2 | 3 |",
            3,
            "这一行有 4 格，表头有 2 格，多出的“2 | 3”印不出来",
        ),
        ("项目 | 金额\n--- | ---\n一 | 1\n二", 3, ""),
        ("| 项目 | 甲 | 乙 |\n|:-|-:|:-:|\n| 二 | 5 |", 3, "这一行有 2 格，表头有 3 格，缺的格印成空白"),
        ("| 项目 | 甲 |\n|---|---|\n| 二 | {{ 值.a|带单位 }} | 3 |", 3, "这一行有 3 格"),
    ],
)
def test_a_row_of_another_length_than_the_head_is_told(text: str, line: int, message: str) -> None:
    found = told(text)
    assert [(code, at) for code, at, _ in found] == ([("QR434", line)] if message else [])
    assert all(message in words for _, _, words in found)


@pytest.mark.parametrize(
    "text",
    [
        "| 系部 | 人数 |\n| 甲 | 1 |",
        "文字\n\n| 系部 | 人数 |\n|——|——|\n| 甲 | 1 |",
        "｜系部｜人数｜\n｜---｜---｜\n｜甲｜1｜",
        "| 系部 | 人数 |\n|---|---|---|\n| 甲 | 1 |",
        "| 系部 | 人数 |\n|---|---|\n| 甲 | 1 |\n\n| 乙 | 2 |",
    ],
)
def test_rows_that_are_no_table_for_markdown_are_told_once(text: str) -> None:
    assert [code for code, _, _ in told(text)] == ["QR436"]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 一 \\| 二 | 1 |\n| ^^ | << |\n",
        "::: 数字\n9527 | 在校生\n:::",
        "```\n| 甲 | 乙 |\n```",
        "|a|b|\n|-|-|\n{% for 行 in 记录.x %}\n| {{ 行.a|带单位 }} | 1 |\n{% endfor %}\n| 合计 | 5 |",
        "| a {% for y in 年 %}| {{ y }} {% endfor %}|\n|---|---|\n| 1 | 2 | 3 |",
        "两数之比为 3|5，或 a|b。",
        "---\n\n正文",
    ],
)
def test_even_tables_and_what_is_no_table_are_silent(text: str) -> None:
    assert told(text) == []


def test_many_uneven_rows_are_counted() -> None:
    rows = [f"行{number} | 1 | 2" for number in range(30)]
    found = told(table("项目 | 数", *rows))
    assert len(found) == 21
    assert found[-1][2] == "这张表还有 10 行的格数与表头不同"


@pytest.mark.parametrize(
    "word", ["合计", "总计", "**合 计**", "共计", "全校合计", "合计（万元）", "合计：", "Total"]
)
def test_a_wrong_total_row_is_told(word: str) -> None:
    ((line, message),) = sums(
        "项目 | 2020年 | 2021年", "财政 | 100.0 | 120.0", "学费 | 50.0 | 60.0", f"{word} | 150.0 | 190.0"
    )
    assert line == 5
    assert "“2021年”一列填的是 190，各数相加：120 + 60 = 180，多 10" in message


@pytest.mark.parametrize(
    "rows",
    [
        ("甲 | 1,200人", "乙 | 2,300人", "合计 | 3,600人"),
        ("1 | 甲 | 12", "2 | 乙 | 13", "| 合计 | 26"),
        ("机电系 | 甲 | 12", "^^ | 乙 | 13", "^^ | 小计 | 26"),
        ("合计 | 26", "甲 | 12", "乙 | 13"),
        ("甲 | 60%", "乙 | 45%", "合计 | 100%"),
        ("甲系 | 12", "乙系 | 13", "小计 | 25", "丙系 | 5", "丁系 | 6", "小计 | 12", "总计 | 36"),
        ("一、财政 | 100", "1. 拨款 | 60", "2. 专项 | 40", "二、学费 | 50", "合计 | 170"),
        ("在校生 | 100", "其中：女生 | 120"),
        ("2019年 | 10", "2020年 | 20", "累计 | 29"),
    ],
)
def test_wrong_sums_of_rows_in_other_forms_are_told(rows: tuple[str, ...]) -> None:
    heads = (
        " | ".join(["系部", "专业", "人数"][-rows[0].count("|") - 1 :])
        if rows[0].count("|") > 1
        else "项目 | 人数"
    )
    assert len(sums(heads, *rows)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("甲 | 1.2", "乙 | 1.3", "合计 | 2.6"),
        ("甲 | 1,200人", "乙 | 2,300人", "合计 | 3,500人"),
        ("甲系 | 12", "乙系 | 13", "小计 | 25", "丙系 | 5", "小计 | 5", "总计 | 30"),
        ("一、财政 | 100", "1. 拨款 | 60", "2. 专项 | 40", "二、学费 | 50", "合计 | 150"),
        ("总数 | 501", "双师型 | 380", "硕士 | 120", "高级职称 | 150"),
        ("甲 | 约100", "乙 | 20", "合计 | 150"),
        ("甲 | {{ 值.a }}", "乙 | 20", "合计 | 150"),
        ("甲 | -", "乙 | 20", "合计 | 150"),
        ("甲 | 98%", "乙 | 97%", "合计 | 97.5%"),
        ("甲 | 100%", "乙 | 100%", "合计 | 100%"),
        ("甲 | 1万元", "乙 | 2000元", "合计 | 1.2万元"),
        ("2020年 | 10", "2021年 | 20", "累计 | 75"),
        ("奖项 | 40", "其中：国家级 | 5", "省级 | 15", "市级 | 20", "合计 | 40"),
        ("合计云科技公司 | 20", "乙公司 | 30"),
        ("甲 | 4", "^^ | ^^", "乙 | 5", "合计 | 9"),
        ("甲 | 5", "合计 | 7"),
    ],
)
def test_right_sums_and_what_cannot_be_told_are_silent(rows: tuple[str, ...]) -> None:
    assert sums("项目 | 数", *rows) == []


def test_a_wrong_column_of_sums_is_told_at_its_row() -> None:
    ((line, message),) = sums(
        "项目 | 2020年 | 2021年 | 合计", "财政 | 100 | 120 | 230", "学费 | 50 | 60 | 110"
    )
    assert line == 3
    assert "“财政”一行、“合计”一列填的是 230，各数相加：100 + 120 = 220，多 10" in message


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("总数 | 男 | 女", "30 | 12 | 17"),
        ("男 | 女 | 小计", "12 | 17 | 30"),
        ("年级 | 男 | 女 | 合计（人）", "一年级 | 12 | 17 | 30"),
        ("专业 | 人数 | 其中：女", "护理 | 12 | 17"),
        ("项目 | 省级 | 市级 | 校级 | 总计 | 备注", "甲 | 1 | 2 | 3 | 7 | 无"),
    ],
)
def test_columns_of_sums_in_other_forms_are_told(heads: str, row: str) -> None:
    assert len(sums(heads, row)) == 1


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("专业 | 人数 | 就业率 | 合计", ("护理 | 30 | 98.5 | 30", "会计 | 40 | 97.5 | 40")),
        ("序号 | 男 | 女 | 合计", ("1 | 2 | 3 | 5", "2 | 4 | 5 | 9")),
        ("专业 | 学生总数 | 女生 | 团员", ("护理 | 30 | 28 | 20",)),
        ("总数 | 女 | 党员", ("501 | 300 | 120",)),
        ("指标 | 2020年 | 2021年 | 班均人数", ("在校生 | 100 | 110 | 40", "合计 | 100 | 110 | 40")),
        ("项目 | 占比（%）", ("甲 | 33.3", "乙 | 33.3", "丙 | 33.3", "合计 | 100")),
    ],
)
def test_columns_that_are_no_sums_are_silent(heads: str, rows: tuple[str, ...]) -> None:
    assert sums(heads, *rows) == []


def test_a_head_of_two_rows_names_the_columns_and_ends_no_sum() -> None:
    text = "::: 表格 表头=2\n| 系 | 教师 | << | << | 学生 | << | << |\n|---|---|---|---|---|---|---|\n" + (
        "| ^^ | 男 | 女 | 合计 | 男 | 女 | 合计 |\n| 甲 | 1 | 2 | 3 | 10 | 20 | 31 |\n:::"
    )
    ((code, line, message),) = told(text)
    assert (code, line) == ("QR435", 5)
    assert "“学生 合计”一列填的是 31，各数相加：10 + 20 = 30" in message


def test_a_long_table_of_subtotals_is_read_in_no_time() -> None:
    rows = [f"小计 | {number}" for number in range(3000)]
    assert sums("项目 | 数", *rows) == []


def test_a_sum_of_sums_that_lack_a_figure_is_not_checked_and_blames_no_other_line() -> None:
    heads = "系部 | 甲 | 乙 | 合计"
    assert sums(heads, "电 | 10 | - | 15", "机 | 3 | 4 | 7", "合计 | 13 | 4 | 22") == []
    found = sums(heads, "电 | 10 | - | 10", "机 | 3 | 4 | 9", "合计 | 13 | 4 | 19")
    assert [line for line, _ in found] == [4]
    found = sums(heads, "电 | 10 | 0 | 10", "机 | 3 | 4 | 7", "合计 | 13 | 4 | 19")
    assert {line for line, _ in found} == {5}


def test_a_first_subtotal_sums_up_the_rows_above_it_also_where_those_below_give_it() -> None:
    rows = ("甲 | 10", "乙 | 11", "小计 | 11", "丙 | 5", "丁 | 6", "小计 | 11", "总计 | 32")
    assert [line for line, _ in sums("系部 | 人数", *rows)] == [5]
    above = ("小计 | 21", "甲 | 10", "乙 | 11", "小计 | 11", "丙 | 5", "丁 | 6")
    assert sums("系部 | 人数", *above) == []
    assert sums("系部 | 人数", "校部 | 3", *above) == []


@pytest.mark.parametrize(
    ("rows", "told_at"),
    [
        (("教师 | 268", "其中：高级 | 100", "中级 | 120", "初级 | 60"), [4]),
        (("获奖 | 10", "其中：国家级 | 2", "省级 | 4", "市级 | 5"), [4]),
        (("教师 | 280", "其中：高级 | 100", "中级 | 120", "初级 | 60"), []),
        (("教师 | 268", "其中：女 | 150", "学生 | 3000"), []),
        (("教师 | 268", "其中：高级 | 200", "双师型 | 120"), []),
        (("教师 | 268", "其中：高级 | 200", "中级 | -"), []),
    ],
)
def test_parts_of_one_sort_are_no_more_than_their_whole(rows: tuple[str, ...], told_at: list[int]) -> None:
    assert [line for line, _ in sums("项目 | 人数", *rows)] == told_at


@pytest.mark.parametrize(
    ("whole", "is_told"),
    [
        ("4万元", True),
        ("35000元", True),
        ("2.5万元", False),
        ("25000元", False),
        ("24000元", False),
        ("9人", False),
    ],
)
def test_sums_of_figures_in_two_units_are_compared_in_one(whole: str, *, is_told: bool) -> None:
    found = sums("项目 | 金额", "甲 | 2万元", "乙 | 5000元", f"合计 | {whole}")
    assert bool(found) == is_told
