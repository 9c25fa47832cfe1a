import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import TEMPLATES

from qreport.cli.console.deliver import threshold
from qreport.cli.printers import Outcome
from qreport.cli.printers.github import print_github
from qreport.model.finding import Level
from qreport.model.location import Location
from qreport.workflows.checked import Checked

from .outcomes import CSV, TEXT_FILE, WORD, WORKBOOK, finding, outcome

PACK = TEMPLATES / "secondary-2022"
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^:,\r\n]*,)*[a-z]+=[^:,\r\n]*)::([^\r\n]*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as the runner does."""
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(each.split("=", 1) for each in match[2].split(","))
    return match[1], {name: unescape(value) for name, value in properties.items()}, unescape(match[3])


def unescape(text: str) -> str:
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


@pytest.mark.parametrize(
    ("location", "place"),
    [
        (TEXT_FILE, {"file": "filing/indicators/a.yaml", "line": "3", "col": "5"}),
        (CSV, {"file": "filing/records/表 1.csv", "line": "8", "col": "3"}),
        (WORKBOOK, {"file": "filing/indicators/b.xlsx"}),
        (WORD, {"file": "filing/chapters/c.docx"}),
        (Location("qreport.yaml"), {"file": "filing/qreport.yaml"}),
        (Location("a,b:c%.csv"), {"file": "filing/a,b:c%.csv"}),
    ],
)
def test_an_annotation_stands_at_its_place(location: Location, place: dict[str, str]) -> None:
    line, _summary = print_github(outcome(finding(location))).splitlines()
    assert read(line)[1] == {**place, "title": "QR201 错误"}


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("own/chapters/a.md.j2", "packs/own/chapters/a.md.j2"),
        ("own/chapters/lost.md.j2", "filing/own/chapters/lost.md.j2"),
        ("pack.yaml", "packs/own/pack.yaml"),
        ("own", "filing/own"),
        ("records/lost.csv", "filing/records/lost.csv"),
    ],
)
def test_what_is_wrong_with_the_pack_stands_in_its_own_file(
    file: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(PACK, tmp_path / "packs" / "own")
    manifest = (PACK / "pack.yaml").read_text(encoding="utf-8").replace("id: secondary-2022", "id: own")
    (folder / "pack.yaml").write_text(manifest, encoding="utf-8")
    (folder / "chapters" / "a.md.j2").touch()
    checked = Checked(Path("filing"), "own", (finding(Location(file, line=2)),), 9, 2)
    told = Outcome(checked, threshold("error"), pack_path=(tmp_path / "packs",))
    line, _summary = print_github(told).splitlines()
    assert read(line)[1]["file"] == place


def test_a_finding_without_a_place_is_told_all_the_same() -> None:
    line, _summary = print_github(outcome(finding())).splitlines()
    assert line == "::error title=QR201 错误::有错%0A办法 改正。"


def test_the_cell_of_a_workbook_stands_in_the_text() -> None:
    line, _summary = print_github(outcome(finding(WORKBOOK))).splitlines()
    assert read(line)[2] == "表一!D27：有错\n办法 改正。"


@pytest.mark.parametrize(
    ("level", "command"),
    [
        (Level.ERROR, "error"),
        (Level.EXPLAIN, "error"),
        (Level.WARNING, "warning"),
        (Level.INFO, "notice"),
    ],
)
def test_every_level_has_its_command(level: Level, command: str) -> None:
    assert print_github(outcome(finding(CSV, level=level))).startswith(f"::{command} ")


def test_what_is_explained_is_only_counted() -> None:
    settled = finding(CSV, level=Level.EXPLAIN, explained=True)
    assert print_github(outcome(settled)) == "发现的问题都已说明。核对 9 项，2 项因缺少数据无法核对。"


@given(st.text(), st.text())
def test_no_data_can_end_a_command_or_begin_another(message: str, file: str) -> None:
    lines = print_github(outcome(finding(Location(f"x{file}"), message=message))).split("\n")
    assert len(lines) == 2
    read(lines[0])


def test_paths_start_at_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "school").mkdir()
    monkeypatch.chdir(tmp_path / "school")
    for folder in (Path(), tmp_path / "school", Path("../school")):
        line, _summary = print_github(outcome(finding(CSV), folder=folder)).splitlines()
        assert read(line)[1]["file"] == "records/表 1.csv"
