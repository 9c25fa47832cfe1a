"""What a draft says of itself, and what becomes of a report that somebody has edited."""

import shutil
from pathlib import Path

import pytest
from places import EXAMPLES

from .changes import added, removed, replaced
from .running import run

CHAPTER = "chapters/policy_support.md"
NAME = "聊城高级工程职业学校质量年度报告（2022）"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "corrected-2021", tmp_path / "filing"))


def text_of(filing: Path, *options: str) -> tuple[str, str]:
    """Return name and content of the only text that is built."""
    out = filing / "out"
    assert run("build", filing, "--quick", "--to", "txt", "-o", out, *options).code == 0
    (made,) = out.glob("*.txt")
    return made.stem, made.read_text(encoding="utf-8")


def test_a_report_without_open_errors_is_no_draft(right: Path) -> None:
    name, text = text_of(right)
    assert name == NAME
    assert "草稿" not in text


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        (removed("photos/activity_week.png"), "【缺照片：photos/activity_week.png】"),
        (
            replaced(CHAPTER, "kind: body\n---\n", "kind: body\n---\n见{{ 见.nosuch }}。\n\n"),
            "见【查无此图表：nosuch】。",
        ),
        (added(CHAPTER, "\n\n在校生{{ 值.nosuch|带单位 }}。\n"), "在校生【查无此项：nosuch】。"),
        (
            added(CHAPTER, "\n\n{% for 行 in 记录.nosuch %}{{ 行.名称 }}{% endfor %}。\n"),
            "【查无此项：nosuch】。",
        ),
        (added(CHAPTER, "\n\n::: 表 nosuch\n"), "【查无此表：nosuch】"),
        (added(CHAPTER, "\n\n![现场](photos/x.png)\n"), "【图片没有排入：现场】"),
    ],
    ids=["photo", "reference", "value", "records", "table", "picture"],
)
def test_what_is_missing_is_marked_in_a_draft_and_no_final_report_has_it(
    right: Path, change: object, mark: str
) -> None:
    assert callable(change)
    change(right)
    name, text = text_of(right)
    assert name == f"{NAME}（草稿）"
    assert mark in text
    assert "【草稿】还有 1 处没有改正或说明" in text
    assert run("build", right, "--quick", "--to", "txt", "-o", right / "final", "--final").code == 1
    assert not (right / "final").exists()


def test_an_edited_report_is_kept_beside_the_new_one(right: Path) -> None:
    name, text = text_of(right)
    report = right / "out" / f"{name}.txt"
    report.write_text(f"{text}\n审定时加写。", encoding="utf-8")
    done = run("build", right, "--quick", "--to", "txt", "-o", right / "out")
    assert "已另存为" in done.out
    assert report.read_text(encoding="utf-8") == text
    kept = right / "out" / f"{name}（改动留存）.txt"
    assert kept.read_text(encoding="utf-8").endswith("审定时加写。")


def test_a_report_that_nobody_touched_is_replaced_without_a_copy(right: Path) -> None:
    text_of(right)
    replaced(CHAPTER, "kind: body\n---\n", "kind: body\n---\n改过的一段。\n\n")(right)
    _, text = text_of(right)
    assert "改过的一段" in text
