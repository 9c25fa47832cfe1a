"""What was typed into a workbook is what is read from it."""

import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from programs import calc, converted

from qreport.model.facts import State
from qreport.workflows import workbook
from qreport.workflows.opened import Loaded, open_filing

from .conftest import EXAMPLE, Return

FIRST = 4
"""The row below the headings."""


def facts_of(loaded: Loaded) -> Mapping[tuple[str, str, str], tuple[object, ...]]:
    """The typed values, by what they are values of, without the cell in which they stand."""
    known = loaded.pack.indicators
    return {
        (each.indicator, each.period, each.group): (
            each.value, each.decimals, each.state, each.bound, each.span, each.note
        )
        for each in loaded.filing.facts
        if not known[each.indicator].formula and not known[each.indicator].measure
    }  # fmt: skip


def records_of(loaded: Loaded) -> Mapping[str, list[Mapping[str, object]]]:
    return {name: [row.values for row in each.rows] for name, each in loaded.filing.records.items()}


def assert_same(back: Loaded, original: Loaded) -> None:
    assert facts_of(back) == facts_of(original)
    assert records_of(back) == records_of(original)
    assert not back.findings


def test_a_workbook_gives_back_every_value_and_row(filled: Path, original: Loaded, send_back: Return) -> None:
    assert_same(send_back(filled), original)


def test_nothing_is_lost_when_libreoffice_saves_it(
    filled: Path, original: Loaded, send_back: Return, tmp_path: Path
) -> None:
    saved = converted(calc(), filled, "xlsx", tmp_path)
    assert saved.read_bytes() != filled.read_bytes()
    assert_same(send_back(saved), original)


def test_what_a_script_types_is_read(empty: Path) -> None:
    path = empty / "indicators" / "填报表.xlsx"
    workbook.write_workbook(empty, path)
    book = load_workbook(path)
    sheet = book["图书馆"]
    codes = [sheet.cell(row, 2).value for row in (FIRST, FIRST + 1)]
    sheet.cell(FIRST, 7, 12.5)
    sheet.cell(FIRST + 1, 7, "/")
    rows = book["本年度新增专业"]
    rows.cell(FIRST, 1, "=1+1 不是公式")
    rows.cell(FIRST, 1).data_type = "s"
    book.save(path)
    loaded = open_filing(empty)
    first, second = (loaded.filing.facts.get(str(code), "2021") for code in codes)
    assert first is not None
    assert first.value == Decimal("12.5")
    assert second is not None
    assert second.state is State.NOT_APPLICABLE
    assert [row.values for row in loaded.filing.records["new_programmes"].rows] == [
        {"programme": "=1+1 不是公式"}
    ]


def begun(empty: Path, *sheets: str) -> Path:
    """Write the workbook of a first filing and type a value of last year on its `sheets`."""
    path = empty / "indicators" / "填报表.xlsx"
    workbook.write_workbook(empty, path)
    book = load_workbook(path)
    for name in sheets:
        book[name].cell(FIRST, 6, "-")
    book.save(path)
    return path


def test_an_untouched_sheet_is_one_finding_with_its_cells_and_department(empty: Path) -> None:
    begun(empty)
    blank = [finding for finding in open_filing(empty).findings if finding.name == "blank-value"]
    library = [
        finding for finding in blank if finding.message.startswith("图书馆的这张表还没有填：2021 年的 2 格")
    ]
    assert [list(map(str, finding.locations)) for finding in library] == [
        ["indicators/填报表.xlsx [图书馆] G4", "indicators/填报表.xlsx [图书馆] G5"]
    ]
    assert len({finding.locations[0].sheet for finding in blank}) == len(blank)


def test_last_year_is_asked_for_where_a_first_form_leaves_it_blank(empty: Path) -> None:
    path = begun(empty, "图书馆")
    (told,) = [finding for finding in open_filing(empty).findings if finding.code == "QR292"]
    assert "上年（2020 年）" in told.message
    places = list(map(str, told.locations))
    assert "indicators/填报表.xlsx [图书馆] F4" not in places
    assert "indicators/填报表.xlsx [图书馆] F5" in places
    assert not load_workbook(path)["图书馆"]["F5"].protection.locked


