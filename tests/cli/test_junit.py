from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.cli.printers import Outcome
from qreport.cli.printers.junit import print_junit
from qreport.model.finding import Level

from .outcomes import CSV, WORKBOOK, finding, outcome


def suite_of(result: Outcome) -> ET.Element:
    root = ET.fromstring(print_junit(result).encode())
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    cases = suite.findall("testcase")
    for element in (root, suite):
        assert int(element.attrib["tests"]) == len(cases)
        assert int(element.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert all(case.attrib["classname"] and case.attrib["name"] for case in cases)
    return suite


def test_findings_of_one_code_are_one_case() -> None:
    suite = suite_of(outcome(finding(CSV), finding(WORKBOOK, code="QR120"), finding(WORKBOOK)))
    assert [case.attrib["name"] for case in suite.iter("testcase")] == ["QR120 a-fault", "QR201 a-fault"]
    text = suite.findtext("testcase[2]/failure", "")
    assert "records/表 1.csv C8: 错误 QR201 有错" in text
    assert "indicators/b.xlsx [表一] D27" in text


@pytest.mark.parametrize(
    ("level", "explained", "fail_on", "failures"),
    [
        (Level.ERROR, False, "error", 1),
        (Level.EXPLAIN, False, "error", 1),
        (Level.EXPLAIN, True, "warning", 0),
        (Level.WARNING, False, "error", 0),
        (Level.WARNING, False, "warning", 1),
        (Level.INFO, False, "warning", 0),
        (Level.ERROR, False, "never", 0),
    ],
)
def test_a_case_fails_as_the_command_does(
    level: Level, *, explained: bool, fail_on: str, failures: int
) -> None:
    suite = suite_of(outcome(finding(CSV, level=level, explained=explained), fail_on=fail_on))
    assert suite.attrib["failures"] == str(failures)
    assert "有错" in suite.findtext("testcase/failure" if failures else "testcase/system-out", "")


def test_a_case_keeps_what_does_not_fail_apart() -> None:
    settled = finding(CSV, level=Level.EXPLAIN, message="说明过", explained=True)
    suite = suite_of(outcome(settled, finding(WORKBOOK, level=Level.EXPLAIN, message="没有说明")))
    assert "没有说明" in suite.findtext("testcase/failure", "")
    assert "说明过" in suite.findtext("testcase/system-out", "")


def test_without_findings_one_case_passes() -> None:
    suite = suite_of(outcome())
    assert [case.attrib["name"] for case in suite.iter("testcase")] == ["数据核对"]
    assert suite.findtext("system-out", "").startswith("没有发现问题。")


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_gives_xml_that_can_be_read(message: str, found: str) -> None:
    suite_of(outcome(finding(CSV, message=message, found=found)))
