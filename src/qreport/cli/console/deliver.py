"""Where a result goes: to standard output, or into a file.

Which findings make a command fail.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from qreport.errors import QreportError
from qreport.model.finding import Finding, Level
from qreport.text.names import did_you_mean
from qreport.text.regex import regex

# ESC [ 1;31 m and the like (SGR of ECMA-48).
_COLOUR = regex("\x1b\\[[0-9;]*m")


def deliver(result: str | bytes, output: Path | None) -> None:
    """Write a result to the file `output`, or to standard output.

    Colours reach only a terminal, and none where NO_COLOR is set (no-color.org).
    """
    if output is None:
        typer.echo(result, color=False if os.environ.get("NO_COLOR") else None)
        return
    from qreport.output import write_all

    content = result if isinstance(result, bytes) else (_COLOUR.sub("", result) + "\n").encode()
    write_all({output: content})


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
