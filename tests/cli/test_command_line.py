from pathlib import Path

import pytest

from qreport.cli.main import main
from qreport.cli.printers.text import lines_of, print_text
from qreport.model.finding import Finding, Level
from qreport.model.location import Location

from .outcomes import outcome


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "没有命令 bild，是否为“build”"),
        (["build", "--tto", "x"], "没有选项 --tto，是否为“--to”"),
        (["init"], "缺少参数 文件夹"),
        (["validate", "a", "b"], "参数太多：b"),
        (["pack"], "缺少命令，可用：check、diff、list、show"),
        (["init", "x", "--year", "abc"], "--year 的值不对（应为整数）"),
        (["schema", "qrep"], "是否为“qreport”"),
        (["validate", "--format", "jsn"], "是否为“json”"),
        (["validate", "--fail-on", "eror"], "是否为“error”"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert "办法：" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "-h"], ["pack", "--help"], ["pack", "check", "-h"]]
)
def test_help_is_chinese_throughout(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    text = capsys.readouterr().out
    assert text.startswith("用法：qreport")
    for word in ("Usage", "Options", "Show", "default", "Commands", "Arguments", "required"):
        assert word not in text


def test_a_list_of_commands_says_only_the_first_paragraph_of_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  validate"))
    assert lines[at].endswith("不改动任何输入文件。")
    assert lines[at + 1].startswith("  workbook")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("qreport 0.")


@pytest.mark.parametrize(
    ("found", "expected", "line"),
    [
        ("5", "6", "    发现 5，应为 6"),
        ("5", None, "    发现 5"),
        (None, "unit", "    应为 unit"),
        ("", "6", "    发现 （空），应为 6"),
    ],
)
def test_only_what_is_known_is_printed(found: str | None, expected: str | None, line: str) -> None:
    finding = Finding("QR1", "a", Level.ERROR, "有错", "改正。", (), found, expected)
    assert lines_of(finding)[1] == line


def test_a_finding_that_compares_nothing_has_no_line_for_it() -> None:
    assert lines_of(Finding("QR1", "a", Level.ERROR, "有错", "改正。")) == [
        "错误 QR1 有错",
        "    办法 改正。",
    ]


def test_the_clause_stands_before_the_advice() -> None:
    finding = Finding("QR1", "a", Level.ERROR, "有错", "改正。", source="某办法第三条")
    assert lines_of(finding) == ["错误 QR1 有错", "    依据 某办法第三条", "    办法 改正。"]


def test_advice_that_is_the_same_is_printed_once_in_a_row() -> None:
    places = [Location("a.md", line=line) for line in (1, 2)]
    alike = [Finding("QR1", "a", Level.ERROR, "有错", "改正。", (place,)) for place in places]
    other = Finding("QR1", "a", Level.ERROR, "有错", "改正。", (Location("b.md", line=1),))
    assert print_text(outcome(*alike, other)).count("办法 改正。") == 2


PACK = """\
id: own
title: 校本包
description: 试验用
extends: secondary-2022
"""


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "own"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return folder


def test_the_next_step_names_the_folder_of_the_pack(
    own_pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = f"--pack-path {own_pack.parent}"
    assert main(["init", str(tmp_path / "a"), "--pack", "own", "--year", "2021", *where.split(" ", 1)]) == 0
    assert capsys.readouterr().out.endswith(f"{where}\n")


def test_showing_a_pack_with_faults_says_where_they_are_told(
    own_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "show", str(own_pack)]) == 0
    assert "pack check" not in capsys.readouterr().out
    (own_pack / "rules").mkdir()
    (own_pack / "rules" / "a.yaml").write_text("rules: [{code: QR9001}]", encoding="utf-8")
    assert main(["pack", "show", str(own_pack)]) == 1
    assert "运行 qreport pack check" in capsys.readouterr().out


def test_a_defect_of_ours_is_reported_as_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("qreport.workflows.opened.list_packs", broken)
    assert main(["pack", "list"]) == 3
    told = capsys.readouterr().err
    assert "这是 qreport 自身的缺陷" in told
    assert "broken on purpose" in told


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "不能写入 标准输出：磁盘空间不足"),
        (OSError(5, "Input/output error", "/x/pack.yaml"), "不能读写 /x/pack.yaml"),
        (MemoryError(), "内存不足"),
    ],
)
def test_what_the_system_refuses_is_no_defect_of_ours(
    error: Exception, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("qreport.workflows.opened.list_packs", refuse)
    assert main(["pack", "list"]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
