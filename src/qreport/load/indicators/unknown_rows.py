"""A file whose rows nobody knows is one finding, not one for each of its thousands of rows."""

from collections.abc import Iterable, Sequence

from qreport.model.finding import Finding
from qreport.problems.reading import UNKNOWN_INDICATOR

_MOST = 100
"""Unknown rows of one file that are still mistakes in single names."""
_TOLD = 20
"""Of more than that so many are told one by one."""


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` with the unknown rows of a file beyond the first told as one, all places in it."""
    others: list[Finding] = []
    rows: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code == UNKNOWN_INDICATOR.code and finding.locations:
            rows.setdefault(finding.locations[0].file, []).append(finding)
        else:
            others.append(finding)
    return (*others, *(each for unknown in rows.values() for each in _cut(unknown)))


def _cut(unknown: Sequence[Finding]) -> Sequence[Finding]:
    if len(unknown) <= _MOST:
        return unknown
    rest = unknown[_TOLD:]
    message = f"还有 {len(rest)} 行的名称报告包里没有，这些行没有读入；这张表多半不是给这个报告包的"
    return (*unknown[:_TOLD], UNKNOWN_INDICATOR.at(*(each.locations[0] for each in rest), message=message))
