"""`qreport init`: a folder that a school can start with."""

from pathlib import Path

import pytest
from places import EXAMPLE
from render.docx_check import Docx

from .running import run, tree


def test_the_sample_is_the_example_and_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "我的 填报"
    done = run("init", folder, "--sample")
    assert done.code == 0
    assert f'qreport build "{folder}"' in done.out
    assert {"qreport.yaml", "records/training.csv"} < tree(folder).keys() <= tree(EXAMPLE).keys()
    assert run("validate", folder).code == 1
    assert run("build", folder, "--quick").code == 0
    assert [path.suffix for path in (folder / "dist").iterdir()] == [".docx"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filing in which nothing is filled in yet."""
    folder = tmp_path_factory.mktemp("init") / "empty"
    assert run("init", folder, "--year", "2021").code == 0
    return folder


def test_a_new_filing_has_a_table_for_each_department(empty: Path) -> None:
    files = tree(empty)
    assert {"qreport.yaml", "records/training.csv", "indicators/教务处.csv"} <= files.keys()
    assert "data_year: 2021" in files["qreport.yaml"].decode()
    heading = files["indicators/教务处.csv"].decode("utf-8-sig").splitlines()[0]
    assert heading == "序号,代码,指标,单位,2020年,2021年,备注"


def test_a_new_filing_has_the_chapters_that_are_still_to_be_written(empty: Path) -> None:
    files = tree(empty)
    assert "::: 待写" in files["chapters/overview.md"].decode()
    assert "chapters/quality_data.md" not in files
    assert "chapters/overview.md:3: 错误 QR421" in run("build", "--quick", "--to", "txt", empty).out


def test_an_untouched_filing_is_answered_table_by_table(empty: Path) -> None:
    done = run("validate", empty)
    assert done.code == 1
    assert "indicators/教务处.csv E2: 错误 QR115 教务处的这张表还没有填：" in done.out
    assert "indicators/教务处.csv F2" in done.out
    assert done.out.count("教务处.csv E2: 错误") == 1
    assert done.out.count("QR156") == 1
    assert "records/training.csv" in done.out
    assert len(done.out.splitlines()) < 150


def test_a_table_that_was_begun_is_asked_about_at_its_blank_cells(empty: Path) -> None:
    table = empty / "indicators" / "教务处.csv"
    first, second, *rest = table.read_text(encoding="utf-8-sig").splitlines()
    begun = second.rsplit(",", 2)[0] + ",3,"
    table.write_text("\n".join((first, begun, *rest)) + "\n", encoding="utf-8")
    told = run("validate", empty).out
    assert "indicators/教务处.csv F2: 错误 QR115 这一格空着" in told or "教务处.csv E3: 错误 QR115" in told
    assert "indicators/人事处.csv E2: 错误 QR115 人事处的这张表还没有填" in told


def test_a_draft_of_a_new_filing_can_be_built(empty: Path) -> None:
    done = run("build", empty, "--quick")
    assert "Traceback" not in done.told
    assert done.code == 0
    (report,) = (empty / "dist").glob("*.docx")
    assert Docx(report.read_bytes()).problems() == []


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "论文.docx").write_bytes(b"x")
    done = run("init", tmp_path)
    assert done.code == 2
    assert "不是空文件夹" in done.err
    assert tree(tmp_path) == {"论文.docx": b"x"}


def test_an_unknown_pack_is_told(tmp_path: Path) -> None:
    done = run("init", tmp_path / "new", "--pack", "secondary")
    assert done.code == 2
    assert "secondary-2022" in done.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "pack", [None, "school-national-2024", "enterprise", "education-group", "highlights"]
)
def test_the_readme_of_a_sample_names_only_what_the_sample_holds(tmp_path: Path, pack: str | None) -> None:
    assert run("init", tmp_path / "s", "--sample", *(["--pack", pack] if pack else [])).code == 0
    text = (tmp_path / "s" / "README.md").read_text(encoding="utf-8")
    assert not [word for word in ("make.py", "data/examples", "../") if word in text]


def test_init_says_which_pack_it_takes_and_which_is_newer(tmp_path: Path) -> None:
    told = run("init", tmp_path / "a", "--year", "2025").told
    assert "用报告包 secondary-2022" in told
    assert "有较新的报告包 school-national-2025" in told
    asked = run("init", tmp_path / "b", "--year", "2021", "--pack", "secondary-2022").told
    assert "较新" not in asked
