"""Standard output and standard error as they may be: closed, full, or of an encoding without Chinese.

One line of progress on a terminal; nothing anywhere else.
"""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from qreport.errors import reason_of
from qreport.text.width import pad, width


class _Nowhere(io.TextIOBase):
    """A stream that swallows what is printed."""

    def write(self, text: str) -> int:
        """Take `text` and keep nothing of it."""
        return len(text)


def prepare() -> None:
    """Make both usable: a closed one swallows what is printed, an unknown letter becomes `?`."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # pythonw and some services start a program without standard streams.
            setattr(sys, name, _Nowhere())
        elif hasattr(stream, "reconfigure"):
            # The encoding stays as the terminal says: another one would be read as nonsense there.
            stream.reconfigure(errors="replace")


def abandon(stream: TextIO) -> None:
    """Let what is still to be printed go nowhere, so that Python does not try and complain at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        # The descriptor and not the object: Python flushes the old object once more when it ends.
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def explain(error: OSError) -> tuple[str, str]:
    """Return what to tell about an error of the system that no stage expected, such as a full pipe."""
    from qreport.output import explain as explain_writing

    if error.filename is None:
        told = explain_writing(error, Path("标准输出"))
        return f"错误：{told.message}", f"办法：{told.mend}"
    return f"错误：不能读写 {error.filename}：{reason_of(error)}", "办法：检查这个路径和权限后再试。"


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
