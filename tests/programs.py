"""Other programs that tests start: who lacks one skips, but where the project is built nothing may lack."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qreport.office import find_soffice


def needed(program: str, package: str) -> str:
    """Return where `program` is; without it fail on the build machine, and skip elsewhere."""
    return _there(shutil.which(program), package)


def writer() -> str:
    """Return LibreOffice that sets texts."""
    return _there(_office_with("libswlo.so"), "libreoffice-writer-nogui")


def calc() -> str:
    """Return LibreOffice that reads and writes workbooks."""
    return _there(_office_with("libsclo.so"), "libreoffice-calc-nogui")


def converted(program: str, source: Path, target: str, folder: Path) -> Path:
    """Return `source` as LibreOffice saves it into `folder`, in a format such as `ods` or `xlsx:FILTER`.

    No limit of time: it stands for nothing that is tested, and a busy machine may take its time.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", target, "--outdir", folder, source]
    done = subprocess.run(command, capture_output=True, check=False)
    made = folder / f"{source.stem}.{target.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made


def _office_with(part: str) -> str | None:
    """Distributions of Linux ship the parts of LibreOffice one by one; elsewhere it comes whole."""
    program = find_soffice()
    if program is None:
        return None
    beside = Path(os.path.realpath(program)).with_name(part)
    return str(program) if beside.exists() or sys.platform != "linux" else None


def _there(program: str | None, package: str) -> str:
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(f"the build machine needs {package}")
    if program is None:
        pytest.skip(f"{package} is not installed")
    return program
