"""Findings for a program: the JSON of docs/formats.md."""

import json
from collections.abc import Mapping
from typing import Any

from qreport import __version__
from qreport.cli.printers import Outcome, printers
from qreport.model.finding import Finding, Level
from qreport.model.location import Location


@printers.register("json")
def print_json(outcome: Outcome) -> str:
    """Return the whole outcome as one JSON object, schema 1."""
    checked = outcome.checked
    whole = {
        "schema": 1,
        "tool": {"name": "qreport", "version": __version__},
        "filing": checked.folder.as_posix(),
        "pack": checked.pack,
        "summary": _summary(outcome),
        "findings": [_finding(finding) for finding in checked.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _summary(outcome: Outcome) -> Mapping[str, int]:
    checked = outcome.checked
    findings = checked.findings
    return {
        "errors": sum(finding.is_open_error for finding in findings),
        "warnings": sum(finding.level is Level.WARNING for finding in findings),
        "infos": sum(finding.level is Level.INFO for finding in findings),
        "checked": checked.checked,
        "not_checkable": checked.not_checkable,
        **({"left_out": outcome.left_out} if outcome.left_out else {}),
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.value,
        "indicator": finding.indicator,
        "record_set": finding.record_set,
        "period": finding.period,
        "message": finding.message,
        "found": finding.found,
        "expected": finding.expected,
        "hint": finding.mend,
        "locations": [_location(location) for location in finding.locations],
        "explained": finding.explained,
    }


def _location(location: Location) -> Mapping[str, Any]:
    return {
        "file": location.file,
        "sheet": location.sheet,
        "cell": location.cell,
        "line": location.line,
        "column": location.column,
    }
