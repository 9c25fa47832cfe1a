"""One workbook in three formats: what LibreOffice saves as .ods and .xls is read as the .xlsx is."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from programs import calc, converted

from qreport.load.grids.grid import Grids, read_grids


def _workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "质量数据表"
    sheet["A1"] = "某校 2021 年质量数据"
    sheet.merge_cells("A1:E1")
    for values in ROWS:
        sheet.append(values)
    for cell, code in FORMATS.items():
        sheet[cell].number_format = code
    sheet["B3"].comment = Comment("批注不是数据", "某人")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("旧数据")
    hidden["B2"] = "甲"
    hidden.sheet_state = "hidden"
    book.create_sheet("空表")
    book.save(path)
    return path


ROWS = (
    ("序号", "指标", "单位", "2020年", "2021年"),
    (1, "全日制在校生数", "人", 7948, "９５２７ "),
    (2, "毕业生就业率", "%", 0.97, 0.985),
    (3, "占地面积", "m ²", 1000, "709.5亩"),
    (4, "生师比", ":1", "19:1", "1:19"),
    (5, "拨款", "万元", "365余万元", 97),
    (6, "日期", "", datetime.date(2021, 8, 1), datetime.datetime(2021, 8, 1, 12, 30)),  # noqa: DTZ001
    (7, "月份", "", datetime.date(2021, 8, 1), datetime.time(19, 1)),
    (8, "两位", "", 1234.5, 1.5),
    (9, "负数", "", -5, 0.5),
    (10, "多\n行", "", 12345, "  两  空 "),
    (11, "编号", "", "0123", 123456789012),
)
FORMATS = {
    "D4": "0.0%", "E4": "0.00%", "E7": "0.0", "E8": "yyyy/m/d h:mm", "D9": 'yyyy"年"m"月"', "D10": "#,##0.00",
    "E10": "0.##", "D11": "[Red]0.0;-0.00", "E11": "# ?/?", "D12": "0.00E+00", "E13": '0"元"',
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook in the three formats."""
    place = tmp_path_factory.mktemp("formats")
    _workbook(place / "a.xlsx")
    for ending in ("ods", "xls"):
        converted(calc(), place / "a.xlsx", ending, place)
    return place


def _cells(grids: Grids) -> list[object]:
    return [
        (grid.sheet, grid.hidden, len(grid.merged_into),
         [[(cell.kind, cell.text) for cell in row] for row in grid.rows])
        for grid in grids[0]
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_every_cell_reads_as_in_the_xlsx(folder: Path, ending: str) -> None:
    expected = read_grids(folder / "a.xlsx", "a.xlsx")
    found = read_grids(folder / f"a.{ending}", "a.xlsx")
    assert _cells(found) == _cells(expected)
    assert found[1] == expected[1]


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_results_of_formulas_and_errors_are_read(tmp_path: Path, ending: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cell, formula in {"A1": "=1/0", "A2": "=3*2", "A3": "=1/3", "A4": '="甲"&"乙"'}.items():
        sheet[cell] = formula
    sheet["A3"].number_format = "0.00"
    book.save(tmp_path / "b.xlsx")
    saved = converted(calc(), tmp_path / "b.xlsx", ending, tmp_path)
    (grid,), findings = read_grids(saved, saved.name)
    assert [row[0].text for row in grid.rows] == ["#DIV/0!", "6", "0.33", "甲乙"]
    assert findings == ()
