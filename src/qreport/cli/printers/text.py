"""Findings for a person at a terminal, in the order of the files."""

from collections.abc import Iterable, Sequence

from qreport.cli.printers import Outcome, printers
from qreport.model.finding import Finding, Level
from qreport.model.location import Location

LONGEST = 80
"""Letters of what was found that a line shows."""
LEVEL_WORDS = {Level.ERROR: "错误", Level.EXPLAIN: "须说明", Level.WARNING: "警告", Level.INFO: "提示"}


@printers.register("text")
def print_text(outcome: Outcome) -> str:
    """Return every finding with place, reason and mend, then the counts."""
    lines = [line for finding in outcome.checked.findings for line in lines_of(finding)]
    return "\n".join([*lines, *([""] if lines else []), summary(outcome)])


def summary(outcome: Outcome) -> str:
    """Return how many findings there are, how many were left out, and how much was checked, in one line."""
    checked, number = outcome.checked, outcome.left_out
    listed = "" if number and not checked.findings else counts(checked.findings)
    left_out = f"有 {number} 个问题按 --select、--ignore 没有列出。" if number else ""
    return f"{listed}{left_out}核对 {checked.checked} 项，{checked.not_checkable} 项因缺少数据无法核对。"


def lines_of(finding: Finding) -> list[str]:
    """Return one finding as lines of text."""
    place = f"{finding.locations[0]}: " if finding.locations else ""
    head = f"{place}{level_word(finding)} {finding.code} {finding.message}"
    return [printable(head), *(f"    {line}" for line in details_of(finding))]


def told(finding: Finding) -> str:
    """Return the message and its details in lines, for a form that shows file and level by itself."""
    first = finding.locations[0] if finding.locations else None
    cell = f"{cell_of(first)}：" if first and first.cell else ""
    return "\n".join([printable(cell + finding.message), *details_of(finding)])


def cell_of(location: Location) -> str:
    """Return the cell with its sheet, as a spreadsheet program writes it: `质量数据表!D27`."""
    return f"{location.sheet}!{location.cell}" if location.sheet else str(location.cell)


def details_of(finding: Finding) -> list[str]:
    """Return the lines after the message: what was compared, the other places, how to mend it."""
    lines = [compared] if (compared := _compared(finding)) else []
    if finding.locations[1:]:
        lines.append(f"相关 {'，'.join(map(str, finding.locations[1:]))}")
    return [printable(line) for line in (*lines, f"办法 {finding.mend}")]


def _compared(finding: Finding) -> str:
    """Return what was found and what was expected, as far as the finding says so."""
    found = [] if finding.found is None else [f"发现 {_cut(finding.found) or '（空）'}"]
    expected = [] if finding.expected is None else [f"应为 {finding.expected}"]
    return "，".join(found + expected)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def counts(findings: Sequence[Finding]) -> str:
    """Return how many findings of each level there are."""
    if not findings:
        return "没有发现问题。"
    words = [
        f"{number} 个{word}" for level, word in LEVEL_WORDS.items() if (number := _count(findings, level))
    ]
    return f"共 {'、'.join(words)}。" if words else "发现的问题都已说明。"


def printable(text: str) -> str:
    """Return `text` with control characters shown as escapes, so that data cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def level_word(finding: Finding) -> str:
    """Return the level for a person; a settled finding is no error any more."""
    return "已说明" if finding.explained else LEVEL_WORDS[finding.level]


def _count(findings: Iterable[Finding], level: Level) -> int:
    return sum(finding.level is level and not finding.explained for finding in findings)
