"""What holds for every example: it builds at once, and nothing is found in it that is not explained.

A new folder under data/examples is covered by lying there.
"""

from pathlib import Path

import pytest
from render.docx_check import Docx

from qreport import load
from qreport.cli.main import main
from qreport.model.finding import Level
from qreport.resources import example_folder
from qreport.workflows.build import Order
from qreport.workflows.build import build as build_reports
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import list_packs, open_filing

WITH_PUBLISHED_CONTRADICTIONS = "liaocheng-2021"
FILINGS = sorted(
    file.parent.relative_to(example_folder()).as_posix() for file in example_folder().rglob("qreport.yaml")
)
CLEAN = [name for name in FILINGS if name != WITH_PUBLISHED_CONTRADICTIONS]
every_example = pytest.mark.parametrize("name", FILINGS)


def to_do(folder: Path) -> list[str]:
    """Return the findings that ask for a correction or an explanation, as they are printed."""
    found = check_filing(open_filing(folder)).findings
    return [each.message for each in found if not each.explained and each.level is not Level.INFO]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_that_is_not_explained(name: str) -> None:
    assert to_do(example_folder() / name) == []


def test_only_the_example_with_the_published_contradictions_has_open_findings() -> None:
    assert WITH_PUBLISHED_CONTRADICTIONS in FILINGS
    assert to_do(example_folder() / WITH_PUBLISHED_CONTRADICTIONS) != []


@every_example
def test_it_builds_to_a_valid_docx_and_to_text(name: str, tmp_path: Path) -> None:
    order = Order(directory=tmp_path, formats=("docx", "txt"), quick=True, final=name in CLEAN)
    reports = build_reports(example_folder() / name, order)
    assert reports
    for built in reports:
        docx, text = built.files
        assert Docx(docx.read_bytes()).problems() == []
        words = text.read_text(encoding="utf-8")
        assert load.read_config(example_folder() / name).school.name in words
        assert not [mark for mark in ("{{", "}}", "{%", "None", ":::") if mark in words]


@every_example
def test_it_says_what_it_is(name: str) -> None:
    folder = example_folder() / name
    assert (folder / "README.md").is_file() or (folder.parent / "README.md").is_file()


COMMANDS = [
    (page.parent.name, line.partition(" #")[0])
    for page in sorted(example_folder().glob("*/README.md"))
    for line in page.read_text(encoding="utf-8").splitlines()
    if line.startswith("qreport ")
]


@pytest.mark.parametrize(("name", "line"), COMMANDS)
def test_a_command_of_its_readme_does_what_it_says(
    name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, command, folder, *options = line.split()
    monkeypatch.chdir(example_folder() / name if folder == "." else example_folder().parents[1])
    if command == "build":
        options = [each for each in options if each.startswith("--final")]
        options += ["-o", str(tmp_path), "--quick", "--to", "txt"]
    fails = command == "validate" and (name == WITH_PUBLISHED_CONTRADICTIONS)
    assert main([command, folder, *options]) == int(fails)


def test_every_pack_that_names_a_sample_has_it() -> None:
    samples = {manifest.sample for manifest, _ in list_packs() if manifest.sample}
    assert samples <= set(FILINGS)
