import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.indicators import load_indicators
from qreport.model.facts import Fact, State
from qreport.model.finding import Finding, Level, in_order
from qreport.model.location import Location

from .conftest import INDICATORS, MakePack, Write

Loaded = tuple[tuple[Fact, ...], tuple[Finding, ...]]


@pytest.fixture
def load(filing: Path, make_pack: MakePack) -> Any:
    def load(current: str = "2021", **pack: Any) -> Loaded:
        indicators = make_pack(**pack).indicators
        facts, findings = load_indicators(filing, indicators, current, ReturnedRecords())
        return facts.rows, findings

    return load


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.locations[0]} {finding.name}" for finding in findings]


def values(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {f"{fact.indicator} {fact.period} {fact.group}".strip(): fact.text for fact in facts}


ANNEX = """\
某职业学校质量数据表,,,,
序号,指标,单位,2020年,2021年度
1,全日制在校生数,人,7948,9527
2,名班主任工作室数,个,-,1
,其中：国家级,个,/,0
,地市级,个,-,1
,,,,
某职业学校质量数据表（续）,,,,
序号,指标,单位,2020年,2021年度
3,毕业生就业率,%,98.4,98.50%
4,占地面积,亩,709.5,709.5
5,生师比,/,16:1,19:1
注：统计时点为9月1日,,,,
"""
LONG = """\
指标,年份,数值,单位
全日制在校生数,2020,7948,人
全日制在校生数,2021,9527,
名班主任工作室数,2020年,-,
名班主任工作室数,2021年,1,
其中：国家级,2020,/,
国家级名班主任工作室数,2021,0,
地市级,2020,-,
studios_city,2021,1,
毕业生就业率,2020,98.4,%
毕业生就业率,2021,98.50%,
占地面积,2020,709.5,亩
占地面积,2021,709.5,亩
生师比,2020,16:1,
生师比,2021,19:1,:1
"""
YAML = """\
全日制在校生数: {2020: 7948, 2021: 9527}
studios: {2020: "-", 2021: 1}
国家级名班主任工作室数: {2020: /, 2021: 0}
studios_city:
  2020: {state: missing}
  2021: {value: 1}
毕业生就业率: {2020: 98.4, 2021: 98.50%}
占地面积: {2020: 709.5亩, 2021: 709.5亩}
生师比: {2020: 16:1, 2021: 19:1}
"""


def xlsx(text: str, *merges: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append(line.split(","))
    for merge in merges:
        book.active.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain(facts: tuple[Fact, ...]) -> list[Fact]:
    """The facts without where they stand, and without the 亩 that only YAML writes into the value."""
    here = Location("")
    return [replace(fact, origin=here, text=fact.text.removesuffix("亩")) for fact in facts]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", xlsx(ANNEX)),
        ("a.csv", LONG),
        ("a.xlsx", xlsx(LONG)),
        ("a.yaml", YAML),
        ("A.YML", YAML),
    ],
)
def test_the_same_values_in_every_layout_give_the_same_facts(
    name: str, content: str | bytes, load: Any, write: Write
) -> None:
    path = write("indicators/annex.csv", ANNEX)
    annex, findings = load()
    assert findings == ()
    assert len(annex) == 14
    path.unlink()
    write(f"indicators/{name}", content)
    other, findings = load()
    assert findings == ()
    assert plain(other) == plain(annex)


def test_every_value_knows_its_cell(load: Any, write: Write) -> None:
    write("indicators/a.csv", ANNEX)
    facts, _ = load()
    cells = {fact.text: str(fact.origin) for fact in facts if fact.indicator == "students"}
    assert cells == {"7948": "indicators/a.csv D3", "9527": "indicators/a.csv E3"}


def test_values_are_typed_and_converted(load: Any, write: Write) -> None:
    write("indicators/a.csv", ANNEX)
    facts = {(fact.indicator, fact.period): fact for fact in load()[0]}
    land = facts["land", "2021"]
    assert (land.value, land.decimals, land.text) == (473000, 0, "709.5")
    assert facts["placement", "2021"].decimals == 2
    assert facts["ratio", "2021"].value == 19
    assert facts["studios", "2020"].state is State.MISSING
    assert facts["studios_national", "2020"].state is State.NOT_APPLICABLE


def test_facts_come_in_the_order_of_the_catalogue(load: Any, write: Write) -> None:
    write("indicators/a.yaml", "ratio: {2021: 19}\nstudents: {2021: 2, 2020: 1}")
    assert list(values(load()[0])) == ["students 2020", "students 2021", "ratio 2021"]


