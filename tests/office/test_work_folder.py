"""Folders of killed runs are removed by the next one, and no others."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from qreport.office.work_folder import work_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def dead() -> int:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return gone.pid


def test_a_folder_is_gone_in_the_end_whatever_happens(temporary: Path) -> None:
    def fail() -> None:
        with work_folder() as folder:
            (folder / "profile").mkdir()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_removed_and_nothing_else(temporary: Path) -> None:
    left = temporary / f"qreport-{dead()}-ab12_x"
    (left / "profile" / "user").mkdir(parents=True)
    others = {"qreport-1-init", "qreport-notes", f"qreport-{dead()}-a.b", "else"}
    for name in others:
        (temporary / name).mkdir()
    (temporary / f"qreport-{dead()}-link").symlink_to(temporary / "else")
    with work_folder() as folder:
        seen = {path.name for path in temporary.iterdir() if not path.is_symlink()} - {folder.name}
    assert seen == others
    assert (temporary / "else").is_dir()


def test_a_folder_that_is_held_stays_though_its_number_seems_dead(temporary: Path) -> None:
    with work_folder() as folder:
        held = temporary / f"qreport-{dead()}-held"
        folder.rename(held)
        with work_folder():
            assert held.is_dir()
        held.rename(folder)
