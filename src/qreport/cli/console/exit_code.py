"""Which findings make a command fail."""

from collections.abc import Callable, Iterable

from qreport.errors import QreportError
from qreport.model.finding import Finding, Level
from qreport.text.names import did_you_mean

Limit = Callable[[Finding], bool]

LIMITS: dict[str, Limit] = {
    "error": lambda finding: finding.is_open_error,
    # What an explanation settles is no error any more; a warning cannot be settled.
    "warning": lambda finding: finding.is_open_error or finding.level is Level.WARNING,
    "never": lambda _finding: False,
}


def threshold(name: str) -> Limit:
    """Return the test for a finding that counts; raise QreportError for an unknown name."""
    if name not in LIMITS:
        raise QreportError(
            f"--fail-on 没有级别“{name}”{did_you_mean(name, LIMITS)}", f"可用的级别：{'、'.join(LIMITS)}"
        )
    return LIMITS[name]


def exit_code_for(findings: Iterable[Finding], limit: Limit) -> int:
    """Return 1 when any finding counts, else 0."""
    return 1 if any(limit(finding) for finding in findings) else 0
