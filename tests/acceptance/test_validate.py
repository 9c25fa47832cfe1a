"""`qreport validate`: what other programs rely on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from places import EXAMPLE

from .running import run, tree


@pytest.fixture(scope="module")
def outcome() -> Mapping[str, Any]:
    done = run("validate", EXAMPLE, "--format", "json")
    assert (done.code, done.err) == (1, "")
    found: Mapping[str, Any] = json.loads(done.out)
    return found


def test_the_wrong_total_of_the_training_table_is_found_at_its_cell(outcome: Mapping[str, Any]) -> None:
    (finding,) = (each for each in outcome["findings"] if each["record_set"] == "training")
    assert finding["code"] == "QR201"
    assert finding["name"] == "total-differs-from-rows"
    assert finding["level"] == "error"
    assert (finding["found"], finding["expected"]) == ("18291", "20175")
    assert finding["period"] == "2021"
    assert finding["locations"][0] == {
        "file": "records/training.csv", "sheet": None, "cell": "C8", "line": 8, "column": 3
    }  # fmt: skip


def test_the_json_has_exactly_the_keys_of_the_contract(outcome: Mapping[str, Any]) -> None:
    keys = ["schema", "tool", "filing", "pack", "summary", "findings", "unchecked", "inputs"]
    assert list(outcome) == keys
    assert (outcome["schema"], outcome["pack"]) == (1, "secondary-2022")
    assert list(outcome["tool"]) == ["name", "version"]
    assert list(outcome["summary"]) == [
        *("errors", "warnings", "infos", "checked", "not_checkable", "numbers")
    ]
    for finding in outcome["findings"]:
        assert list(finding) == [
            "code", "name", "level", "indicator", "record_set", "period",
            "message", "found", "expected", "hint", "source", "locations", "explained",
        ]  # fmt: skip
        for location in finding["locations"]:
            assert list(location) == ["file", "sheet", "cell", "line", "column"]


def test_each_comparison_that_could_not_be_made_has_its_reason(outcome: Mapping[str, Any]) -> None:
    unchecked = outcome["unchecked"]
    assert len(unchecked) == outcome["summary"]["not_checkable"] > 0
    assert all(list(each) == ["code", "name", "period", "why"] for each in unchecked)
    assert ("QR350", "社团成员数没有确切的数") in [(each["code"], each["why"]) for each in unchecked]


def test_the_reasons_are_listed_as_text_when_they_are_asked_for() -> None:
    plain, told = run("validate", EXAMPLE), run("validate", EXAMPLE, "-v")
    assert "无法核对 QR" not in plain.out
    lines = [line for line in told.out.splitlines() if line.startswith("无法核对 QR")]
    read = [line for line in told.out.splitlines() if line.startswith(("读入 ", "共读入 "))]
    assert f"，{len(lines)} 项因缺少数据无法核对。" in plain.out.splitlines()[-1]
    assert "无法核对 QR205（2020年）名班主任工作室数和其中各项没有填全" in lines
    assert read
    assert [line for line in told.out.splitlines() if line and line not in (*lines, *read)] == [
        line for line in plain.out.splitlines() if line
    ]


def test_the_summary_counts_the_findings(outcome: Mapping[str, Any]) -> None:
    levels = [each["level"] for each in outcome["findings"] if not each["explained"]]
    summary = outcome["summary"]
    assert summary["errors"] == levels.count("error") + levels.count("explain") > 0
    assert summary["warnings"] == levels.count("warning")
    assert summary["infos"] == levels.count("info")
    assert summary["checked"] > 50


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_the_level_at_which_it_fails_is_chosen(level: str, code: int) -> None:
    assert run("validate", EXAMPLE, "--fail-on", level).code == code


def test_the_outcome_goes_to_a_file(tmp_path: Path) -> None:
    done = run("validate", EXAMPLE, "--format", "json", "-o", tmp_path / "out.json")
    assert (done.code, done.out) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("validate", "qreport.yaml"),
        ("validate", "photos/../records/training.csv"),
        ("diff", "indicators/学校概况.yaml"),
        ("workbook", "indicators/质量数据表.xlsx"),
    ],
)
def test_an_outcome_never_takes_the_place_of_data(command: str, place: str, filing: Path) -> None:
    before = tree(filing)
    done = run(command, filing, "-o", filing / place)
    assert done.code == 2
    assert "会覆盖填报的数据" in done.err
    assert tree(filing) == before


def test_nothing_is_changed(filing: Path) -> None:
    before = tree(filing)
    assert run("validate", filing).code == 1
    assert tree(filing) == before


def test_an_explanation_settles_a_finding(filing: Path) -> None:
    before = run("validate", filing).told
    assert "QR306" in before
    explanations = filing / "explanations.yaml"
    explanations.write_text(
        "explanations:\n"
        "  - indicator: 在规模以上企业就业人数\n    period: 2021\n    reason: definition\n"
        "    text: 含升学后仍在企业实习的学生。\n    values: {2021: 1875}\n",
        encoding="utf-8",
    )
    assert "已说明 QR306" in run("validate", filing).told


def test_validate_tells_what_is_still_to_be_written(filing: Path) -> None:
    chapter = filing / "chapters" / "overview.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(f"{text}\n::: 待写 写明办学理念\n", encoding="utf-8")
    line = text.count("\n") + 2
    told = f"chapters/overview.md:{line}: 错误 QR421 还没有写：写明办学理念"
    for command in (("validate", filing), ("build", filing, "--quick", "--to", "txt")):
        done = run(*command)
        assert done.out.count("QR421") == 1
        assert told in done.out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[docx]", "[doc]", "没有输出格式“doc”，是否为“docx”"),
        ("directory: dist", "directory: photos", "qreport.yaml:10"),
        ("directory: dist", "directory: photos/报告", "是存放数据的文件夹，报告不能放进去"),
    ],
)
def test_validate_stops_where_build_would(old: str, new: str, words: str, filing: Path) -> None:
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for command in ("validate", "build"):
        done = run(command, filing)
        assert done.code == 2
        assert words in done.err
