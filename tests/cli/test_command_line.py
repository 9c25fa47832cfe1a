import pytest

from qreport.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "没有命令 bild，是否为“build”"),
        (["build", "--tto", "x"], "没有选项 --tto，是否为“--to”"),
        (["init"], "缺少参数 文件夹"),
        (["validate", "a", "b"], "参数太多：b"),
        (["pack"], "缺少命令，可用：check、list、show"),
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


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("qreport 0.")


def test_a_defect_of_ours_is_reported_as_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("qreport.api.list_packs", broken)
    assert main(["pack", "list"]) == 3
    told = capsys.readouterr().err
    assert "这是 qreport 自身的缺陷" in told
    assert "broken on purpose" in told
