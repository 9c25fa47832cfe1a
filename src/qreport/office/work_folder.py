"""A temporary folder for LibreOffice; those of runs that were killed go with the next one."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qreport.output import is_dead
from qreport.text.regex import regex

# qreport-4711-a1b2c3d4; the number is that of the process.
_NAME = regex(r"qreport-([0-9]{1,10})-\w+")
_LOCK = "in-use"


@contextmanager
def work_folder() -> Iterator[Path]:
    """Make a folder of one's own and remove it in the end; raises OSError where none can be made."""
    _remove_left()
    # Windows refuses to remove what is still open somewhere; the next run does it.
    prefix = f"qreport-{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (folder / _LOCK).open("wb") as lock:
            _held(lock.fileno())
            yield folder


def _remove_left() -> None:
    """Remove the folders of dead processes that nobody holds: in another container numbers mean others."""
    with os.scandir(tempfile.gettempdir()) as entries:
        named = [(Path(entry.path), _NAME.fullmatch(entry.name)) for entry in entries]
    for folder, match in named:
        if (
            match
            and is_dead(int(match[1]))
            and folder.is_dir()
            and not folder.is_symlink()
            and _is_free(folder)
        ):
            shutil.rmtree(folder, ignore_errors=True)


def _is_free(folder: Path) -> bool:
    try:
        with (folder / _LOCK).open("ab") as lock:
            return _held(lock.fileno())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _held(file: int) -> bool:
    """Take the lock of an open file, if no other process has it; it is let go when the file is closed."""
    if sys.platform == "win32":
        return True  # an open file cannot be removed there anyway
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
