"""The page of all codes is the one that `qreport explain --all` prints."""

import re
from pathlib import Path

import pytest

from qreport.cli.main import main
from qreport.workflows import explain

PAGE = Path(__file__).parents[2] / "docs" / "codes.zh-CN.md"


def test_the_page_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--all"]) == 0
    printed = capsys.readouterr().out
    assert printed == PAGE.read_text(encoding="utf-8"), "run: qreport explain --all > docs/codes.zh-CN.md"


def test_every_code_and_name_has_a_heading_of_its_own() -> None:
    headings = re.findall("(?m)^### (.*)$", explain.page())
    assert sorted(headings) == sorted(explain.entries())
    assert [each for each in headings if each.startswith("QR")] == sorted(
        each for each in headings if each.startswith("QR")
    )


def test_signs_of_markdown_in_a_text_are_no_notation() -> None:
    text = 'QR1 a（错误）\n\n为什么：*甲* <b>\n不通过的例子：{"a_b": "1"}'
    (entry,) = explain._entries({"QR1": text})
    assert entry == '### QR1\n\na（错误）\n\n- 为什么：\\*甲\\* \\<b\\>\n- 不通过的例子：`{"a_b": "1"}`\n'


def test_without_a_code_the_command_says_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 2
    assert "qreport explain --all" in capsys.readouterr().err
