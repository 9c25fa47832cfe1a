"""Another program, run in a group of its own, so that nothing of it is left behind.

A LibreOffice profile of its own for every run: nobody's settings, no macros, and a quick start.

Two things make a new profile slow, each for nothing: a test of the screen drawing (0.5 s), run when the
profile seems older than the program, and a registration of extensions that ends in a restart (0.1 s), left
out when the profile names the build of the program.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

if sys.platform == "win32":
    _OWN_GROUP: Mapping[str, Any] = {
        "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    }
else:
    _OWN_GROUP: Mapping[str, Any] = {"start_new_session": True}

_INTERRUPTS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What may end a run of qreport; Windows has no SIGHUP."""

_LOOK = 0.005
"""Seconds between two looks at whether it has ended."""


_MOST_PRINTED = 64 * 1024
"""Bytes of the output that are read."""


class TookTooLong(Exception):  # noqa: N818 -- it says what happened
    """The program and all it had started were ended, because the time was up."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> str:
    """Run `command` in `folder` for at most `limit` seconds and return what it printed, at most its end.

    When the time is up, or the user interrupts, the program and all it started are ended. Raises
    TookTooLong, or OSError when the program cannot be started.
    """
    log = folder / "output.log"
    process = None
    try:
        # A file instead of a pipe: a pipe would stay open as long as any child of the program lives.
        with log.open("wb") as output, _interrupts_later():
            process = subprocess.Popen(  # noqa: S603 -- our own command, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=dict(environment),
                **_OWN_GROUP,
            )
        _wait(process, limit)
    finally:
        if process is not None and process.returncode is None:
            _end(process)
    return _end_of(log)


def _end_of(log: Path) -> str:
    """Return the last of what a program printed: why it failed stands at the end, whatever came before."""
    with log.open("rb") as output:
        output.seek(max(0, log.stat().st_size - _MOST_PRINTED))
        return output.read(_MOST_PRINTED).decode("utf-8", "replace")


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold an interrupt back until the program is known: one that runs unknown would never be ended."""
    if threading.current_thread() is not threading.main_thread():  # signals come to the main thread only
        yield
        return
    held: list[int] = []
    usual = {number: signal.getsignal(number) for number in _INTERRUPTS}
    caught = {number: handler for number, handler in usual.items() if callable(handler)}
    for number in caught:
        signal.signal(number, lambda number, _frame: held.append(number))
    try:
        yield
    finally:
        for number, handler in caught.items():
            signal.signal(number, handler)
    for number in held:
        signal.raise_signal(number)


def _wait(process: "subprocess.Popen[bytes]", limit: float) -> None:
    """Look often: `Popen.wait` with a limit looks every 50 ms, and cannot be interrupted on Windows."""
    end = time.monotonic() + limit
    while process.poll() is None:
        if time.monotonic() > end:
            raise TookTooLong
        time.sleep(_LOOK)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and everything that it started."""
    if sys.platform == "win32":
        # /T: with its children; soffice.com is only the parent of the program that works.
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603 -- our own command
    else:
        # The group, because the script soffice starts oosplash, and that soffice.bin.
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


_SETTINGS = (
    ("Setup/Product", "ooSetupLastVersion", "999.9"),
    ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    # 3: very high, the greatest of the levels 0 to 3.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # 2: links are never updated (0 always, 1 on request), so that no file and no address is opened.
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
)
"""Newer than any program; Chinese as language of the PDF; no macros, no links followed, no Java."""


def write_profile(folder: Path, build: str | None) -> str:
    """Make the profile in `folder` for the given build (None: unknown) and return its address."""
    user = folder / "user"
    (user / "extensions").mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    if build is not None:
        (user / "extensions" / "buildid").write_text(build, encoding="utf-8")
    return folder.as_uri()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )
