"""Where LibreOffice is, and which one it is."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from qreport.office import process
from qreport.office.work_folder import work_folder

VARIABLE = "QREPORT_SOFFICE"
"""Names the program when it lies in an unusual place; where it points to nothing, there is no LibreOffice."""

NAMES = ("soffice", "libreoffice")
# On Windows soffice.com: it writes to the console and is waited for, as soffice.exe is not.
PLACES: Sequence[tuple[str, str]] = (
    ("/usr/lib/libreoffice/program", "soffice"),
    ("/usr/lib64/libreoffice/program", "soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    ("~/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    ("C:/Program Files", "LibreOffice*/program/soffice.com"),
    ("C:/Program Files (x86)", "LibreOffice*/program/soffice.com"),
)
"""Where installers put it without naming it in PATH: a folder, and a pattern inside."""

# Linux, Windows, macOS.
_BUILD_FILES = ("versionrc", "version.ini", "../Resources/versionrc")
_VERSION_LIMIT = 20
"""Seconds for a program that only has to say its version."""


def find_soffice() -> Path | None:
    """Return the program `soffice`, or None when this machine has none."""
    named = os.environ.get(VARIABLE)
    candidates = iter([Path(named)]) if named else _candidates()
    there = (path.absolute() for path in candidates if path.is_file() and os.access(path, os.X_OK))
    return next(there, None)


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    for folder, pattern in PLACES:
        yield from sorted(Path(folder).expanduser().glob(pattern), key=_numbers, reverse=True)


def _numbers(path: Path) -> list[int]:
    """Return the numbers in a path, so that 25.2 comes after 7.6."""
    # 25 and 2 of /opt/libreoffice25.2/program/soffice.
    return [int(number) for number in re.findall(r"\d+", str(path))]


def build_id(program: Path) -> str | None:
    """Return the build that `program` belongs to, read from the file beside it; None when it is not told."""
    # /usr/bin/soffice is a link into the program's own folder.
    folder = Path(os.path.realpath(program)).parent
    for name in _BUILD_FILES:
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        # buildid=40(Build:2) on a line of its own.
        told = re.search(r"^buildid=(.+)$", text, re.MULTILINE)
        if told:
            return told[1].strip()
    return None


def version(program: Path, environment: Mapping[str, str]) -> str | None:
    """Return what `program` says its version is, such as 7.4.7.2; None when it says nothing of the kind."""
    with work_folder() as folder:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        try:
            said = process.run([str(program), profile, "--version"], folder, environment, _VERSION_LIMIT)
        except (OSError, process.TookTooLong):
            return None
    # 7.4.7.2 of `LibreOffice 7.4.7.2 40(Build:2)`.
    told = re.search(r"\d+(?:\.\d+)+", said)
    return told[0] if told else None
