"""Findings as SARIF 2.1.0, for code scanning and for editors."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from qreport import __version__
from qreport.cli.printers import Outcome, of_many, printers
from qreport.cli.printers.text import cell_of, summary, told
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.text.names import printable
from qreport.workflows import explain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.EXPLAIN: "error", Level.WARNING: "warning", Level.INFO: "note"}
FILING = Location("qreport.yaml")
"""Where a finding about the filing as a whole is shown; code scanning refuses a result without a place."""
# SARIF: a suppression from outside of the source, and accepted.
SETTLED = {"kind": "external", "status": "accepted", "justification": "已在 explanations.yaml 中说明。"}


@printers.register("sarif")
def print_sarif(outcome: Outcome) -> str:
    """Return one run with a rule per code and a result per finding; settled findings are suppressed."""
    return print_sarif_of_many([outcome])


@of_many.register("sarif")
def print_sarif_of_many(outcomes: Sequence[Outcome]) -> str:
    """Return one run for all filings, because code scanning takes few runs; the paths say which filing."""
    rules = _rules(outcomes)
    codes = {rule["id"]: at for at, rule in enumerate(rules)}
    driver = {"name": "qreport", "version": __version__, "language": "zh-CN", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        # Python counts columns in code points, not in units of UTF-16.
        "columnKind": "unicodeCodePoints",
        "results": [result for outcome in outcomes for result in _results(outcome, codes)],
        "properties": {"summary": "\n".join(map(summary, outcomes))},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rules(outcomes: Sequence[Outcome]) -> Sequence[Mapping[str, Any]]:
    known = explain.entries(outcomes[0].pack_path)
    firsts: dict[str, Finding] = {}
    for outcome in outcomes:
        for finding in outcome.checked.findings:
            firsts.setdefault(finding.code, finding)
    return [_rule(firsts[code], known.get(code)) for code in sorted(firsts)]


def _rule(finding: Finding, text: str | None) -> Mapping[str, Any]:
    """Return the rule of a finding; `text` is what `qreport explain` says: a title line, a blank one, why."""
    title, _, why = (text or f"{finding.code} {finding.name}\n\n办法：{finding.mend}").partition("\n\n")
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why.partition("\n")[0]},
        "help": {"text": why},
        "defaultConfiguration": {"level": LEVELS[finding.level]},
    }


def _results(outcome: Outcome, codes: Mapping[str, int]) -> Iterator[Mapping[str, Any]]:
    findings = outcome.checked.findings
    for finding, fingerprint in zip(findings, _fingerprints(findings), strict=True):
        first, *others = finding.locations or (FILING,)
        related = [_location(outcome, other) | {"id": number} for number, other in enumerate(others, 1)]
        yield {
            "ruleId": finding.code,
            "ruleIndex": codes[finding.code],
            "level": LEVELS[finding.level],
            "message": {"text": _literal(told(finding))},
            "locations": [_location(outcome, first)],
            **({"relatedLocations": related} if related else {}),
            # The version belongs to the name: another way of making them would get v2.
            "partialFingerprints": {"qreportFinding/v1": fingerprint},
            "suppressions": [SETTLED] if finding.explained else [],
        }


def _location(outcome: Outcome, location: Location) -> dict[str, Any]:
    """Return the place: lines of a text file or CSV; a workbook has none, so its cell is a logical place."""
    uri = quote(os.fsencode(outcome.path_of(location.file)))
    # The root of the checkout, which the service puts in its place.
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    if location.is_line:
        column = {"startColumn": location.column} if location.column else {}
        physical["region"] = {"startLine": location.line, **column}
    if not location.cell:
        return {"physicalLocation": physical}
    full = printable(f"{location.file}!{cell_of(location)}")
    logical = {"name": location.cell, "fullyQualifiedName": full, "kind": "cell"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what stays the same for a fault when rows are inserted above it or its value changes."""
    seen: Counter[str] = Counter()
    for each in findings:
        first = each.locations[0] if each.locations else FILING
        fault = json.dumps([each.code, each.indicator, each.record_set, each.period, first.file, first.sheet])
        seen[fault] += 1
        yield hashlib.sha256(f"{fault}{seen[fault]}".encode()).hexdigest()[:32]


def _literal(text: str) -> str:
    """Return `text` so that no placeholder and no link of SARIF is read into words that come from data."""
    # SARIF 2.1.0, 3.11.5 and 3.11.6: {0} is a placeholder, [text](1) a link.
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
