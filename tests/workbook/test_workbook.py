"""What a department sees in its workbook."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Book

from qreport import workbook
from qreport.errors import QreportError
from qreport.model.indicator import Indicator
from qreport.workbook.entry_rules import rule_of
from qreport.workbook.plan import SheetNames
from qreport.workflows import workbook as forms
from qreport.workflows.opened import Loaded

from .conftest import EXAMPLE


@pytest.fixture(scope="module")
def book(filled: Path) -> Book:
    return load_workbook(filled)


def test_the_first_sheet_lists_all_others(book: Book) -> None:
    guide = book["填报说明"]
    listed = [str(guide.cell(row, 1).value) for row in range(10, guide.max_row + 1)]
    assert book.sheetnames == ["填报说明", *listed, "选项"]
    assert [cell.value for cell in guide[10]] == ["人事处", "人事处", "指标", 29, 7, 29]


def test_only_what_is_typed_is_asked_for_and_each_once(book: Book, original: Loaded) -> None:
    asked = [
        str(row[1].value)
        for sheet in book
        if str(sheet["A1"].value).startswith("填报表：")
        for row in sheet.iter_rows(min_row=4)
    ]
    typed = [each.code for each in original.pack.indicators.values() if not each.formula and not each.measure]
    assert sorted(asked) == sorted(typed)


def test_only_this_year_the_notes_and_what_is_not_on_file_of_last_year_are_open(book: Book) -> None:
    for row in book["教务处"].iter_rows(min_row=4):
        on_file = row[5].value is not None
        assert [cell.protection.locked for cell in row] == [True] * 5 + [on_file] + [False] * 3
    assert book["教务处"].protection.sheet
    assert not book["教务处"].protection.password


def test_a_detail_table_is_open_below_its_headings(book: Book) -> None:
    sheet = book["社会培训汇总"]
    assert sheet["A3"].protection.locked
    assert not sheet["A4"].protection.locked
    assert not sheet.column_dimensions["A"].protection.locked
    assert sheet.row_dimensions[1].height


def test_parts_stand_below_the_whole_with_their_word(book: Book) -> None:
    names = [str(row[2].value) for row in book["学生工作处"].iter_rows(min_row=4)]
    at = names.index("名班主任工作室数")
    assert names[at + 1] == "其中：国家级"
    assert book["学生工作处"].cell(5 + at, 1).value is None


def test_choices_come_from_the_sheet_of_lists(book: Book) -> None:
    sheet = book["教师竞赛获奖数量"]
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    source = next(
        formula for cells, formula in lists.items() if cells.startswith("B4") for formula in [formula]
    )
    column = source.split("!")[1].split("$")[1]
    values = [book["选项"][f"{column}{row}"].value for row in (2, 3, 4)]
    assert values == ["国家级", "省级", "市级"]


def test_prompts_are_short_enough_for_excel(book: Book) -> None:
    validations = [each for sheet in book for each in sheet.data_validations.dataValidation]
    assert [each for each in validations if each.prompt and each.promptTitle and each.formula1]
    for each in validations:
        assert len(each.prompt or "") <= 255
        assert len(each.promptTitle or "") <= 32
        assert len(each.error or "") <= 224
        assert len(each.formula1 or "") <= 255


def test_it_prints_on_a4_upright_with_repeated_headings(book: Book) -> None:
    sheet = book["教务处"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "D4"


def test_the_same_filing_gives_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    forms.write_workbook(EXAMPLE, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == filled.read_bytes()


def test_it_names_no_person_and_no_date_but_that_of_issue(book: Book) -> None:
    properties = book.properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert (properties.created.year, properties.created.month) == (2021, 11)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("unit", "limits", "formula"),
    [
        ("人", {}, "AND({0}>=0,INT({0})={0})"),
        ("m²", {}, "{0}>=0"),
        ("m²", {"minimum": "-5"}, "TRUE"),
        ("%", {}, "AND({0}>=0,{0}<=100)"),
        ("%", {"minimum": "-50", "maximum": "250"}, "AND({0}>=-50,{0}<=250)"),
        (":1", {}, "{0}>0"),
    ],
)
def test_a_cell_accepts_what_its_unit_allows(unit: str, limits: dict[str, str], formula: str) -> None:
    rule = rule_of(Indicator.model_validate({"code": "a", "name": "甲", "unit": unit, **limits}))
    assert rule.formula.startswith(f"IF(ISNUMBER({{0}}),{formula},OR(")
    assert '{0}="-"' in rule.formula
    assert '{0}="/"' in rule.formula
    assert rule.formula.count("(") == rule.formula.count(")")


def test_names_of_sheets_are_such_as_excel_accepts() -> None:
    names = SheetNames()
    assert names.take("教务处/学籍科") == "教务处 学籍科"
    assert names.take("长" * 40) == "长" * 31
    assert names.take("长" * 50) == "长" * 28 + "（2）"
    assert names.take("Abc") == "Abc"
    assert names.take("abc") == "abc（2）"
    assert names.take("'") == "表"
    assert names.take("History") == "History（2）"


def test_what_belongs_to_no_department_comes_last(original: Loaded) -> None:
    pack = original.pack
    lone = {
        "a": Indicator.model_validate({"code": "a", "name": "甲", "unit": "人"}),
        "b": Indicator.model_validate({"code": "b", "name": "乙", "unit": "人", "parent": "a"}),
        "c": Indicator.model_validate({"code": "c", "name": "丙", "unit": "人", "department": "丙处"}),
        "d": Indicator.model_validate({"code": "d", "name": "丁", "unit": "人", "parent": "c"}),
    }
    schema = next(iter(pack.record_schemas.values())).model_copy(update={"department": None})
    found = workbook.sections(type(pack)(pack.manifest, pack.layout, lone, {schema.id: schema}))
    assert [section.department for section in found] == ["丙处", "未分部门", "其他明细表"]
    assert [each.code for section in found for each in section.indicators] == ["c", "d", "a", "b"]


def test_an_unknown_department_is_told_with_the_nearest(original: Loaded) -> None:
    with pytest.raises(QreportError, match="是否为“教务处”"):
        workbook.chosen(workbook.sections(original.pack), "教务科处")
