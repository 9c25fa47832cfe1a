"""`validate` of a folder of filings, as of a province."""

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from .running import run


@pytest.fixture
def province(sample: Path, tmp_path: Path) -> Path:
    """Two schools below their cities, and a folder that is none."""
    root = tmp_path / "省"
    for place in ("甲市/一校", "乙市/二校"):
        shutil.copytree(sample, root / place)
    (root / "说明").mkdir()
    (root / ".git" / "x").mkdir(parents=True)
    (root / ".git" / "x" / "qreport.yaml").write_text("x")
    return root


def _json(*arguments: str | Path) -> Any:
    return json.loads(run("validate", *arguments, "--format", "json").out)


def test_every_filing_is_checked_as_it_would_be_alone(province: Path) -> None:
    whole = _json(province)
    assert [Path(each["filing"]).name for each in whole["filings"]] == ["二校", "一校"]
    for each in whole["filings"]:
        alone = _json(each["filing"])
        assert each == {
            key: alone[key] for key in ("filing", "pack", "summary", "findings", "unchecked", "inputs")
        }
    errors = sum(each["summary"]["errors"] for each in whole["filings"])
    assert whole["summary"]["errors"] == errors > 0
    assert (whole["schema"], whole["summary"]["filings"]) == (1, 2)


def test_a_folder_with_one_filing_has_the_same_form(province: Path) -> None:
    shutil.rmtree(province / "乙市")
    assert len(_json(province)["filings"]) == 1


def test_places_begin_with_the_folder_of_the_filing(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(province)
    done = run("validate", "--select", "QR201")
    assert done.code == 1
    assert "甲市/一校/records/training.csv C8: 错误 QR201" in done.out
    assert done.out.rstrip().endswith("共 2 个填报，2 个填报有须处理的问题。")
    assert "file=乙市/二校/records/training.csv" in run("validate", "--format", "github").out


def test_a_filing_that_cannot_be_opened_does_not_hide_the_others(province: Path) -> None:
    (province / "甲市" / "一校" / "qreport.yaml").write_text("school: [", encoding="utf-8")
    done = run("validate", province, "--select", "QR160", "--select", "QR201")
    assert done.code == 1
    assert "一校/qreport.yaml: 错误 QR160" in done.out
    assert "二校/records/training.csv C8: 错误 QR201" in done.out


def test_a_folder_that_was_to_be_a_filing_is_named(province: Path) -> None:
    for place in ("乙市/七校/records", "丙市/八校/indicators", "甲市/photos"):
        (province / place).mkdir(parents=True)
    (province / "九校").mkdir()
    (province / "九校" / "qreport.yaml.txt").write_text("x")
    filings = _json(province)["filings"]
    unusable = [each["filing"] for each in filings if each["findings"][0]["code"] == "QR160"]
    assert [Path(each).name for each in unusable] == ["八校", "七校", "九校"]
    assert len(filings) == 5


def test_the_worst_filing_decides_the_exit_code(province: Path) -> None:
    assert run("validate", province, "--fail-on", "never").code == 0
    assert run("validate", province, "--select", "QR101").code == 0


def test_sarif_and_junit_hold_all_filings(province: Path) -> None:
    (one,) = json.loads(run("validate", province, "--format", "sarif", "--select", "QR201").out)["runs"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in one["results"]]
    assert len(places) == len(set(places)) == 2
    root = ET.fromstring(run("validate", province, "--format", "junit", "--select", "QR201").out)
    assert [suite.get("failures") for suite in root] == ["1", "1"]
    assert root.get("failures") == "2"


def test_copies_and_check_lists_are_made_for_one_filing_at_a_time(province: Path, tmp_path: Path) -> None:
    for option in ("--annotate", "--checklist"):
        done = run("validate", province, option, tmp_path / "x.xlsx")
        assert done.code == 2
        assert "一次只用于一个填报" in done.err


def test_a_folder_without_any_filing_is_told_as_before(tmp_path: Path) -> None:
    done = run("validate", tmp_path)
    assert done.code == 2
    assert "没有 qreport.yaml" in done.err


@pytest.mark.parametrize("command", ["build", "workbook", "diff"])
def test_a_command_for_one_filing_says_so_when_it_is_given_many(
    province: Path, tmp_path: Path, command: str
) -> None:
    more = ("-o", tmp_path / "填报表.xlsx") if command == "workbook" else ()
    for folder in (province, province / "甲市"):
        done = run(command, folder, *more)
        assert done.code == 2
        assert "一次只能用一个" in done.told
        assert str(province / ("乙市/二校" if folder == province else "甲市/一校")) in done.told
        assert "qreport init" not in done.told
