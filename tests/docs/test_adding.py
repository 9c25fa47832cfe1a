"""The guides to packs, done step by step as a reader would."""

import re
import shlex
from pathlib import Path

import pytest
from places import ROOT

from qreport.cli.main import main

from .markdown import Block, blocks

GUIDES = [ROOT / "docs" / name for name in ("adding.zh-CN.md", "pack-guide.zh-CN.md")]
GAP = "……"
APPENDED = "追加"
FAILS = "返回1"


def pattern(shown: str) -> re.Pattern[str]:
    """Return the pattern of a text in which …… within a line stands for letters, alone for whole lines."""
    return re.compile("".join(_line(line) for line in shown.strip().splitlines()))


def _line(shown: str) -> str:
    if shown == GAP:
        return r"(?:.*\n)*?"
    return ".*".join(map(re.escape, shown.split(GAP))) + r"\s*?(?:\n|\Z)"


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("甲\n乙", "甲\n乙\n"),
        ("甲\n……\n乙", "甲\n丙\n\n乙\n"),
        ("……\n乙", "乙\n"),
        ("甲……乙", "甲丙乙\n"),
    ],
)
def test_what_is_marked_may_be_left_out(shown: str, printed: str) -> None:
    assert pattern(shown).fullmatch(printed)


@pytest.mark.parametrize(
    ("shown", "printed"), [("甲\n乙", "甲\n丙\n乙\n"), ("甲……乙", "甲\n乙\n"), ("甲", "甲\n乙\n")]
)
def test_what_is_not_marked_may_not_be_left_out(shown: str, printed: str) -> None:
    assert not pattern(shown).fullmatch(printed)


def write(block: Block) -> None:
    name, _, mode = block.info.partition(" ")
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if mode == APPENDED else ""
    file.write_text(before + block.text, encoding="utf-8")


def run(guide: Path, block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a block; all end with 0, but the one that the block says to fail."""
    steps = [step.partition("\n") for step in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]]
    for number, (command, _, shown) in enumerate(steps, start=1):
        program, *arguments = shlex.split(command)
        assert program == "qreport"
        code = main(arguments)
        printed = "".join(capsys.readouterr())
        place = f"{guide.name}:{block.line}: {command}\n{printed}"
        assert pattern(shown).fullmatch(printed), place
        assert code == (1 if number == len(steps) and block.info == FAILS else 0), place


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_guide_can_be_followed(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    steps = list(blocks(guide))
    assert {"console", "text", "yaml"} <= {block.language for block in steps}
    for block in steps:
        if block.language == "console":
            run(guide, block, capsys)
        elif block.language == "text":
            text = Path(block.info).read_text(encoding="utf-8")
            assert pattern(block.text).search(text), f"{guide.name}:{block.line}\n{text}"
        else:
            write(block)
