"""Findings as annotations of GitHub Actions: the runner shows each at its line of a pull request."""

from collections.abc import Mapping, Sequence

from qreport.cli.printers import Outcome, of_many, printers
from qreport.cli.printers.text import capped, level_word, summary, told
from qreport.model.finding import Finding, Level
from qreport.model.location import Location

# GitHub knows three levels; what wants an explanation stands in the way like an error.
COMMANDS = {Level.ERROR: "error", Level.EXPLAIN: "error", Level.WARNING: "warning", Level.INFO: "notice"}
# As GitHub Actions reads its workflow commands; all at once, so that no escape is escaped again.
TEXT_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
# Within ::error file=…,line=…:: a colon or a comma would end the value.
PROPERTY_ESCAPES = TEXT_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


@printers.register("github")
def print_github(outcome: Outcome) -> str:
    """Return one workflow command per finding, then the counts; what is explained asks for nothing more."""
    findings = [finding for finding in outcome.checked.findings if not finding.explained]
    listed, left_out = capped(findings)
    return "\n".join([*(_annotation(outcome, finding) for finding in listed), *left_out, summary(outcome)])


@of_many.register("github")
def print_github_of_many(outcomes: Sequence[Outcome]) -> str:
    """Return the annotations of every filing; their paths say which one."""
    return "\n".join(map(print_github, outcomes))


def _annotation(outcome: Outcome, finding: Finding) -> str:
    place = _place(outcome, finding.locations[0]) if finding.locations else {}
    properties = {**place, "title": f"{finding.code} {level_word(finding)}"}
    listed = ",".join(f"{name}={value.translate(PROPERTY_ESCAPES)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{told(finding).translate(TEXT_ESCAPES)}"


def _place(outcome: Outcome, location: Location) -> Mapping[str, str]:
    """Return the place; workbooks and Word files have no lines, the cell or paragraph stands in the text."""
    numbers = {"line": location.line, "col": location.column} if location.is_line else {}
    known = {name: str(number) for name, number in numbers.items() if number is not None}
    return {"file": outcome.path_of(location.file), **known}
