"""`qreport build` on the example, whole and under odd circumstances."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from render.docx_check import Docx

from .golden import Golden
from .running import EXAMPLE, run, start, tree

NAME = "聊城高级工程职业学校质量年度报告（2022）"
BOTH = ("--to", "docx", "--to", "txt")


def test_the_example_is_built_and_what_is_open_is_told(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "-o", tmp_path, *BOTH)
    assert done.code == 0
    assert sorted(tree(tmp_path)) == [f"{NAME}.docx", f"{NAME}.txt"]
    assert "records/training.csv C8: 错误 QR201" in done.out
    assert f"已生成 {tmp_path / NAME}.docx" in done.out
    assert done.err == ""
    assert Docx((tmp_path / f"{NAME}.docx").read_bytes()).problems() == []


def test_the_text_of_the_example_is_the_golden_one(tmp_path: Path, golden: Golden) -> None:
    assert run("build", EXAMPLE, "-o", tmp_path, "--to", "txt").code == 0
    golden.check("liaocheng-2021.txt", (tmp_path / f"{NAME}.txt").read_text(encoding="utf-8"))


ODD: tuple[tuple[Mapping[str, str], int], ...] = (
    (
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "QREPORT_CACHE": "made here"},
        0o022,
    ),
    (
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C", "QREPORT_CACHE": "/dev/null/none"},
        0o077,
    ),
    ({}, 0o002),  # no HOME, no TMPDIR, no PATH
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The report of the example, built in this process."""
    folder = tmp_path_factory.mktemp("report")
    assert run("build", EXAMPLE, "-o", folder, *BOTH).code == 0
    return tree(folder)


@pytest.mark.parametrize(("env", "umask"), ODD, ids=["plain", "odd", "empty"])
def test_the_bytes_depend_on_nothing_but_the_input(
    env: Mapping[str, str], umask: int, report: Mapping[str, bytes], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / f"填 报 {umask}"))
    if env.get("QREPORT_CACHE") == "made here":
        env = {**env, "QREPORT_CACHE": str(tmp_path / "cache")}
    done = start("build", folder, "-o", tmp_path / "out", *BOTH, env=env, umask=umask)
    assert done.err == ""
    assert done.code == 0
    assert tree(tmp_path / "out") == report


def test_a_final_build_with_open_errors_writes_nothing(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "-o", tmp_path / "out", "--final")
    assert done.code == 1
    assert "未生成报告：定稿前须改正以上错误" in done.out
    assert not (tmp_path / "out").exists()


def test_a_build_that_fails_leaves_the_previous_report(filing: Path, previous: dict[str, bytes]) -> None:
    (filing / "chapters" / "overview.md").write_text("---\ntitle: 概况\n---\n{{ 值.x", encoding="utf-8")
    assert run("build", filing).code == 1
    assert tree(filing / "dist") == previous


def test_a_build_takes_the_formats_of_the_settings(filing: Path) -> None:
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[docx]", "[txt]"), encoding="utf-8")
    (filing / "dist" / f"{NAME}.docx").unlink()
    assert run("build", filing).code == 0
    assert os.listdir(filing / "dist") == [f"{NAME}.txt"]


def test_an_unknown_format_is_told_with_the_known_ones(filing: Path, previous: dict[str, bytes]) -> None:
    done = run("build", filing, "--to", "doc")
    assert done.code == 2
    assert "没有输出格式“doc”，是否为“docx”" in done.err
    assert tree(filing / "dist") == previous
