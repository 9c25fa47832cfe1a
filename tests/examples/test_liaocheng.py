"""The example filing and the pack that it fills."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from PIL import Image, ImageChops, ImageOps
from places import EXAMPLE

from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.pack import Pack

from .sample import Example

PACK = "secondary-2022"
MOST_BYTES = 60_000
ORIENTATION = 0x0112


def maker(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec.loader.exec_module(module)
    return module


def test_reading_finds_only_the_contradictions_of_the_source(read: Example) -> None:
    assert {finding.indicator for finding in read.findings} == {
        "admitted_bachelor", "national_college_contest_awards", "postgraduate_teachers_share",
    }  # fmt: skip
    assert {finding.name for finding in read.findings} == {"duplicate-value"}


def test_every_indicator_of_the_pack_has_a_value_or_a_mark(pack: Pack, facts: Facts) -> None:
    assert {fact.indicator for fact in facts} == set(pack.indicators)


def test_nothing_is_typed_that_the_pack_computes_from_records(pack: Pack, filing: Filing) -> None:
    typed = {fact.indicator for fact in filing.facts}
    assert not [code for code in typed if pack.indicators[code].measure]


def test_the_data_table_prints_every_required_indicator_once(pack: Pack) -> None:
    table = pack.tables["quality_data"]
    assert table.kind == "indicators"
    printed = [row if isinstance(row, str) else row.indicator for row in table.rows]
    assert printed == [code for code, indicator in pack.indicators.items() if indicator.required]


@pytest.mark.parametrize(
    ("code", "group", "value"),
    [
        ("programme_count", "", 37),
        ("department_count", "", 8),
        ("students_by_department", "", 9527),
        ("students_by_department", "建筑工程系", 1381),
        ("training_total", "", 20175),
        ("research_by_status", "立项", 62),
        ("research_by_status", "在研", 95),
        ("research_by_status", "结项", 25),
        ("hosted_contest_count", "", 6),
        ("scholarship_amount", "", 12),
        ("gold_collar_pass_rate", "", 97),
        ("further_study_channels_total", "", 741),
    ],
)
def test_computed_values_are_those_that_the_source_states(
    facts: Facts, code: str, group: str, value: int
) -> None:
    assert facts.value(code, "2021", group) == value


def test_the_graduates_of_the_ring_add_up(facts: Facts) -> None:
    parts = ("direct_employment", "further_study_channels_total", "further_study_other", "unplaced_graduates")
    assert sum(facts.value(code, "2021") or 0 for code in parts) == facts.value("graduates", "2021")


def test_no_record_set_has_a_column_for_names_of_persons(pack: Pack) -> None:
    headings = {column.name for schema in pack.record_schemas.values() for column in schema.columns}
    assert not headings & {"姓名", "教师姓名", "学生姓名"}


def test_the_workbook_is_made_as_it_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = maker("make_workbook", monkeypatch).write_workbook
    write(tmp_path / "one.xlsx")
    write(tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    made, kept = (
        list(load_workbook(path).worksheets[0].values)
        for path in (tmp_path / "one.xlsx", EXAMPLE / "indicators" / "质量数据表.xlsx")
    )
    assert made == kept


def test_the_pictures_are_made_as_they_lie_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = maker("make_pictures", monkeypatch)
    some = dict(list(pictures.PICTURES.items())[:2])
    monkeypatch.setattr(pictures, "PICTURES", some)
    pictures.write_pictures(tmp_path)
    assert len(some) == 2
    for name in some:
        with Image.open(tmp_path / name) as made, Image.open(EXAMPLE / "photos" / name) as kept:
            assert ImageChops.difference(made.convert("RGB"), kept.convert("RGB")).getbbox() is None


def test_the_pictures_are_small_and_each_is_different(monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((EXAMPLE / "photos").iterdir())
    assert {file.name for file in files} == set(maker("make_pictures", monkeypatch).PICTURES)
    contents = [file.read_bytes() for file in files]
    assert len(set(contents)) == len(contents)
    assert max(map(len, contents)) < MOST_BYTES


def test_one_picture_lies_on_its_side_and_says_so() -> None:
    with Image.open(EXAMPLE / "photos" / "thanks_letter_company.jpg") as picture:
        assert picture.width > picture.height
        assert picture.getexif()[ORIENTATION] == 6
        upright = ImageOps.exif_transpose(picture)
        assert upright.width < upright.height
