"""What `diff` writes that no terminal can show: workbooks and papers."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from places import EXAMPLE

from qreport.cli.main import main

from .filings import filing

HEAD = 3


def written(output: Path, *arguments: object, code: int = 0) -> bytes:
    assert main(["diff", *map(str, arguments), "-o", str(output)]) == code
    return output.read_bytes()


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [cell.value for cell in sheet[HEAD]]
    return [
        dict(zip(heads, values, strict=True))
        for values in sheet.iter_rows(min_row=HEAD + 1, values_only=True)
    ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("book") / "变化.xlsx", EXAMPLE, code=1)


def test_the_workbook_lists_what_asks_first_and_then_by_size(example: bytes) -> None:
    sheet = book(example)["指标变化"]
    found = rows(sheet)
    states = [row["状态"] for row in found]
    assert states[0] == "须说明"
    assert states == sorted(states, key=["须说明", "已说明", "不可比", None].index)
    rates = [abs(row["变化率（%）"]) for row in found if not row["状态"] and row["变化率（%）"] is not None]
    assert rates == sorted(rates, reverse=True)
    assert sorted(row["序号"] for row in found) == list(range(1, len(found) + 1))


def test_numbers_keep_their_decimals_and_a_reason_stands_for_no_difference(
    example: bytes,
) -> None:
    sheet = book(example)["指标变化"]
    found = {row["指标"]: (number, row) for number, row in enumerate(rows(sheet), HEAD + 1)}
    number, students = found["全日制在校生数"]
    assert (students["2020年"], students["2021年"], students["变化"]) == (7948, 9527, 1579)
    assert sheet.cell(number, 7).number_format == "+0;-0;0"
    assert sheet.cell(number, 8).number_format == "+0.00;-0.00;0"
    number, ratio = found["生师比"]
    assert (ratio["2021年"], ratio["变化率（%）"]) == (19, None)
    assert sheet.cell(number, 6).number_format == '0":1"'
    number, _ = found["学生文化基础课合格率"]
    assert sheet.cell(number, 7).number_format == '+0.0" 个百分点";-0.0" 个百分点";0" 个百分点"'
    _, money = found["年生均财政拨款（截至2021.08.31）"]
    assert (money["变化"], money["变化率（%）"], money["状态"]) == ("不可比", None, "不可比")
    assert "8 个月" in str(money["说明"])


def test_the_sheet_is_set_up_to_be_filtered_and_printed(example: bytes) -> None:
    sheet = book(example)["指标变化"]
    assert sheet.auto_filter.ref == f"A{HEAD}:L{sheet.max_row}"
    assert sheet.freeze_panes == f"D{HEAD + 1}"
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)


def test_good_and_bad_news_and_what_asks_have_colours_of_their_own(example: bytes) -> None:
    sheet = book(example)["指标变化"]
    looks = {
        cell.value: cell.fill.start_color.rgb
        for row in sheet.iter_rows(min_row=HEAD + 1, min_col=10, max_col=11)
        for cell in row
    }
    assert len({looks["变好"], looks["变差"], looks["须说明"], looks[None]}) == 4


def test_no_text_of_a_filing_becomes_a_formula(tmp_path: Path) -> None:
    explained = "explanations:\n- {indicator: 专任教师, period: '2021', text: '=HYPERLINK(\"http://x\")',"
    explained += " values: {2021: 50}}\n"
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n", explained)
    sheet = book(written(tmp_path / "a.xlsx", folder))["指标变化"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any("=HYPERLINK" in str(cell.value) for cell in cells)


def test_changed_rows_have_a_sheet_of_their_own(two_lists: list[Path], tmp_path: Path) -> None:
    made = book(written(tmp_path / "a.xlsx", *two_lists))
    assert made.sheetnames == ["指标变化", "明细变化"]
    told = [
        (row["情况"], row["名称"], row["项目"], row["2020年"], row["2021年"])
        for row in rows(made["明细变化"])
    ]
    assert ("变化", "会计", "在校生数", 100, 120) in told
    assert ("新增", "=1", None, None, None) in told
    assert ("不再有", "物流", None, None, None) in told


def test_a_series_becomes_a_sheet_with_small_columns(tmp_path: Path) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2019: 100, 2020: 110, 2021: 121}\n")
    content = written(tmp_path / "a.xlsx", folder, "--series")
    with pytest.warns(UserWarning, match="Sparkline"):
        row, *_ = (each for each in rows(book(content)["历年数据"]) if each["指标"] == "专任教师")
    assert [row[f"{year}年"] for year in (2019, 2020, 2021)] == [100, 110, 121]
    assert (row["年均增长（%）"], row["最高"]) == (10, "2021")
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert "历年数据!D4:F4".encode() in sheet


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_equal_input_gives_equal_bytes(ending: str, tmp_path: Path) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 95}\n")
    first, second = (written(tmp_path / f"{name}.{ending}", folder) for name in "ab")
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_comparison_without_news_can_be_written(ending: str, tmp_path: Path) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 100}\n")
    assert written(tmp_path / f"a.{ending}", folder)


def test_the_ending_of_the_file_chooses_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 95}\n")
    assert written(tmp_path / "a.md", folder).startswith("### 数据变化".encode())
    assert written(tmp_path / "a.json", folder).startswith(b"{")
    assert written(tmp_path / "b.md", folder, "--format", "json").startswith(b"{")
    assert written(tmp_path / "变化", folder).decode().startswith(folder.as_posix())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "xlsx"], "xlsx 应存为 .xlsx 文件，屏幕上显示不了"),
        (["--format", "docx", "-o", "a.txt"], "docx 应存为 .docx 文件，写的是“a.txt”"),
        (["--format", "pdf"], "pdf 应存为 .pdf 文件"),
        (["--format", "xls"], "没有结果形式“xls”，是否为“xlsx”"),
    ],
)
def test_a_file_needs_a_name_with_its_ending(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(EXAMPLE), *arguments]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""


def test_a_series_becomes_a_paper_with_charts_and_small_pictures(tmp_path: Path) -> None:
    teachers = "专任教师: {2019: 100, 2020: 110, 2021: 121}\n"
    money = "年生均财政拨款: {2019: 9, 2020: 10, 2021: {value: 6, span: 2021-01/2021-08}}\n"
    folder = filing(tmp_path / "a", 2021, teachers + money)
    content = written(tmp_path / "a.docx", folder, "--series")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert "2019—2021年历年数据简报" in text
    assert "年均增长或下降最多的指标" in text
    assert "前后不可比的指标" in text
    assert "+10.00%" in text
    assert len(pictures) >= 4
