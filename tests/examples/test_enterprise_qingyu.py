"""The report of a fictional enterprise: seven parts, three kinds of input, figures that agree."""

from pathlib import Path

import pytest

from qreport import check
from qreport.cli.main import main
from qreport.model.facts import Facts
from qreport.model.finding import Level
from qreport.model.pack import Pack
from qreport.resources import example_folder

from .sample import Example, report_of

EXAMPLE = example_folder() / "enterprise-qingyu-2024"
PACK = "enterprise"
PARTS = (
    "企业概况", "参与办学总体情况", "资源投入", "专业建设与教学参与",
    "助推企业发展与服务地方", "保障体系", "问题与展望",
)  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    return report_of(PACK, tmp_path_factory.mktemp("enterprise") / "filing")


def test_nothing_is_found_in_it(read: Example) -> None:
    assert read.findings == ()
    assert check.check(read.filing, read.pack).findings == ()


@pytest.mark.parametrize(
    ("code", "group", "value"),
    [
        ("funding_total", "", "413.32"),
        ("funding_by_purpose", "学生实习报酬", "214.32"),
        ("goods_total", "", "408.50"),
        ("input_total", "", "821.82"),
        ("teaching_staff", "", "84"),
        ("mentors", "", "59"),
        ("teaching_hours", "", "9448"),
        ("class_students", "", "199"),
        ("interns", "", "118"),
        ("hired_interns", "", "83"),
        ("partner_schools_by_level", "中职", "2"),
    ],
)
def test_money_goods_and_people_are_added_up(facts: Facts, code: str, group: str, value: str) -> None:
    assert f"{facts.value(code, '2024', group)}" == value


def test_every_indicator_of_the_data_table_has_both_years(pack: Pack, facts: Facts) -> None:
    table = pack.tables["data"]
    assert table.kind == "indicators"
    codes = [row if isinstance(row, str) else row.indicator for row in table.rows]
    assert not [code for code in codes for year in ("2023", "2024") if facts.value(code, year) is None]


def test_the_report_is_named_after_the_enterprise(report: tuple[str, str]) -> None:
    assert report[0] == "青榆精工装备有限公司参与职业教育人才培养年度报告（2024）"


def test_the_report_has_seven_parts_a_statement_and_a_case(report: tuple[str, str]) -> None:
    headings = [line for line in report[1].splitlines() if line.startswith("# ")]
    assert headings[:7] == [f"# {number} {part}" for number, part in enumerate(PARTS, start=1)]
    assert headings[7:] == ["# 案例：厂中校里的数控学徒", "# 企业数据表"]
    assert "内容真实性责任声明" in report[1]
    assert "法定代表人（签名）" in report[1]


def test_no_company_is_called_a_school(report: tuple[str, str]) -> None:
    assert "本校" not in report[1]
    assert "我校" not in report[1]


@pytest.mark.parametrize(
    ("file", "change", "code"),
    [
        ("indicators/人力资源部.csv", (",104,118", ",104,110"), "QR1403"),
        ("indicators/人力资源部.csv", ("1142,1180,1236", "1142,1180,1100"), "QR1402"),
        ("indicators/人力资源部.csv", ("84.00,86.00", "84.00,76.00"), "QR1404"),
        ("indicators/财务部.csv", ("84.00,93.00", "84.00,103.00"), "QR1421"),
        ("records/goods.csv", ("三坐标测量机,东榆职业技术大学", "三坐标测量机,东榆职业大学"), "QR1442"),
        ("records/funding.csv", ("413.32", "431.32"), "QR201"),
    ],
)
def test_one_wrong_figure_is_found(
    tmp_path: Path, file: str, change: tuple[str, str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "filing"
    assert main(["init", str(folder), "--pack", "enterprise", "--sample"]) == 0
    changed = folder / file
    text = changed.read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    changed.write_text(text.replace(*change), encoding="utf-8")
    capsys.readouterr()
    assert main(["validate", str(folder)]) == 1
    told = capsys.readouterr().out
    assert f" {code} " in told
    assert "学校" not in "".join(line for line in told.splitlines() if f" {code} " in line)


def test_rules_that_regulations_let_one_explain_are_no_plain_errors(pack: Pack) -> None:
    explained = {code for code, rule in pack.rules.items() if rule.level is Level.EXPLAIN}
    assert explained == {"QR1402", "QR1404", "QR1421"}
    assert all(pack.rules[code].source for code in explained)


def test_a_new_filing_carries_the_year_of_its_data_in_the_title(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "new"), "--pack", "enterprise", "--year", "2024"]) == 0
    settings = (tmp_path / "new" / "qreport.yaml").read_text(encoding="utf-8")
    for line in ("level: enterprise", "title_year: 2024", "data_year: 2024", "issued: 2025-01"):
        assert line in settings


def test_an_enterprise_is_told_which_pack_is_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "filing"
    assert main(["init", str(folder), "--pack", "enterprise", "--sample"]) == 0
    settings = folder / "qreport.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("pack: enterprise", "pack: secondary-2022"),
        encoding="utf-8",
    )
    assert main(["validate", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "本单位的 level 是 enterprise（企业）" in told
    assert "pack 改为 enterprise" in told
