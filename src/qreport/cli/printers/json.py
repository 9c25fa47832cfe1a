"""Findings for a program: the JSON of docs/formats.md."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import to_builtins

from qreport import __version__
from qreport.check import Unchecked
from qreport.cli.printers import Outcome, of_many, printers
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.workflows.checked import LevelChange


@printers.register("json")
def print_json(outcome: Outcome) -> str:
    """Return the whole outcome as one JSON object, schema 1."""
    return _dumped({**_head(), **_filing(outcome)})


@of_many.register("json")
def print_json_of_many(outcomes: Sequence[Outcome]) -> str:
    """Return one JSON object, schema 1, with an object for each filing as in the outcome of one."""
    filings = [_filing(outcome) for outcome in outcomes]
    counts: Counter[str] = Counter()
    for filing in filings:
        counts.update({key: number for key, number in filing["summary"].items() if key != "numbers"})
    # A filing with several packs has an outcome for each of its reports.
    number = len({filing["filing"] for filing in filings})
    return _dumped({**_head(), "summary": {"filings": number, **counts}, "filings": filings})


def _dumped(whole: Mapping[str, Any]) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _head() -> Mapping[str, Any]:
    return {"schema": 1, "tool": {"name": "qreport", "version": __version__}}


def _filing(outcome: Outcome) -> Mapping[str, Any]:
    checked = outcome.checked
    return {
        "filing": checked.folder.as_posix(),
        "pack": checked.pack,
        "summary": _summary(outcome),
        "findings": [_finding(finding) for finding in checked.findings],
        "unchecked": [_unchecked(each) for each in checked.unchecked],
        "inputs": [to_builtins(each) for each in checked.inputs],
        **({"levels": [_level(each) for each in checked.levels]} if checked.levels else {}),
    }


def _summary(outcome: Outcome) -> Mapping[str, Any]:
    checked = outcome.checked
    findings = checked.findings
    return {
        "errors": sum(finding.is_open_error for finding in findings),
        "warnings": sum(finding.level is Level.WARNING for finding in findings),
        "infos": sum(finding.level is Level.INFO for finding in findings),
        "checked": checked.checked,
        "not_checkable": checked.not_checkable,
        **({"numbers": dict(checked.numbers)} if checked.numbers else {}),
        # Only when there is something to tell, so that the schema of before still holds.
        **({"left_out": outcome.left_out} if outcome.left_out else {}),
        **({"repeated": len(checked.repeated)} if checked.repeated else {}),
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
        "source": finding.source,
        "locations": [_location(location) for location in finding.locations],
        "explained": finding.explained,
    }


def _unchecked(each: Unchecked) -> Mapping[str, str]:
    return {"code": each.code, "name": each.name, "period": each.period, "why": each.why}


def _level(change: LevelChange) -> Mapping[str, str]:
    return {
        "code": change.code,
        "name": change.name,
        "from": change.before.value,
        "to": change.after.value,
        "reason": change.reason,
    }


def _location(location: Location) -> Mapping[str, Any]:
    return {
        "file": location.file,
        "sheet": location.sheet,
        "cell": location.cell,
        "line": location.line,
        "column": location.column,
    }
