"""Limits that whoever runs the program may raise."""

import os
import subprocess

import pytest
from fresh import python

SHOW = "from qreport import limits; print(limits.ROWS, limits.FILE_BYTES // 1024**2, limits.COLUMNS)"


def shown(script: str = SHOW, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QREPORT_MAX")}
    return python(script, env=environment | variables)


def test_the_usual_limits_hold_without_a_word() -> None:
    assert shown().stdout.split() == ["10000", "20", "200"]


def test_the_environment_raises_a_limit() -> None:
    assert shown(QREPORT_MAX_ROWS="50000", QREPORT_MAX_FILE_MB="80").stdout.split() == ["50000", "80", "200"]


@pytest.mark.parametrize("written", ["0", "-5", "many", "１０", "9" * 12])
def test_what_is_no_number_stops_the_run_with_a_message(written: str) -> None:
    start = "import sys; from qreport.cli.main import main; sys.exit(main(['validate', '.']))"
    done = shown(start, QREPORT_MAX_ROWS=written)
    assert done.returncode == 2
    assert "QREPORT_MAX_ROWS 应为正整数" in done.stderr
    assert "Traceback" not in done.stderr
