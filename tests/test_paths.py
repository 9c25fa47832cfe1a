from pathlib import Path

import pytest

from qreport.paths import files_in, inside, is_input


@pytest.mark.parametrize("name", ["a.png", "b/c.png", "./a.png", "没有.png", "."])
def test_a_path_that_stays_below_its_folder_is_found(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name) == (tmp_path / name).resolve()


@pytest.mark.parametrize(
    "name", ["../a", "b/../../a", "/etc/passwd", "C:\\a", "\\\\server\\a", "a\0", "http://a"]
)
def test_a_path_that_leads_elsewhere_is_none(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name) is None


def test_a_link_that_leads_elsewhere_is_none(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/etc")
    assert inside(tmp_path, "out/passwd") is None


def test_files_come_by_name_without_lock_files_and_folders(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden", "~$a.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "c.csv").mkdir()
    assert [path.name for path in files_in(tmp_path)] == ["a.csv", "b.csv"]
    assert list(files_in(tmp_path / "absent")) == []


@pytest.mark.parametrize(
    "place",
    ["records", "records/a.csv", "dist/../photos/deep/a.png", "qreport.yaml", "explanations.yaml"],
)
def test_the_data_of_a_filing_are_known_by_their_place(place: str, tmp_path: Path) -> None:
    (tmp_path / "qreport.yaml").touch()
    assert is_input(tmp_path / place)


@pytest.mark.parametrize("place", ["dist/a.docx", "a.docx", "."])
def test_what_lies_beside_the_data_is_no_data(place: str, tmp_path: Path) -> None:
    (tmp_path / "qreport.yaml").touch()
    assert not is_input(tmp_path / place)


def test_without_a_filing_around_it_no_place_holds_data(tmp_path: Path) -> None:
    assert not is_input(tmp_path / "records" / "a.csv")
