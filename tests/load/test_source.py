import os
from pathlib import Path

import pytest

from qreport.limits import TEXT_FILE_BYTES
from qreport.load.files.source import read_bytes, read_text
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import (
    ILLEGAL_IN_FILE,
    MISSING_FILE,
    OVER_LIMIT,
    UNREADABLE_FILE,
    WRONG_ENCODING,
)

TEXT = "school: 聊城高级工程职业学校\nyear: 2021\n"


def refusal(path: Path) -> Finding:
    with pytest.raises(Unreadable) as caught:
        read_text(path, "a.yaml")
    return caught.value.finding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding=encoding, newline="\r\n")
    assert read_text(path, "a.yaml") == TEXT


@pytest.mark.parametrize(("encoding", "word"), [("gbk", "GBK"), ("gb18030", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named(tmp_path: Path, encoding: str, word: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding=encoding)
    finding = refusal(path)
    assert finding.code == WRONG_ENCODING.code
    assert finding.blocks
    assert word in finding.message
    assert "UTF-8" in finding.mend


def test_a_broken_character_is_told_with_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    data = TEXT.encode()
    path.write_bytes(data[:10] + data[11:])
    finding = refusal(path)
    assert finding.code == WRONG_ENCODING.code
    assert finding.locations[0].line == 1
    assert "0x" in finding.message


def test_a_control_character_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: 2\x07\n", encoding="utf-8")
    finding = refusal(path)
    assert finding.code == ILLEGAL_IN_FILE.code
    assert (finding.locations[0].line, finding.locations[0].column) == (2, 5)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a" * (TEXT_FILE_BYTES + 1))
    assert refusal(path).code == OVER_LIMIT.code
    assert read_bytes(path, "a.yaml", TEXT_FILE_BYTES + 1)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.yaml").code == MISSING_FILE.code


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == UNREADABLE_FILE.code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert refusal(tmp_path / "a.yaml").code == UNREADABLE_FILE.code


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_the_system_refuses_is_a_finding(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).code == UNREADABLE_FILE.code
