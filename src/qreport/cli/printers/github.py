"""Findings as annotations of GitHub Actions: the runner shows each at its line of a pull request."""

from collections.abc import Mapping

from qreport.cli.printers import Outcome, printers
from qreport.cli.printers.text import level_word, summary, told
from qreport.model.finding import Finding, Level
from qreport.model.location import Location

COMMANDS = {Level.ERROR: "error", Level.EXPLAIN: "error", Level.WARNING: "warning", Level.INFO: "notice"}
TEXT_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES = TEXT_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


@printers.register("github")
def print_github(outcome: Outcome) -> str:
    """Return one workflow command per finding, then the counts; what is explained asks for nothing more."""
    findings = [finding for finding in outcome.checked.findings if not finding.explained]
    return "\n".join([*(_annotation(outcome, finding) for finding in findings), summary(outcome)])


def _annotation(outcome: Outcome, finding: Finding) -> str:
    place = _place(outcome, finding.locations[0]) if finding.locations else {}
    properties = {**place, "title": f"{finding.code} {level_word(finding)}"}
    listed = ",".join(f"{name}={value.translate(PROPERTY_ESCAPES)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{told(finding).translate(TEXT_ESCAPES)}"


def _place(outcome: Outcome, location: Location) -> Mapping[str, str]:
    """Return the place; a workbook has no lines, its cell stands in the text."""
    numbers = {} if location.sheet else {"line": location.line, "col": location.column}
    known = {name: str(number) for name, number in numbers.items() if number is not None}
    return {"file": outcome.path_of(location.file), **known}
