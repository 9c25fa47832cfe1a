"""Where a report cannot or must not go."""

import errno
import os
from pathlib import Path

import pytest
from places import EXAMPLE

from .running import run, tree

BUILD = ("build", "--quick", EXAMPLE)
NAME = "聊城高级工程职业学校质量年度报告（2022）（草稿）.docx"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"x")
    done = run(*BUILD, "-o", tmp_path / "out")
    assert done.code == 2
    assert str(tmp_path / "out") in done.err
    assert "其实是一个文件" in done.err
    assert tree(tmp_path) == {"out": b"x"}


def test_a_folder_in_the_place_of_the_report_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME / "论文").mkdir(parents=True)
    done = run(*BUILD, "-o", tmp_path)
    assert done.code == 2
    assert NAME in done.err
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_link_in_the_place_of_the_report_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x")
    (tmp_path / NAME).symlink_to("other")
    done = run(*BUILD, "-o", tmp_path)
    assert done.code == 2
    assert "是一个链接" in done.err
    assert (tmp_path / "other").read_bytes() == b"x"


@pytest.mark.parametrize("lock", [f"~${NAME[2:]}", f".~lock.{NAME}#", f".~{NAME}"])
def test_a_report_that_is_open_elsewhere_is_left_alone(filing: Path, lock: str) -> None:
    (filing / "dist" / lock).write_bytes(b"")
    before = tree(filing)
    done = run("build", "--quick", filing)
    assert done.code == 2
    assert "正在被打开" in done.err
    assert tree(filing) == before


@pytest.mark.parametrize("name", ["indicators", "records/old", "chapters", "photos"])
def test_the_folders_of_the_data_take_no_report(filing: Path, name: str) -> None:
    before = tree(filing)
    done = run("build", "--quick", filing, "-o", filing / name)
    assert done.code == 2
    assert "存放数据的文件夹" in done.err
    assert tree(filing) == before


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EIO, "读写出错"),
    ],
)
def test_a_disk_that_refuses_leaves_the_previous_report(
    fault: int, words: str, filing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(fault, os.strerror(fault))

    before = tree(filing)
    monkeypatch.setattr(os, "fsync", refuse)
    done = run("build", "--quick", filing, "--to", "docx", "--to", "txt")
    assert done.code == 2
    assert words in done.err
    assert tree(filing) == before


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert run(*BUILD, "-o", tmp_path / "甲" / "乙 丙", "--to", "txt").code == 0
    assert (tmp_path / "甲" / "乙 丙").is_dir()


def test_the_filing_may_be_named_by_its_settings_and_from_within(
    filing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filing / "records")
    assert run("validate", "..").code == 1
    assert run("validate", filing / "qreport.yaml").code == 1
    done = run("validate")
    assert done.code == 2
    assert "里没有 qreport.yaml" in done.err


@pytest.mark.parametrize("place", ["nowhere", "records/training.csv", "/dev/null", "\0", "x" * 5000])
def test_a_place_that_holds_no_filing_is_told(place: str, filing: Path) -> None:
    for command in ("validate", "build"):
        done = run(command, filing / place)
        assert done.code == 2
        assert "办法：" in done.err
        assert "Traceback" not in done.err
