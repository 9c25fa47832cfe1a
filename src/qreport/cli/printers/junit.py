"""Findings as JUnit XML, for the test page of a CI service."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from qreport.cli.printers import Outcome, of_many, printers
from qreport.cli.printers.text import lines_of, summary
from qreport.model.finding import Finding
from qreport.text.names import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@printers.register("junit")
def print_junit(outcome: Outcome) -> str:
    """Return one suite with a case per code; a case fails as the command does, by `--fail-on`."""
    return print_junit_of_many([outcome])


@of_many.register("junit")
def print_junit_of_many(outcomes: Sequence[Outcome]) -> str:
    """Return a suite for each filing."""
    suites = [_suite(outcome) for outcome in outcomes]
    # The attributes of a test suite that CI services add up.
    counted = ("tests", "failures", "errors", "skipped")
    numbers = {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in counted}
    root = ET.Element("testsuites", {"name": "qreport", **numbers})
    root.extend(suites)
    ET.indent(root)
    return DECLARATION + ET.tostring(root, encoding="unicode")


def _suite(outcome: Outcome) -> ET.Element:
    groups = _by_code(outcome.checked.findings)
    failing = sum(any(map(outcome.fails, group)) for group in groups.values())
    numbers = {"tests": str(len(groups) or 1), "failures": str(failing), "errors": "0", "skipped": "0"}
    suite = ET.Element("testsuite", {"name": printable(f"qreport {outcome.path_of('.')}"), **numbers})
    for name, group in groups.items():
        _add_case(suite, name, group, outcome)
    if not groups:  # a suite without a case counts as a failed run at some services
        ET.SubElement(suite, "testcase", classname=outcome.checked.pack, name="数据核对")
    ET.SubElement(suite, "system-out").text = summary(outcome)
    return suite


def _by_code(findings: Sequence[Finding]) -> Mapping[str, Sequence[Finding]]:
    ordered = sorted(findings, key=_case_name)
    return {name: tuple(group) for name, group in groupby(ordered, key=_case_name)}


def _case_name(finding: Finding) -> str:
    return f"{finding.code} {finding.name}"


def _add_case(suite: ET.Element, name: str, group: Sequence[Finding], outcome: Outcome) -> None:
    case = ET.SubElement(suite, "testcase", classname=outcome.checked.pack, name=name)
    failing = [finding for finding in group if outcome.fails(finding)]
    others = [finding for finding in group if not outcome.fails(finding)]
    if failing:
        first = failing[0]
        failure = ET.SubElement(case, "failure", type=first.level.value, message=printable(first.message))
        failure.text = _lines(failing)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)


def _lines(findings: Sequence[Finding]) -> str:
    """Return the findings as text; control characters, which XML cannot hold, are already escapes there."""
    return "\n".join(line for finding in findings for line in lines_of(finding))
