"""Turns findings into the one error that stops a run."""

from collections.abc import Iterable

from qreport.errors import QreportError
from qreport.load.problems import PROBLEMS
from qreport.model.finding import Finding, in_order

_USUAL = frozenset(problem.mend for problem in PROBLEMS)


def stop(message: str, findings: Iterable[Finding], mend: str = "请逐条改正后再试") -> QreportError:
    """Return the error that lists every finding on a line of its own below `message`."""
    lines = [_line(finding) for finding in in_order(findings)]
    return QreportError("\n".join([f"{message}：", *lines]), mend)


def _line(finding: Finding) -> str:
    place = f"{finding.locations[0]} " if finding.locations else ""
    # The advice that every finding of the kind carries adds nothing to its message.
    advice = "" if finding.mend in _USUAL else f"；{finding.mend}"
    return f"  {place}{finding.message}{advice}"
