"""Findings for a person at a terminal, in the order of the files."""

from collections.abc import Iterable, Sequence

from qreport.api import Checked
from qreport.cli.printers import printers
from qreport.model.finding import Finding, Level

LONGEST = 80
"""Letters of what was found that a line shows."""
LEVEL_WORDS = {Level.ERROR: "错误", Level.EXPLAIN: "须说明", Level.WARNING: "警告", Level.INFO: "提示"}


@printers.register("text")
def print_text(checked: Checked) -> str:
    """Return every finding with place, reason and mend, then the counts."""
    lines = [line for finding in checked.findings for line in lines_of(finding)]
    total = f"核对 {checked.checked} 项，{checked.not_checkable} 项因缺少数据无法核对。"
    return "\n".join([*lines, *([""] if lines else []), counts(checked.findings) + total])


def lines_of(finding: Finding) -> list[str]:
    """Return one finding as lines of text."""
    place = f"{finding.locations[0]}: " if finding.locations else ""
    lines = [f"{place}{_level(finding)} {finding.code} {finding.message}"]
    if compared := _compared(finding):
        lines.append(f"    {compared}")
    if finding.locations[1:]:
        lines.append(f"    相关 {'，'.join(map(str, finding.locations[1:]))}")
    return [printable(line) for line in (*lines, f"    办法 {finding.mend}")]


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
    return f"共 {'、'.join(words)}。"


def printable(text: str) -> str:
    """Return `text` with control characters shown as escapes, so that data cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def _level(finding: Finding) -> str:
    return "已说明" if finding.explained else LEVEL_WORDS[finding.level]


def _count(findings: Iterable[Finding], level: Level) -> int:
    return sum(finding.level is level and not finding.explained for finding in findings)