def test_what_is_blank_is_told_with_its_cell_and_department(empty: Path, original: Loaded) -> None:
    begun(
        empty,
        *dict.fromkeys(each.department or "" for each in original.pack.indicators.values() if each.required),
    )
    loaded = open_filing(empty)
    blank = [finding for finding in loaded.findings if finding.name == "blank-value"]
    required = [
        each for each in loaded.pack.indicators.values()
        if each.required and not each.formula and not each.measure
    ]  # fmt: skip
    assert {finding.indicator for finding in blank} == {each.code for each in required}
    library = [finding for finding in blank if "，图书馆）" in finding.message]
    assert [str(finding.locations[0]) for finding in library] == [
        "indicators/填报表.xlsx [图书馆] G4",
        "indicators/填报表.xlsx [图书馆] G5",
    ]
    assert {finding.period for finding in blank} == {"2021"}


def test_an_empty_detail_table_is_told_with_its_sheet(empty: Path) -> None:
    workbook.write_workbook(empty, empty / "indicators" / "填报表.xlsx")
    told = [each for each in open_filing(empty).findings if each.name == "record-file-without-rows"]
    assert len(told) == 1
    assert "社会培训汇总" in {place.sheet for place in told[0].locations}
    book = load_workbook(empty / "indicators" / "填报表.xlsx")
    book["本年度新增专业"].cell(FIRST, 1, "护理")
    book.save(empty / "indicators" / "填报表.xlsx")
    told = [finding for finding in open_filing(empty).findings if finding.record_set == "training"]
    assert [finding.name for finding in told] == ["record-file-without-rows"]
    assert told[0].locations[0].sheet == "社会培训汇总"


@pytest.mark.parametrize(
    "title", ["明细表：社会培训汇总", "明细表：training　社会培训汇总", "明细表: 社会培训汇总 "]
)
def test_a_sheet_says_by_name_or_id_which_table_it_holds(filled: Path, empty: Path, title: str) -> None:
    book = load_workbook(filled)
    assert book["社会培训汇总"]["A1"].value == "明细表：社会培训汇总"
    book["社会培训汇总"]["A1"] = title
    book.save(empty / "indicators" / "a.xlsx")
    assert open_filing(empty).filing.records["training"].rows


@pytest.fixture
def both(tmp_path: Path, filled: Path) -> Path:
    """The example, and its workbook too."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "both"))
    shutil.copy(filled, folder / "indicators")
    return folder


def test_a_workbook_beside_the_files_it_was_made_from_changes_nothing(both: Path, original: Loaded) -> None:
    loaded = open_filing(both)
    assert facts_of(loaded) == facts_of(original)
    assert records_of(loaded) == records_of(original)
    told = [[(each.code, each.indicator) for each in one.findings] for one in (loaded, original)]
    assert sorted(told[0]) == sorted(told[1])


def test_other_rows_than_in_the_file_are_told_with_both_places(both: Path) -> None:
    path = both / "indicators" / "填报表.xlsx"
    book = load_workbook(path)
    book["社会培训汇总"].cell(FIRST, 1, "别的工种")
    book.save(path)
    told = [each for each in open_filing(both).findings if each.name == "duplicate-file"]
    assert [[place.file for place in each.locations] for each in told] == [
        ["indicators/填报表.xlsx", "records/training.csv"]
    ]


def test_a_file_that_holds_only_headings_gives_way_to_the_workbook(both: Path, original: Loaded) -> None:
    file = both / "records" / "training.csv"
    file.write_text(file.read_text(encoding="utf-8-sig").splitlines()[0], encoding="utf-8")
    loaded = open_filing(both)
    assert records_of(loaded) == records_of(original)
    assert not [each for each in loaded.findings if each.record_set == "training"]


def test_a_sheet_of_a_table_that_nobody_knows_is_told(filled: Path, empty: Path) -> None:
    book = load_workbook(filled)
    book["社会培训汇总"]["A1"] = "明细表：trainings　社会培训汇总"
    book.save(empty / "indicators" / "a.xlsx")
    messages = [each.message for each in open_filing(empty).findings if each.name == "unknown-file"]
    assert len(messages) == 1
    assert "是否为“training”" in messages[0]
