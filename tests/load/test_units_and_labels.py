"""Units, labels and headings as schools and official forms write them."""

from pathlib import Path
from typing import Any

import pytest

from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.indicators import load_indicators
from qreport.model.facts import Fact
from qreport.model.finding import Finding
from qreport.text.labels import plain_forms
from qreport.text.periods import headed_year, school_year, years_before

from .conftest import INDICATORS, MakePack, Write

FUNDS = {"code": "funds", "name": "经费收入", "unit": "万元"}
KNOWN = (*(each for each in INDICATORS if each["code"] != "funds"), FUNDS)


@pytest.fixture
def load(filing: Path, make_pack: MakePack) -> Any:
    def load() -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
        facts, findings = load_indicators(filing, make_pack(KNOWN).indicators, "2021", ReturnedRecords())
        return facts.rows, findings

    return load


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.locations[0]} {finding.name}" for finding in findings]


def values(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {f"{fact.indicator} {fact.period}": str(fact.value) for fact in facts}


@pytest.mark.parametrize(
    "above",
    [
        "单位：元",
        ",,单位：元",
        "年度经费表（单位：元）",
        "年度经费表（元）",
        "金额单位：元   日期：2021年9月",
        "单位：人、元",
    ],
)
def test_a_unit_above_a_table_holds_for_the_figures_of_its_kind(above: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"{above}\n指标,2021\n经费收入,20000\n全日制在校生数,5\n")
    facts, findings = load()
    assert values(facts) == {"funds 2021": "2", "students 2021": "5"}
    assert told(findings) == []


@pytest.mark.parametrize(
    "above", ["单位：教务处", "填报单位：某某学校", "单位（盖章）：", "单位：见表", "单位：万元"]
)
def test_what_is_no_unit_or_the_usual_one_is_silent(above: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"{above}\n指标,2021\n经费收入,2\n")
    facts, findings = load()
    assert (values(facts), told(findings)) == ({"funds 2021": "2"}, [])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("单位：万美元\n指标,2021\n经费收入,2\n", "A1 unknown-unit"),
        ("单位：元\n指标,2021\n全日制在校生数,2\n", "A1 unit-not-applied"),
        ("单位：元\n指标,单位,2021\n经费收入,万元,2\n", "B3 units-contradict"),
        ("指标,2021年（元）\n经费收入（万元）,2\n", "A2 units-contradict"),
        ("指标,2021\n全日制在校生数（万元）,2\n", "A2 unit-of-other-kind"),
        ("指标,2021\n经费收入,2\n注：金额单位为元,\n", "A3 unit-not-applied"),
        ("指标,2021\n经费收入,2\n注：以上金额单位为元,\n", "A3 unit-not-applied"),
        ("指标,2021\n经费收入,2\n说明：表中各项数据的单位均为元。,\n", "A3 unit-not-applied"),
        ("指标,2021\n经费收入,2\n,单位：元\n", "B3 unit-not-applied"),
    ],
)
def test_a_unit_that_cannot_be_applied_is_told(text: str, finding: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", text)
    assert told(load()[1]) == [f"indicators/a.csv {finding}"]


@pytest.mark.parametrize(
    ("heading", "row", "value"),
    [
        ("指标,2021年（元）", "经费收入,20000", "2"),
        ("指标（单位：元）,2021年", "经费收入,20000", "2"),
        ("指标（单位）,2021年", "经费收入（千元）,20", "2"),
        ("指标,单位,2021年", "经费收入,百元,200", "2"),
        ("指标,单位,2021年", "经费收入,亿元,0.0002", "2"),
        ("指标,年份,数值（元）", "经费收入,2021,20000", "2"),
    ],
)
def test_a_unit_in_a_heading_or_label_is_applied(
    heading: str, row: str, value: str, load: Any, write: Write
) -> None:
    write("indicators/a.csv", f"{heading}\n{row}\n")
    facts, findings = load()
    assert (values(facts), told(findings)) == ({"funds 2021": value}, [])


def test_a_count_in_ten_thousands_is_a_count(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,单位,2021\n全日制在校生数,万人,0.9527\n")
    facts, findings = load()
    assert (values(facts), told(findings)) == ({"students 2021": "9527"}, [])


@pytest.mark.parametrize(
    "label",
    [
        "全日制在校生数*", "★全日制在校生数", "全日制在校生数①", "①全日制在校生数", "12、全日制在校生数",
        "（3）全日制在校生数", "1.2 全日制在校生数", "【全日制在校生数】", "全日制在校生数（人）*",
        "全日制在校生数：",
        "全日制在校生数/人", "全日制在校生数（注1）", "—全日制在校生数", "（全日制在校生数）",
    ],
)  # fmt: skip
def test_marks_of_forms_do_not_hide_a_name(label: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"指标,2021\n{label},5\n")
    facts, findings = load()
    assert (values(facts), told(findings)) == ({"students 2021": "5"}, [])


def test_forms_of_a_label_begin_with_itself() -> None:
    assert list(plain_forms("3.甲*")) == ["3.甲*", "3.甲", "甲"]
    assert list(plain_forms("甲")) == ["甲"]


@pytest.mark.parametrize(
    "text", ["2021", "2021年", "2021年8月31日", "2021-08-31", "截至2021年8月31日", "2021年末"]
)
def test_a_date_heads_a_column_of_its_year(text: str) -> None:
    assert headed_year(text) == "2021"


@pytest.mark.parametrize("text", ["2021级", "2021人", "20215", "2021年计划", "五年"])
def test_what_is_no_year_heads_none(text: str) -> None:
    assert headed_year(text) is None


def test_years_that_stand_to_another() -> None:
    assert [years_before(text) for text in ("本年数", "上学年", "前年", "上学期")] == [0, 1, 2, None]
    assert school_year("2020—2021学年") == school_year("2020-21学年") == ("2020", "2021")
    assert school_year("2019-2021") is None


@pytest.mark.parametrize(
    "heading",
    [
        "指标,上年,本年",
        "指标,上年（2020年）,本年（2021年）",
        "指标,2020年实际数,2021年（截至8月31日）",
        "指标,2019-2020学年,2020-2021学年",
        "指标,2020-2021学年,2021-2022学年",
    ],
)
def test_headings_of_years_are_read(heading: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"{heading}\n全日制在校生数,4,5\n")
    facts, findings = load()
    assert values(facts) == {"students 2020": "4", "students 2021": "5"}
    assert told(findings) == []


def test_a_heading_whose_years_nobody_can_tell_is_one_finding(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2023-2024学年,2024-2025学年\n全日制在校生数,4,5\n")
    assert told(load()[1]) == ["indicators/a.csv B1 layout-not-read"]


def test_blocks_side_by_side_are_read_each(load: Any, write: Write) -> None:
    write("indicators/a.csv", "序号,指标,2021,序号,指标,2021\n1,全日制在校生数,5,2,占地面积,4\n")
    facts, findings = load()
    assert (values(facts), told(findings)) == ({"students 2021": "5", "land 2021": "4"}, [])


def test_a_sheet_pasted_below_is_read_with_its_own_heading(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2020,2021\n全日制在校生数,4,5\n指标,本年,上年\n占地面积,7,6\n")
    facts, findings = load()
    assert values(facts) == {"students 2020": "4", "students 2021": "5", "land 2020": "6", "land 2021": "7"}
    assert told(findings) == []


def test_a_heading_below_without_years_ends_the_reading(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021\n全日制在校生数,5\n指标,甲类\n占地面积,7\n")
    facts, findings = load()
    assert values(facts) == {"students 2021": "5"}
    assert told(findings) == ["indicators/a.csv A3 missing-column"]


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ("合计,个,3,7", None),
        ("小计,个,3,7", None),
        ("合计,个,3,8", "填的是 8，与上面“国家级”到“地市级”2 行相加的 7 不相等"),
        ("合计,个,4,7", "填的是 4，与上面“国家级”到“地市级”2 行相加的 3 不相等"),
    ],
)
def test_a_row_of_sums_below_parts_sums_up_those(
    load: Any, write: Write, total: str, words: str | None
) -> None:
    rows = (
        "全日制在校生数,人,90,95",
        "名班主任工作室数,个,3,7",
        "其中：国家级,个,1,2",
        "地市级,个,2,5",
        total,
    )
    write("indicators/a.csv", "\n".join(("指标,单位,2020,2021", *rows, "教学创新团队数,个,5,6", "")))
    _, findings = load()
    assert [each.name for each in findings] == ["sum-not-understood"] * bool(words)
    assert words is None or words in findings[0].message


def test_a_sum_of_rows_in_several_units_is_not_called_unequal(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,单位,2021\n全日制在校生数,人,90\n占地面积,m²,9\n合计,,99\n")
    assert "看不出是哪些行的合计" in load()[1][0].message


def test_a_table_on_its_side_is_read(load: Any, write: Write) -> None:
    text = "年份,全日制在校生数,经费收入（元）,占地\n2020年,4,10000,1\n2021年,5,20000,1\n合计,9,30000,2\n"
    write("indicators/a.csv", text)
    facts, findings = load()
    assert values(facts) == {"students 2020": "4", "students 2021": "5", "funds 2020": "1", "funds 2021": "2"}
    assert told(findings) == [
        "indicators/a.csv D1 unknown-indicator",
        "indicators/a.csv A4 sum-not-understood",
    ]


def test_a_row_that_nobody_knows_costs_its_neighbours_nothing(load: Any, write: Write) -> None:
    text = "序号,指标,2021\n1,学员人头数,1\n2,国家级名班主任工作室数,2\n3,占地面积,4\n"
    write("indicators/a.csv", text)
    facts, findings = load()
    assert values(facts) == {"studios_national 2021": "2", "land 2021": "4"}
    assert told(findings) == ["indicators/a.csv B2 unknown-indicator"]
