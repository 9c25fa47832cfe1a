"""The properties that the schema of SARIF 2.1.0 and code scanning require, by hand."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from places import EXAMPLE

from qreport.cli.console.deliver import threshold
from qreport.cli.printers import Outcome
from qreport.cli.printers.sarif import print_sarif
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import open_filing

from .outcomes import CSV, TEXT_FILE, WORD, WORKBOOK, finding, outcome

RESULT_KEYS = {
    "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints",
    "suppressions",
}  # fmt: skip


def run_of(result: Outcome) -> Mapping[str, Any]:
    """Return the only run, after a look at everything the schema requires."""
    log = json.loads(print_sarif(result))
    assert list(log) == ["$schema", "version", "runs"]
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (run,) = log["runs"]
    assert set(run) == {"tool", "language", "columnKind", "results", "properties"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "version", "language", "rules"}
    rules = [each["id"] for each in driver["rules"]]
    assert len(rules) == len(set(rules))
    for rule in driver["rules"]:
        look_at_rule(rule)
    for each in run["results"]:
        look_at_result(each, rules)
    return run


def look_at_rule(rule: Mapping[str, Any]) -> None:
    assert set(rule) == {
        "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"
    }  # fmt: skip
    for key in ("shortDescription", "fullDescription", "help"):
        assert list(rule[key]) == ["text"]
        assert rule[key]["text"].strip()
    assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def look_at_result(result: Mapping[str, Any], rules: list[str]) -> None:
    assert set(result) <= RESULT_KEYS
    assert rules[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in {"error", "warning", "note"}
    assert list(result["message"]) == ["text"]
    assert len(result["locations"]) == 1
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for suppression in result["suppressions"]:
        assert suppression["kind"] in {"inSource", "external"}
        assert suppression["status"] in {"accepted", "underReview", "rejected"}
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        look_at_location(location)


def look_at_location(location: Mapping[str, Any]) -> None:
    assert set(location) <= {"id", "physicalLocation", "logicalLocations"}
    physical = location["physicalLocation"]
    assert set(physical) <= {"artifactLocation", "region"}
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", physical["artifactLocation"]["uri"])
    region = physical.get("region", {"startLine": 1})
    assert set(region) <= {"startLine", "startColumn"}
    assert all(isinstance(number, int) and number >= 1 for number in region.values())


def only_result(*findings: Finding) -> Mapping[str, Any]:
    (result,) = run_of(outcome(*findings))["results"]
    assert isinstance(result, dict)
    return result


def fingerprints(*findings: Finding) -> list[str]:
    return [
        each["partialFingerprints"]["qreportFinding/v1"] for each in run_of(outcome(*findings))["results"]
    ]


def test_the_example_gives_all_that_is_required() -> None:
    checked = check_filing(open_filing(EXAMPLE))
    run = run_of(Outcome(checked, threshold("error")))
    assert [each["ruleId"] for each in run["results"]] == [each.code for each in checked.findings]
    prints = [each["partialFingerprints"]["qreportFinding/v1"] for each in run["results"]]
    assert len(prints) == len(set(prints))
    rule = next(each for each in run["tool"]["driver"]["rules"] if each["id"] == "QR306")
    assert "企业就业与升学相加多于就业" in rule["shortDescription"]["text"]
    assert rule["fullDescription"]["text"].startswith("为什么：")
    assert "\n依据：" in rule["help"]["text"]
    assert "\n办法：" in rule["help"]["text"]


@pytest.mark.parametrize(
    ("location", "uri", "region", "cell"),
    [
        (TEXT_FILE, "filing/indicators/a.yaml", {"startLine": 3, "startColumn": 5}, None),
        (CSV, "filing/records/表 1.csv", {"startLine": 8, "startColumn": 3}, "records/表 1.csv!C8"),
        (WORKBOOK, "filing/indicators/b.xlsx", None, "indicators/b.xlsx!表一!D27"),
        (WORD, "filing/chapters/c.docx", None, None),
        (Location("chapters/a.md", None, 4), "filing/chapters/a.md", {"startLine": 4}, None),
    ],
)
def test_a_result_stands_at_its_place(
    location: Location, uri: str, region: Mapping[str, int] | None, cell: str | None
) -> None:
    (place,) = only_result(finding(location))["locations"]
    physical = place["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == uri
    assert physical.get("region") == region
    assert [each["fullyQualifiedName"] for each in place.get("logicalLocations", [])] == (
        [cell] if cell else []
    )


def test_the_cell_of_a_workbook_and_the_paragraph_of_a_word_file_stand_in_the_message() -> None:
    assert only_result(finding(WORKBOOK))["message"]["text"] == "表一!D27：有错\n办法 改正。"
    assert only_result(finding(WORD))["message"]["text"] == "第 7 段（“招生”之下）：有错\n办法 改正。"


def test_a_finding_about_the_whole_filing_stands_at_its_settings() -> None:
    (place,) = only_result(finding())["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "filing/qreport.yaml"


def test_the_other_places_are_related() -> None:
    related = only_result(finding(CSV, WORKBOOK, TEXT_FILE))["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    assert related[1]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


@pytest.mark.parametrize(
    ("level", "word"),
    [
        (Level.ERROR, "error"),
        (Level.EXPLAIN, "error"),
        (Level.WARNING, "warning"),
        (Level.INFO, "note"),
    ],
)
def test_levels_are_those_of_sarif(level: Level, word: str) -> None:
    assert only_result(finding(CSV, level=level))["level"] == word


@pytest.mark.parametrize("explained", [True, False])
def test_a_settled_finding_is_suppressed(*, explained: bool) -> None:
    result = only_result(finding(CSV, level=Level.EXPLAIN, explained=explained))
    assert bool(result["suppressions"]) is explained


def test_a_fingerprint_outlives_moved_rows_and_changed_values() -> None:
    moved = replace(CSV, line=80)
    assert fingerprints(finding(CSV)) == fingerprints(finding(moved, message="差 3", found="5"))


def test_different_faults_have_different_fingerprints() -> None:
    first = finding(CSV)
    others = [replace(first, code="QR120"), replace(first, indicator="a"), replace(first, period="2020")]
    elsewhere = [replace(first, locations=(WORKBOOK,)), first]
    assert len(set(fingerprints(first, *others, *elsewhere))) == 6


def test_a_code_that_nothing_explains_still_has_a_rule() -> None:
    (rule,) = run_of(outcome(finding(CSV, code="QR9999")))["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == "办法：改正。"


def test_words_from_data_are_no_placeholder_and_no_link() -> None:
    text = only_result(finding(CSV, message="{0} [a](https://b)"))["message"]["text"]
    assert "{{0}} [a] (https://b)" in text


@given(st.text(st.characters()), st.text(st.characters(exclude_characters="\0")))
def test_any_text_gives_a_file_that_can_be_written(message: str, sheet: str) -> None:
    place = Location("a.xlsx", sheet, 1, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "qreport.workflows.explain.entries", lambda _pack_path: {}
        )  # reads every pack each time
        assert json.loads(print_sarif(outcome(finding(place, message=message))).encode())


def test_without_findings_the_run_is_empty() -> None:
    run = run_of(outcome(left_out=3))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert "有 3 个问题按 --select、--ignore 没有列出" in run["properties"]["summary"]
