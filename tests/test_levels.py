"""A filing changes the level of a rule only with a reason, and never hides what stops the report."""

import json
from pathlib import Path

import pytest
from places import EXAMPLE

from qreport.cli.main import main
from qreport.errors import QreportError
from qreport.model.finding import Level
from qreport.workflows.checked import Checked, check_filing
from qreport.workflows.opened import open_filing


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    for file in [*EXAMPLE.rglob("*.csv"), *EXAMPLE.rglob("*.yaml"), *EXAMPLE.rglob("*.xlsx")]:
        copy = tmp_path / file.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path


def give(filing: Path, *entries: str) -> None:
    config = filing / "qreport.yaml"
    lines = "".join(f"  {entry}\n" for entry in entries)
    config.write_text(f"{config.read_text(encoding='utf-8')}rules:\n{lines}", encoding="utf-8")


def levels(checked: Checked, code: str) -> set[Level]:
    return {finding.level for finding in checked.findings if finding.code == code}


@pytest.mark.parametrize(("level", "expected"), [("warning", Level.WARNING), ("error", Level.ERROR)])
def test_a_rule_is_lowered_or_raised_with_its_reason(filing: Path, level: str, expected: Level) -> None:
    give(filing, f"QR306: {{level: {level}, reason: 按省厅口径}}")
    checked = check_filing(open_filing(filing))
    assert levels(checked, "QR306") == {expected}
    (change,) = checked.levels
    assert (change.before, change.after, change.reason) == (Level.EXPLAIN, expected, "按省厅口径")


def test_a_problem_of_qreport_itself_can_be_lowered_too(filing: Path) -> None:
    give(filing, "QR201: {level: info, reason: 明细不全}")
    assert levels(check_filing(open_filing(filing)), "QR201") == {Level.INFO}


def test_what_becomes_a_matter_of_explaining_is_settled_by_an_explanation(filing: Path) -> None:
    give(filing, "QR324: {level: explain, reason: 要写明分母}")
    given = "explanations:\n- {indicator: dual_qualified_teachers_share, period: 2021, text: 占专业课教师,"
    given += " values: {2021: 73.04}}\n"
    (filing / "explanations.yaml").write_text(given, encoding="utf-8")
    (finding,) = [each for each in check_filing(open_filing(filing)).findings if each.code == "QR324"]
    assert (finding.level, finding.explained) == (Level.EXPLAIN, True)


def test_without_entries_nothing_changes(filing: Path) -> None:
    checked = check_filing(open_filing(filing))
    assert checked.levels == ()
    assert levels(checked, "QR306") == {Level.EXPLAIN}


def test_an_unknown_code_is_told_with_the_nearest(filing: Path) -> None:
    give(filing, "QR3066: {level: info, reason: 试}")
    (finding,) = [each for each in check_filing(open_filing(filing)).findings if each.code == "QR244"]
    assert "“QR3066”没有这条规则，是否为“QR306”" in finding.message


def test_what_stops_the_report_cannot_be_lowered(filing: Path) -> None:
    (filing / "indicators" / "坏.xlsx").write_bytes(b"no workbook")
    give(filing, "QR101: {level: info, reason: 试}")
    checked = check_filing(open_filing(filing))
    assert levels(checked, "QR101") == {Level.ERROR}
    assert checked.levels == ()
    assert any("QR101 不能改级别" in finding.message for finding in checked.findings)


def test_what_cannot_be_compared_names_the_detail_table_as_the_form_does(
    filing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filing / "records" / "student_awards.csv").unlink()
    main(["validate", str(filing), "-v"])
    told = capsys.readouterr().out
    assert "没有明细表“学生参加技能大赛部分省级及以上获奖”或“学生技能大赛获奖数量”\n" in told


def test_a_built_in_check_is_listed_without_an_english_name(
    filing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(filing, "QR201: {level: warning, reason: 合计另有口径}")
    main(["validate", str(filing)])
    assert "qreport.yaml 改了级别：QR201，错误改为警告，理由：合计另有口径\n" in capsys.readouterr().out


@pytest.mark.parametrize("entry", ["QR306: {level: info}", 'QR306: {level: info, reason: ""}', "QR306: info"])
def test_a_level_without_a_reason_is_refused(filing: Path, entry: str) -> None:
    give(filing, entry)
    with pytest.raises(QreportError, match=r"qreport\.yaml:\d+ rules"):
        check_filing(open_filing(filing))


def test_the_changes_are_listed_in_text_and_json(filing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    give(filing, "QR306: {level: warning, reason: 按省厅口径}")
    main(["validate", str(filing)])
    told = capsys.readouterr().out
    assert "qreport.yaml 改了级别：QR306 企业就业与升学相加多于就业（含升学）人数，" in told
    assert "，须说明改为警告，理由：按省厅口径" in told
    main(["validate", str(filing), "--format", "json"])
    (change,) = json.loads(capsys.readouterr().out)["levels"]
    assert change == {
        "code": "QR306", "name": "destinations-exceed-placed", "from": "explain", "to": "warning",
        "reason": "按省厅口径",
    }  # fmt: skip
