"""Where LibreOffice is looked for."""

import os
from pathlib import Path

import pytest

from qreport.office import find

from .conftest import Pretend


def program_in(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_the_variable_names_the_program(pretend: Pretend) -> None:
    program = pretend("")
    assert find.find_soffice() == program


def test_a_variable_that_names_nothing_means_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    # Otherwise a mistyped path would silently use another LibreOffice.
    monkeypatch.setenv(find.VARIABLE, "/nowhere/soffice")
    assert find.find_soffice() is None


def test_the_path_comes_before_the_usual_places(
    no_office: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = program_in(tmp_path / "bin")
    program_in(tmp_path / "usual")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(find, "PLACES", ((str(tmp_path), "usual/soffice"),))
    assert find.find_soffice() == program


def test_the_newest_of_several_in_a_usual_place_is_taken(
    no_office: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program_in(tmp_path / "libreoffice7.6")
    newer = program_in(tmp_path / "libreoffice25.2")
    (tmp_path / "libreoffice30").mkdir()
    monkeypatch.setattr(find, "PLACES", (("/nowhere", "soffice"), (str(tmp_path), "libreoffice*/soffice")))
    assert find.find_soffice() == newer


def test_a_file_that_cannot_be_run_is_not_a_program(
    no_office: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program_in(tmp_path).chmod(0o644)
    monkeypatch.setattr(find, "PLACES", ((str(tmp_path), "soffice"),))
    assert find.find_soffice() is None


def test_an_empty_machine_has_none(no_office: None) -> None:
    assert find.find_soffice() is None


def test_the_build_is_read_beside_the_program_that_a_link_leads_to(tmp_path: Path) -> None:
    program = program_in(tmp_path / "program")
    (tmp_path / "program" / "versionrc").write_text("[Version]\nbuildid=40(Build:2)\n", encoding="utf-8")
    link = tmp_path / "soffice"
    link.symlink_to(program)
    assert find.build_id(link) == "40(Build:2)"


@pytest.mark.parametrize("content", [None, b"[Version]\n", b"\xff\xfe"])
def test_an_unknown_build_is_no_error(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "versionrc").write_bytes(content)
    assert find.build_id(program_in(tmp_path)) is None


@pytest.mark.parametrize(
    ("script", "version"),
    [
        ("echo 'LibreOffice 24.8.3.2 48a6bac9(Build:2)'", "24.8.3.2"),
        ("echo 'Warning: no java'; echo 'LibreOffice 7.4.7.2'", "7.4.7.2"),
        ("exit 1", None),
    ],
)
def test_the_version_is_what_the_program_says(pretend: Pretend, script: str, version: str | None) -> None:
    assert find.version(pretend(script), os.environ) == version


def test_a_program_that_does_not_answer_has_no_version(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "_VERSION_LIMIT", 0.2)
    assert find.version(pretend("sleep 60"), os.environ) is None
