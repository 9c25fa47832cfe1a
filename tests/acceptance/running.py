"""The program as a stranger meets it: arguments in, an exit code and printed text out."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import qreport
from qreport.cli.main import main

START = "from qreport.cli.main import run; run()"
"""What the installed program `qreport` does."""


@dataclass(frozen=True)
class Outcome:
    """What one run gave."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        return self.out + self.err


def run(*arguments: str | Path) -> Outcome:
    """Run the program within this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(each) for each in arguments])
    return Outcome(code, out.getvalue(), err.getvalue())


def start(*arguments: str | Path, env: Mapping[str, str], umask: int = -1) -> Outcome:
    """Run the qreport that is tested here as a process of its own, in the environment `env`."""
    source = {"PYTHONPATH": str(Path(qreport.__file__).parents[1])}
    command = [sys.executable, "-c", START, *map(str, arguments)]
    done = subprocess.run(command, env=source | dict(env), umask=umask, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its content, a link with what it names."""
    paths = (Path(place, name) for place, _folders, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): _content(path) for path in paths}


def _content(path: Path) -> bytes:
    return os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()


def without_places(text: str) -> str:
    """Return printed text without the lines that name the built files."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("已生成 "))
