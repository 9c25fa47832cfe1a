"""Turns findings into the one error that stops a run."""

from collections.abc import Iterable

from qreport.errors import QreportError
from qreport.model.finding import Finding, in_order
from qreport.problems.reading import PROBLEMS

_USUAL = frozenset(problem.mend for problem in PROBLEMS)


def stop(message: str, findings: Iterable[Finding]) -> QreportError:
    """Return the error that lists every finding on a line of its own below `message`.

    Advice that every finding of a kind carries stands once, below all of them.
    """
    ordered = in_order(findings)
    usual = dict.fromkeys(finding.mend for finding in ordered if finding.mend in _USUAL)
    lines = [_line(finding) for finding in ordered]
    return QreportError("\n".join([f"{message}：", *lines]), "".join(usual) or "请逐条改正后再试。")


def _line(finding: Finding) -> str:
    place = f"{finding.locations[0]} " if finding.locations else ""
    advice = "" if finding.mend in _USUAL else f"；{finding.mend}"
    return f"  {place}{finding.message}{advice}"
