"""What is printed may go nowhere: the result stands all the same, and Python does not complain."""

import os
import subprocess
import sys

import pytest
from places import EXAMPLE

from .running import START

VALIDATE = (sys.executable, "-c", START, "validate", EXAMPLE)


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows closes no streams")
@pytest.mark.parametrize(
    ("redirect", "code", "told"),
    [
        (">&-", 1, ""),
        ("2>&-", 1, ""),
        (">&- 2>&-", 1, ""),
        (">/dev/full", 2, "不能写入 标准输出：磁盘空间不足"),
        (">/dev/full 2>&1", 2, ""),
    ],
)
def test_streams_that_are_closed_or_full_are_no_defect(redirect: str, code: int, told: str) -> None:
    shell = ("sh", "-c", f'exec "$0" "$@" {redirect}')
    done = subprocess.run((*shell, *VALIDATE), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    assert done.returncode == code
    assert told in done.stderr.decode()
    assert bool(told) is bool(done.stderr)


def test_a_reader_that_goes_away_is_no_defect() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(VALIDATE, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode in {1, 2}
    assert done.stderr == b""
