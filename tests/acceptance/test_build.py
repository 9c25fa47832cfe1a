"""`qreport build` on the example, whole and under odd circumstances."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from places import EXAMPLE
from render.docx_check import Docx

from qreport.office import find, fonts

from .golden import Golden
from .running import Outcome, run, start, tree

NAME = "聊城高级工程职业学校质量年度报告（2022）（草稿）"
BOTH = ("--to", "docx", "--to", "txt")

Report = tuple[Outcome, Mapping[str, bytes]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What the program said while it built the example in both formats, and the files."""
    folder = tmp_path_factory.mktemp("report")
    return run("build", EXAMPLE, "-o", folder, *BOTH), tree(folder)


def test_the_example_is_built_and_what_is_open_is_told(built: Report) -> None:
    done, files = built
    assert (done.code, done.err) == (0, "")
    assert sorted(files) == [f"{NAME}.docx", f"{NAME}.txt"]
    assert "records/training.csv C8: 错误 QR201" in done.out
    assert f"{NAME}.docx" in done.out.partition("已生成 ")[2]
    assert Docx(files[f"{NAME}.docx"]).problems() == []


def test_the_text_of_the_example_is_the_golden_one(built: Report, golden: Golden) -> None:
    golden.check("liaocheng-2021.txt", built[1][f"{NAME}.txt"].decode())


MADE = "in the folder of the test"
ODD: tuple[tuple[Mapping[str, str], int], ...] = (
    ({"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "QREPORT_CACHE": MADE}, 0o022),
    ({"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C", "QREPORT_CACHE": "/dev/null"}, 0o077),
    ({}, 0o002),  # no HOME, no TMPDIR, no PATH
)


def pages_end_as_here() -> Mapping[str, str]:
    """The page numbers are LibreOffice's, with its fonts: both belong to the input."""
    return {
        find.VARIABLE: str(find.find_soffice() or "/nowhere"),
        fonts.VARIABLE: os.environ[fonts.VARIABLE],
    }


@pytest.mark.parametrize(("env", "umask"), ODD, ids=["empty-cache", "no-cache", "empty-environment"])
def test_the_bytes_depend_on_nothing_but_the_input(
    env: Mapping[str, str], umask: int, built: Report, tmp_path: Path
) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / f"填 报 {umask}")
    chosen = {key: str(tmp_path / "cache") if value == MADE else value for key, value in env.items()}
    chosen |= pages_end_as_here()
    done = start("build", folder, "-o", tmp_path / "out", *BOTH, env=chosen, umask=umask)
    assert (done.code, done.err) == (0, "")
    assert tree(tmp_path / "out") == built[1]


def test_a_final_build_tells_everything_at_once(tmp_path: Path) -> None:
    """Errors of typed figures do not hide the changes that nobody explained."""
    told = run("build", EXAMPLE, "-o", tmp_path / "out", "--final").out
    checked = run("validate", EXAMPLE).out
    assert "QR201" in told
    assert told.count(" QR261 ") == checked.count(" QR261 ") > 0


def test_a_final_build_with_open_errors_writes_nothing(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "-o", tmp_path / "out", "--final")
    assert done.code == 1
    assert "未生成报告：定稿前须改正以上错误" in done.out
    assert not (tmp_path / "out").exists()


def test_a_build_that_fails_leaves_the_previous_report(filing: Path, previous: dict[str, bytes]) -> None:
    (filing / "chapters" / "overview.md").write_text("---\ntitle: 概况\n---\n{{ 值.x", encoding="utf-8")
    assert run("build", filing).code == 1
    assert tree(filing / "dist") == previous


def test_a_build_takes_the_formats_of_the_settings(filing: Path, previous: dict[str, bytes]) -> None:
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[docx]", "[txt]"), encoding="utf-8")
    assert run("build", filing).code == 0
    assert tree(filing / "dist").keys() == {*previous, f"{NAME}.txt"}


@pytest.mark.parametrize("where", ["option", "settings"])
def test_an_unknown_format_is_told_with_the_known_ones(
    where: str, filing: Path, previous: dict[str, bytes]
) -> None:
    settings = filing / "qreport.yaml"
    if where == "settings":
        settings.write_text(settings.read_text(encoding="utf-8").replace("[docx]", "[doc]"), encoding="utf-8")
    done = run("build", filing, *(("--to", "doc") if where == "option" else ()))
    assert done.code == 2
    assert "没有输出格式“doc”，是否为“docx”" in done.err
    assert tree(filing / "dist") == previous
