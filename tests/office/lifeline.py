"""A program of a test whose life is followed without a clock: its processes hold the end of a pipe."""

import contextlib
import os
from pathlib import Path

SURVIVED = "survived"


class Lifeline:
    """A pipe that a script and its child hold open; it ends when both have ended, however they did."""

    def __init__(self, folder: Path) -> None:
        self._pipe = folder / "lifeline"
        os.mkfifo(self._pipe)
        self._end = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
        self._said = b""

    @property
    def script(self) -> str:
        """A child that lives for a minute and its parent, which waits for it; who is not ended says so."""
        hold = f"exec 9> '{self._pipe}'"
        child = f"{{ sleep 60; echo {SURVIVED} >&9; }} &"
        return f"{hold}; {child} echo started >&9; wait; echo {SURVIVED} >&9"

    def started(self) -> bool:
        """Whether parent and child run; does not wait."""
        with contextlib.suppress(BlockingIOError):  # it holds the pipe and has said nothing yet
            self._said += os.read(self._end, 100)
        return bool(self._said)

    def said_until_all_ended(self) -> list[str]:
        """Wait until no process of the script lives and return what they said."""
        os.set_blocking(self._end, True)
        while said := os.read(self._end, 100):
            self._said += said
        os.close(self._end)
        return self._said.decode().split()
