import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qreport import output as stale_module
from qreport.errors import QreportError
from qreport.output import explain, write_all


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_missing_folders_made(tmp_path: Path) -> None:
    report = tmp_path / "产出" / "年报.docx"
    write_all({report: b"new", tmp_path / "b.txt": b"text"})
    assert report.read_bytes() == b"new"
    assert names(report.parent) == ["年报.docx"]
    write_all({report: b"newer"})
    assert report.read_bytes() == b"newer"


def test_nothing_to_write_is_no_fault() -> None:
    write_all({})


def broken(call: str, fault: int, after: int) -> Callable[..., Any]:
    """Return `os.<call>` that fails once, at its `after`-th use."""
    real, uses = getattr(os, call), iter(range(10**6))

    def fail(*args: Any, **settings: Any) -> Any:
        if next(uses) == after:
            raise OSError(fault, os.strerror(fault))
        return real(*args, **settings)

    return fail


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE])
@pytest.mark.parametrize(
    ("call", "uses"), [("open", 3), ("fsync", 3), ("replace", 2), ("scandir", 2), ("mkdir", 2)]
)
def test_any_failing_call_leaves_the_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, uses: int, fault: int
) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.txt"
    first_use = 1 if call == "mkdir" else 0  # the folder of the first file is there already
    for after in range(first_use, uses):
        first.write_bytes(b"old")
        second.unlink(missing_ok=True)
        fresh = tmp_path / "new" / "c.txt" if call == "mkdir" else second
        with monkeypatch.context() as patch:
            patch.setattr(os, call, broken(call, fault, after))
            with pytest.raises(QreportError) as caught:
                write_all({first: b"new", fresh: b"new"})
        assert "不能写入" in caught.value.message
        assert caught.value.mend
        assert names(tmp_path) == ["a.docx"]
        assert first.read_bytes() == b"old"


def test_a_disk_without_second_names_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "a.docx"
    report.write_bytes(b"old")
    monkeypatch.setattr(os, "link", broken("link", errno.EPERM, 0))
    write_all({report: b"new"})
    assert report.read_bytes() == b"new"


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_folder_or_device_in_the_place_of_the_report_stays(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a.docx")
    with pytest.raises(QreportError, match="同名的文件夹或设备"):
        write_all({tmp_path / "a.docx": b"new"})
    assert names(tmp_path) == ["a.docx"]
    assert not (tmp_path / "a.docx").is_file()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(QreportError, match=r"a\.docx.*其实是一个文件"):
        write_all({tmp_path / "dist" / "a.docx": b"new"})


@pytest.mark.parametrize("target", ["input.csv", "nowhere"])
def test_a_link_is_never_written_through(tmp_path: Path, target: str) -> None:
    (tmp_path / "input.csv").write_text("data")
    (tmp_path / "a.docx").symlink_to(tmp_path / target)
    with pytest.raises(QreportError, match="链接"):
        write_all({tmp_path / "a.docx": b"new"})
    assert (tmp_path / "input.csv").read_text(encoding="utf-8") == "data"


@pytest.mark.parametrize("lock", ["~$report.docx", "~$port.docx", ".~report.docx", ".~lock.report.docx#"])
def test_a_report_that_is_open_is_left_alone(tmp_path: Path, lock: str) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(b"old")
    (tmp_path / lock).write_text("")
    with pytest.raises(QreportError, match="正在被打开") as caught:
        write_all({report: b"new"})
    assert lock in caught.value.mend
    assert report.read_bytes() == b"old"


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(QreportError, match="太长"):
        write_all({tmp_path / f"{'长' * 90}.docx": b"new"})
    assert names(tmp_path) == []


def test_an_unknown_error_names_path_and_reason(tmp_path: Path) -> None:
    error = explain(OSError(9999, "Too many levels"), tmp_path / "a.docx")
    assert error.message == f"不能写入 {tmp_path / 'a.docx'}：系统报告“Too many levels”（错误号 9999）"
    looped = explain(OSError(errno.ELOOP, "Too many levels"), tmp_path / "a.docx")
    assert looped.message == f"不能写入 {tmp_path / 'a.docx'}：链接绕成了圈"


def test_leftovers_of_dead_runs_are_removed_and_those_of_live_ones_stay(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (
        f".a.docx.{gone.pid}.tmp",
        f".a.docx.{gone.pid}.old",
        f".a.docx.{os.getppid()}.tmp",
        ".b.docx.1.tmp",
    ):
        (tmp_path / name).write_text("left")
    write_all({tmp_path / "a.docx": b"new"})
    assert names(tmp_path) == sorted([f".a.docx.{os.getppid()}.tmp", ".b.docx.1.tmp", "a.docx"])


def test_a_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(stale_module.os, "kill", refuse)
    (tmp_path / ".a.docx.77.tmp").write_text("theirs")
    write_all({tmp_path / "a.docx": b"new"})
    assert names(tmp_path) == [".a.docx.77.tmp", "a.docx"]


def test_a_number_beyond_any_process_is_dead(tmp_path: Path) -> None:
    (tmp_path / f".a.docx.{10**30}.tmp").write_text("left")
    write_all({tmp_path / "a.docx": b"new"})
    assert names(tmp_path) == ["a.docx"]


KILLED = """
import os, sys, signal
from pathlib import Path
from qreport.output import write_all
calls = iter(range(100))
for name in ("open", "fsync", "link", "replace", "unlink"):
    real = getattr(os, name)
    def killing(*args, real=real, **settings):
        if next(calls) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **settings)
    setattr(os, name, killing)
write_all({Path(sys.argv[1]): b"new" * 1000})
"""


def test_a_run_killed_at_any_call_leaves_the_old_or_the_new_report(tmp_path: Path) -> None:
    report = tmp_path / "a.docx"
    seen = set()
    for call in range(8):
        report.write_bytes(b"old")
        subprocess.run([sys.executable, "-c", KILLED, str(report), str(call)], check=False)
        seen.add(report.read_bytes())
        write_all({report: b"next"})
        assert names(tmp_path) == ["a.docx"]
    assert seen == {b"old", b"new" * 1000}
