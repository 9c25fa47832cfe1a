"""Where a result goes: to standard output, or into a file."""

import os
import re
from pathlib import Path

import typer

# ESC [ 1;31 m and the like (SGR of ECMA-48).
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


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
