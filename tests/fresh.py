"""Python in a process of its own: what it loads, prints and leaves is not touched by the other tests."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent


def python(
    script: str, *arguments: str, env: Mapping[str, str] | None = None, **settings: Any
) -> subprocess.CompletedProcess[str]:
    """Run `script`, which finds the modules of the tests too, in the environment `env` (usually our own).

    `settings` are those of `subprocess.run`: cwd, umask.
    """
    variables = {**(os.environ if env is None else env), "PYTHONIOENCODING": "utf-8"}
    paths = (str(TESTS), variables.get("PYTHONPATH"))
    variables["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(
        command, env=variables, capture_output=True, encoding="utf-8", check=False, **settings
    )


def printed(script: str) -> Sequence[str]:
    """Return the words that `script` prints; it must end well."""
    done = python(script)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
