"""Programs that are run leave nothing behind."""

import os
import time
from pathlib import Path

import pytest

from qreport.office import process

BOTH = "sleep 60 & echo $! > child; echo $$ > self; wait"


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for counts as ended."""
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(50):
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


def both_gone(folder: Path) -> bool:
    return all(gone(int((folder / name).read_text())) for name in ("child", "self"))


def test_what_it_prints_is_returned(tmp_path: Path) -> None:
    said = process.run(["sh", "-c", "echo out; echo err >&2; printf '\\377'"], tmp_path, os.environ, 10)
    assert said == "out\nerr\n\ufffd"


def test_it_works_in_its_folder_with_its_variables(tmp_path: Path) -> None:
    variables = {**os.environ, "QREPORT_TEST": "variable"}
    said = process.run(["sh", "-c", 'pwd; echo "$QREPORT_TEST"'], tmp_path, variables, 10)
    assert said == f"{tmp_path}\nvariable\n"


def test_one_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(process.TookTooLong):
        process.run(["sh", "-c", BOTH], tmp_path, os.environ, 0.5)
    assert time.monotonic() - began < 5
    assert both_gone(tmp_path)


def test_an_interrupt_ends_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seconds: float) -> None:
        if (tmp_path / "self").exists():
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(process.time, "sleep", interrupted)
        with pytest.raises(KeyboardInterrupt):
            process.run(["sh", "-c", BOTH], tmp_path, os.environ, 60)
    assert both_gone(tmp_path)


def test_one_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        process.run([str(tmp_path / "nothing")], tmp_path, os.environ, 10)