def test_groups_spans_and_notes_of_the_long_layout(load: Any, write: Write) -> None:
    text = "代码,年份,数值,分组,期间,说明\nstudents,2021,10,信息系,,含转入\nfunds,2021,5,,2021-01/2021-08,\n"
    write("indicators/a.csv", text)
    facts, findings = load()
    assert findings == ()
    assert values(facts) == {"students 2021 信息系": "10", "funds 2021": "5"}
    assert [(fact.note, fact.span) for fact in facts] == [("含转入", None), (None, "2021-01/2021-08")]


def test_notes_and_departments_of_the_annex_layout(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021,备注,责任部门\n全日制在校生数,5,9月1日,教务处\n")
    ((fact,), findings) = load()
    assert (fact.note, findings) == ("9月1日", ())


def test_a_code_counts_before_the_name_and_a_contradiction_is_told(load: Any, write: Write) -> None:
    write("indicators/a.csv", "代码,指标,2021\nstudents,占地面积,5\nland,占地 面积,6\n")
    facts, (finding,) = load()
    assert values(facts) == {"students 2021": "5", "land 2021": "6"}
    assert (str(finding.locations[0]), finding.level) == ("indicators/a.csv B2", Level.WARNING)


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("1,全日制在校学生数,人,5", "B2 unknown-indicator"),
        ("1,国家级,人,5", "B2 ambiguous-indicator"),
        (",其中：国家级,个,5", "B2 unknown-group"),
        ("1,,人,5", "D2 unknown-indicator"),
        ("1,全日制在校生数,人,", "D2 blank-value"),
        ("1,全日制在校生数,人,若干", "D2 not-a-number"),
        ("1,全日制在校生数,人,0.5", "D2 count-not-whole"),
        ("1,全日制在校生数,人,#DIV/0!", "D2 error-cell"),
        ("1,全日制在校生数,元,5", "C2 unit-of-other-kind"),
        ("1,全日制在校生数,头,5", "C2 unknown-unit"),
        ("1,全日制在校生数,人,5%", "D2 unit-of-other-kind"),
        ("1,全日制在校生数,人,5\x07", "D2 illegal-character"),
        ("1,无此指标,,", "B2 unknown-indicator"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_cell(row: str, finding: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"序号,指标,单位,2021\n{row}\n")
    _, findings = load()
    assert told(findings)[0] == f"indicators/a.csv {finding}"
    assert all(each.mend for each in findings)


def test_a_fault_of_the_unit_is_told_once_a_row(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,单位,2020,2021\n全日制在校生数,元,5,6\n")
    assert len(set(load()[1])) == 1


def test_a_blank_in_a_computed_row_is_left_to_the_formula(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2020,2021\n生均占地面积,,5\n")
    facts, findings = load()
    assert (values(facts), findings) == ({"land_per_student 2021": "5"}, ())


def test_lines_without_values_are_titles_and_notes(load: Any, write: Write) -> None:
    text = "指标,2021\n一、办学规模,\n全日制在校生数,5\n填表人：教务处,2021-11-01\n以上数据截至9月1日,\n"
    write("indicators/a.csv", text)
    assert load()[1] == ()


def test_sub_rows_below_an_unknown_row_are_not_read(load: Any, write: Write) -> None:
    text = "序号,指标,2021\n1,名班主任工作室数,1\n2,教学创新团队,3\n,其中：国家级,3\n3,占地面积,4\n"
    write("indicators/a.csv", text)
    facts, findings = load()
    assert values(facts) == {"studios 2021": "1", "land 2021": "4"}
    # One cause, one finding: it names the part that was not read with its whole, and both places.
    assert told(findings) == ["indicators/a.csv B3 unknown-indicator"]
    assert "它下面的“其中：国家级”也没有读入" in findings[0].message
    assert [place.cell for place in findings[0].locations] == ["B3", "B4"]


def test_the_same_value_twice_is_kept_once_with_its_first_cell(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021\n全日制在校生数,9527\n")
    write("indicators/b.yaml", "students: {2021: {value: 9527人, note: 含转入}}")
    ((fact,), findings) = load()
    assert (str(fact.origin), fact.note, findings) == ("indicators/a.csv B2", "含转入", ())


def test_two_different_values_name_both_cells(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021\n全日制在校生数,9527\n")
    write("indicators/b.yaml", "students: {2021: 9528}")
    ((fact,), (finding,)) = load()
    assert fact.text == "9527"
    assert [str(place) for place in finding.locations] == ["indicators/b.yaml:1", "indicators/a.csv B2"]
    assert "9527（indicators/a.csv B2）和9528（indicators/b.yaml:1）" in finding.message


@pytest.mark.parametrize(
    "texts",
    [
        ("709.3亩", "472867m²"),
        ("472867m²", "709.3亩"),
        ("709.3亩", "47.29公顷"),
        ("709.34亩", "709.3亩"),
        ("709.36亩", "709.4亩"),
    ],
)
def test_a_value_that_another_unit_shows_with_fewer_decimals_is_the_same(
    load: Any, write: Write, texts: tuple[str, str]
) -> None:
    for name, text in zip("ab", texts, strict=True):
        write(f"indicators/{name}.yaml", f"land: {{2021: {text}}}")
    ((fact,), findings) = load()
    assert (str(fact.origin), findings) == ("indicators/a.yaml:1", ())


@pytest.mark.parametrize("texts", [("709.3亩", "473000m²"), ("709.3亩", "709.4亩"), ("709.36亩", "709.2亩")])
def test_another_value_is_told_in_whatever_unit(load: Any, write: Write, texts: tuple[str, str]) -> None:
    for name, text in zip("ab", texts, strict=True):
        write(f"indicators/{name}.yaml", f"land: {{2021: {text}}}")
    assert told(load()[1]) == ["indicators/b.yaml:1 duplicate-value"]


@pytest.mark.parametrize(
    ("heading", "finding"),
    [
        ("指标,2021,2021年", "a.csv C1 duplicate-column"),
        ("指标,单位,计量单位", "a.csv A1 missing-column"),
        ("指标,指标名称,2021", "a.csv B1 duplicate-column"),
        ("指标,2021,增幅", "a.csv C1 unknown-column"),
        ("指标,2021,2020年（预计）", "a.csv C1 unknown-column"),
        ("指标,年份,数量", "a.csv A1 missing-column"),
        ("名称,2020,2021", "a.csv no-heading-row"),
    ],
)
def test_a_heading_that_nobody_knows_is_told(heading: str, finding: str, load: Any, write: Write) -> None:
    write("indicators/a.csv", f"{heading}\n全日制在校生数,5,5\n")
    assert told(load()[1]) == [f"indicators/{finding}"]


def test_a_repeated_heading_is_judged_once(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021,增幅\n全日制在校生数,5,1\n指标,2021,增幅\n占地面积,6,1\n")
    facts, findings = load()
    assert len(facts) == 2
    assert told(findings) == ["indicators/a.csv C1 unknown-column"]


def test_a_sheet_without_heading_beside_one_with_is_a_warning(load: Any, write: Write) -> None:
    book = openpyxl.Workbook()
    book.active.append(["指标", "2021"])
    book.active.append(["全日制在校生数", 5])
    book.create_sheet("说明").append(["填表说明"])
    stream = io.BytesIO()
    book.save(stream)
    write("indicators/a.xlsx", stream.getvalue())
    facts, (finding,) = load()
    assert (len(facts), finding.name, str(finding.locations[0])) == (
        1, "sheet-skipped", "indicators/a.xlsx [说明]",
    )  # fmt: skip


def test_merged_units_count_for_all_their_rows(load: Any, write: Write) -> None:
    money = [{"code": code, "name": name, "unit": "元"} for code, name in (("a", "甲"), ("b", "乙"))]
    table = "经费表,,\n指标,单位,2021\n甲,万元,1\n乙,,2\n"
    write("indicators/a.xlsx", xlsx(table, "B3:B4", "A1:C1"))
    facts, findings = load(indicators=money)
    assert ([fact.value for fact in facts], findings) == ([10000, 20000], ())


def test_a_merged_value_is_not_taken_for_the_rows_below(load: Any, write: Write) -> None:
    write("indicators/a.xlsx", xlsx("指标,2021\n全日制在校生数,5\n占地面积,\n", "B2:B3"))
    facts, findings = load()
    assert values(facts) == {"students 2021": "5"}
    assert told(findings) == ["indicators/a.xlsx [Sheet] B3 blank-value"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "a.yaml:1 schema-mismatch"),
        ("- a", "a.yaml:1 schema-mismatch"),
        ("students: 5", "a.yaml:1 schema-mismatch"),
        ("students:", "a.yaml:1 schema-mismatch"),
        ("students: {}", None),
        ("student: {2021: 5}", "a.yaml:1 unknown-indicator"),
        ("2021: {students: 5}", "a.yaml:1 unknown-indicator"),
        ("students: {二〇二一: 5}", "a.yaml:1 unknown-year"),
        ("students:\n  2021:", "a.yaml:2 blank-value"),
        ("students: {2021: ''}", "a.yaml:1 blank-value"),
        ("students:\n  2021: true", "a.yaml:2 schema-mismatch"),
        ("students:\n  2021: [5]", "a.yaml:2 schema-mismatch"),
        ("students:\n  2021: 约五百", "a.yaml:2 not-a-number"),
        ("students: {2021: {valu: 5}}", "a.yaml:1 unknown-key"),
        ("students: {2021: {value: 5, state: missing}}", "a.yaml:1 schema-mismatch"),
        ("students: {2021: {state: gone}}", "a.yaml:1 schema-mismatch"),
        ("students: {2021: {state: reported}}", "a.yaml:1 blank-value"),
        ("students:\n  2021:\n    value: 5\n    span: 上半年", "a.yaml:4 wrong-span"),
        ("a: [", "a.yaml:1 broken-yaml"),
    ],
)
def test_faults_of_a_yaml_file_are_told_at_their_line(
    text: str, finding: str | None, load: Any, write: Write
) -> None:
    write("indicators/a.yaml", text)
    _, findings = load()
    assert told(findings)[:1] == ([f"indicators/{finding}"] if finding else [])


def test_a_state_stands_for_a_value_in_yaml(load: Any, write: Write) -> None:
    write(
        "indicators/a.yaml", "students: {2020: {state: missing}, 2021: {state: not_applicable, note: 停招}}"
    )
    facts, findings = load()
    assert [fact.state for fact in facts] == [State.MISSING, State.NOT_APPLICABLE]
    assert (facts[1].note, findings) == ("停招", ())


def test_a_year_after_the_report_is_a_warning_once_a_file(load: Any, write: Write) -> None:
    write("indicators/a.csv", "指标,2021,2022\n全日制在校生数,5,6\n占地面积,7,8\n")
    facts, (finding,) = load()
    assert len(facts) == 4
    assert (finding.name, finding.level, finding.period) == ("year-after-the-report", Level.WARNING, "2022")


def test_required_indicators_must_be_mentioned(load: Any, write: Write) -> None:
    indicators = [
        {**INDICATORS[0], "required": True},
        {**INDICATORS[6], "required": True},
        {**INDICATORS[7], "required": True, "formula": "students * 2"},
    ]
    write("indicators/a.csv", "指标,2020,2021\n全日制在校生数,5,\n毕业生就业率,5,-\n占地面积,5,\n")
    assert told(load(indicators=indicators)[1]) == ["indicators/a.csv C2 blank-value"]
    missing = load("2022", indicators=indicators)[1]
    assert [finding.message for finding in missing if finding.name == "missing-indicator"] == [
        "必报指标“全日制在校生数”没有 2022 年的数据",
        "必报指标“毕业生就业率”没有 2022 年的数据",
    ]


def test_what_a_department_owes_is_told_under_its_name_and_together(load: Any, write: Write) -> None:
    owed = [(0, "人事处"), (6, "教务处"), (1, "人事处")]
    indicators = [{**INDICATORS[at], "required": True, "department": owner} for at, owner in owed]
    write("indicators/a.csv", "指标,2021\n占地面积,5\n")
    messages = [each.message for each in in_order(load(indicators=indicators)[1]) if each.code == "QR129"]
    assert [each.partition("的必报指标")[0] for each in messages] == ["人事处", "人事处", "教务处"]


def test_nothing_is_called_missing_while_a_file_cannot_be_read(load: Any, write: Write) -> None:
    indicators = [{**INDICATORS[0], "required": True}]
    assert told(load(indicators=indicators)[1]) == ["indicators missing-indicator"]
    write("indicators/a.xlsx", b"x")
    assert told(load(indicators=indicators)[1]) == ["indicators/a.xlsx unreadable-file"]


def test_files_of_other_kinds_and_links_are_told(load: Any, write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("students: {2021: 5}", encoding="utf-8")
    write("indicators/a.doc", b"x")
    write("indicators/~$a.xlsx", b"x")
    write("indicators/.hidden", b"x")
    (tmp_path / "filing" / "indicators" / "b.yaml").symlink_to(outside)
    facts, findings = load()
    assert facts == ()
    assert told(findings) == [
        "indicators/a.doc unreadable-file",
        "indicators/b.yaml path-out-of-the-filing",
    ]


def test_one_broken_file_does_not_hide_the_others(load: Any, write: Write) -> None:
    write("indicators/a.xlsx", b"no zip")
    write("indicators/b.yaml", "a: [")
    write("indicators/c.csv", "指标,2021\n全日制在校生数,5\n")
    facts, findings = load()
    assert values(facts) == {"students 2021": "5"}
    assert len(findings) == 2


def test_a_filing_without_indicators_has_no_facts(load: Any) -> None:
    assert load() == ((), ())
