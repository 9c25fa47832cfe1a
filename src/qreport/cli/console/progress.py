"""One line of progress on a terminal; nothing anywhere else."""

import sys
from typing import Self

from qreport.text.width import pad, width


class ProgressLine:
    """Shows the present step on standard error when that is a terminal and `quiet` is not asked for.

    With `with`, the line is taken away at the end, whatever happens.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._shown = 0
        self._on = not quiet and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Replace the line by `step`."""
        if self._on:
            text = f"{step} …"
            # Filled up to the length of the step before, of which nothing may be left behind.
            print(f"\r{pad(text, self._shown)}", end="", file=sys.stderr, flush=True)
            self._shown = width(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._on:
            print("\r" + " " * self._shown + "\r", end="", file=sys.stderr, flush=True)
            self._shown = 0
