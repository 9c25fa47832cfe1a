"""The corrected copy of the example: nothing but the listed changes, and nothing left to mend."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from qreport.cli.main import main
from qreport.model.finding import Level
from qreport.resources import example_folder
from qreport.workflows.build import Order
from qreport.workflows.build import build as build_reports
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import open_filing

PUBLISHED, CORRECTED = (example_folder() / name for name in ("liaocheng-2021", "corrected-2021"))
OWN = {"README.md", "changes.yaml", "explanations.yaml", "make.py"}
MAKERS = {"README.md", "make.py", "make_pictures.py", "make_workbook.py"}


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.setattr(sys, "path", [*sys.path])
        spec = importlib.util.spec_from_file_location("make_corrected", CORRECTED / "make.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        patch.setitem(sys.modules, "make_corrected", module)
        spec.loader.exec_module(module)
        yield module


def files(folder: Path, left_out: set[str]) -> dict[str, Path]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path
        for name, path in found.items()
        if name not in left_out and "__pycache__" not in name and not name.startswith("dist/")
    }


def pieces(path: Path) -> list[tuple[str, object]]:
    """Return every line or cell of a file, as a list of place and content."""
    if path.suffix != ".xlsx":
        return [(str(number), line) for number, line in enumerate(path.read_bytes().splitlines(), start=1)]
    (sheet,) = load_workbook(path).worksheets
    return [(cell.coordinate, cell.value) for row in sheet.iter_rows() for cell in row]


def test_just_the_listed_places_differ(maker: ModuleType) -> None:
    before, after = files(PUBLISHED, MAKERS), files(CORRECTED, OWN)
    assert before.keys() == after.keys()
    differing = {
        f"{name} {there[0]}" if name.endswith(".xlsx") else f"{name}:{there[0]}"
        for name in before
        for there, here in zip_longest(pieces(before[name]), pieces(after[name]), fillvalue=("", ""))
        if there != here
    }
    listed = {change.place for group in maker.read_changes().values() for change in group}
    # the programme that is taken out moves the last line up
    assert differing - {"records/new_programmes.csv:4"} == listed


def test_it_is_made_as_it_lies_there(maker: ModuleType, tmp_path: Path) -> None:
    maker.make(tmp_path, [change for group in maker.read_changes().values() for change in group])
    made, kept = files(tmp_path, set()), files(CORRECTED, OWN - {"explanations.yaml"})
    assert made.keys() == kept.keys()
    for name in made:
        assert pieces(made[name]) == pieces(kept[name])


def test_every_change_is_told_with_its_reason(maker: ModuleType) -> None:
    readme = (CORRECTED / "README.md").read_text(encoding="utf-8")
    rows = [row for row in readme.splitlines() if row.startswith("| `")]
    changes = [change for group in maker.read_changes().values() for change in group]
    assert len(rows) == len(changes)
    for row, change in zip(rows, changes, strict=True):
        assert row.startswith(f"| `{change.place}` | ")
        assert row.endswith(f" | {change.why} |")


def test_nothing_is_left_to_mend_or_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(CORRECTED)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("共 17 个提示。")


def test_the_changes_of_the_first_group_suffice_for_exit_0(maker: ModuleType, tmp_path: Path) -> None:
    maker.make(tmp_path, maker.read_changes()["needed"])
    open_levels = {each.level for each in check_filing(open_filing(tmp_path)).findings if not each.explained}
    assert open_levels == {Level.WARNING, Level.INFO}


def test_a_final_report_is_built_of_it(tmp_path: Path) -> None:
    shutil.copytree(CORRECTED, tmp_path / "filing", ignore=shutil.ignore_patterns("dist"))
    (built,) = build_reports(tmp_path / "filing", Order(final=True, quick=True))
    assert [path.suffix for path in built.files] == [".docx"]
