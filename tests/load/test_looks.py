"""What a person sees in a cell is what is read: struck out, raised, scaled, by sections of a format."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from qreport.load.grids.formats import CellStyle, sections_of, shown_date, shown_number
from qreport.load.grids.grid import CellKind, Grid, Grids, read_grids

from . import ods_files

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")


def seen(code: str, value: str) -> str:
    number = Decimal(value)
    form = CellStyle(sections_of(code)).format_of(number)
    return str(shown_date(number, form, from_1904=False)) if form.date else shown_number(number, form)[0]


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        # In thousands, ten thousands, millions; with and without the word.
        ("0!.0,", "106714700", "10671.5"),
        ("0.0,", "12345", "12.3"),
        ("#,##0,", "9527000", "9527"),
        ("0!.0000", "12345678", "1234.5678"),
        ('0"."0,"万"', "106714700", "10671.5万"),
        ('0"万"', "12", "12万"),
        ('#,##0.00"元"', "1067147", "1067147.00元"),
        ("0.0\\%", "98.5", "98.5%"),
        # The section that is for the number.
        ("[>=1000]#,##0;0.00", "999.5", "999.50"),
        ("[>=1000]#,##0;0.00", "1999.5", "2000"),
        ("0;-0.00", "-3", "-3.00"),
        ("0;-0.00", "3", "3"),
        ("0.0;-0.0;0", "0", "0"),
        ("[<1]0.0%;0", "0.985", "98.5%"),
        ("[<1]0.0%;0", "98", "98"),
        ('[>=10000]0!.0,"万";0', "9527", "9527"),
        # Days of the week, and years.
        ("aaaa", "44409", "星期日"),
        ("[$-804]dddd", "44410", "星期一"),
        ('yyyy"年"', "44409", "2021年"),
        ("yyyy/m/d aaaa", "44409", "2021年8月1日"),
        # What is not part of the value.
        ('0"人"', "9527", "9527"),
        ('0":1"', "19", "19"),
        ("¥#,##0.00_ ", "3.5", "3.50"),
        ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0", "0"),
    ],
)
def test_the_section_of_a_format_that_applies_says_what_is_seen(code: str, value: str, text: str) -> None:
    assert seen(code, value) == text


def book(folder: Path, *values: object, struck: bool = False, code: str = "General") -> Grids:
    """Read a workbook with the values in row 1 and a plain cell in row 2."""
    made = Workbook()
    sheet = made.worksheets[0]
    for column, value in enumerate(values, 1):
        cell = sheet.cell(1, column, value)  # type: ignore[arg-type]
        cell.number_format, cell.font = code, Font(strike=struck)
    sheet["A2"] = "旁边"
    made.save(folder / "a.xlsx")
    return read_grids(folder / "a.xlsx", "a.xlsx")


def only(grids: Grids) -> Grid:
    return grids[0][0]


@pytest.mark.parametrize(
    ("pieces", "text", "is_told"),
    [
        ([TextBlock(STRUCK, "7948"), "9527"], "9527", True),
        (["9527", TextBlock(RAISED, "1")], "9527", True),
        (["9527", TextBlock(RAISED, "注2")], "9527", True),
        (["专任教师", TextBlock(RAISED, "[1]")], "专任教师", True),
        (["365 m", TextBlock(RAISED, "2")], "365 m²", False),
        (["10", TextBlock(RAISED, "4")], "10⁴", False),
        (["CO", TextBlock(InlineFont(vertAlign="subscript"), "2")], "CO2", False),
        ([TextBlock(InlineFont(b=True), "9"), "527"], "9527", False),
    ],
)
def test_struck_and_raised_pieces_are_not_glued_to_a_number(
    tmp_path: Path, pieces: list[object], text: str, *, is_told: bool
) -> None:
    grids = book(tmp_path, CellRichText(*pieces))
    assert only(grids).cell(0, 0).text == text
    assert [finding.code for finding in grids[1]] == ["QR183"] * is_told


def test_a_cell_struck_through_is_withdrawn_and_a_row_of_them_is_no_row(tmp_path: Path) -> None:
    grids = book(tmp_path, CellRichText(TextBlock(STRUCK, "9527")), "人")
    assert only(grids).cell(0, 0).kind is CellKind.STRUCK
    grids = book(tmp_path, 9527, "人", struck=True)
    assert only(grids).filled(0) == []
    assert "第 1 行整行划了删除线" in grids[1][0].message


def test_a_number_shown_smaller_is_read_as_shown_and_told(tmp_path: Path) -> None:
    grids = book(tmp_path, 106714700, code="0!.0,")
    assert only(grids).cell(0, 0).text == "10671.5"
    assert "实际存的是 106714700" in grids[1][0].message


@pytest.mark.parametrize("number", [0, 60, 366, 2021])
def test_a_number_in_a_date_cell_is_no_date(tmp_path: Path, number: int) -> None:
    cell = only(book(tmp_path, number, code="yyyy年m月d日")).cell(0, 0)
    assert (cell.kind, cell.text) == (CellKind.FALSE_DATE, str(number))


def test_a_date_is_a_date(tmp_path: Path) -> None:
    assert only(book(tmp_path, 44409, code="yyyy年m月d日")).cell(0, 0).kind is CellKind.DATE
    assert only(book(tmp_path, 2200, code="yyyy年m月d日")).cell(0, 0).text == "1906年1月8日"


STYLES = """\
<number:number-style style:name="K"><number:number number:decimal-places="0" number:display-factor="1000">
<number:embedded-text number:position="1">.</number:embedded-text></number:number>
<number:text>万</number:text></number:number-style>
<number:number-style style:name="P"><number:number number:decimal-places="0"/></number:number-style>
<number:number-style style:name="N"><number:number number:decimal-places="2"/>
<style:map style:condition="value()&gt;=1000" style:apply-style-name="P"/></number:number-style>
<number:date-style style:name="W"><number:day-of-week number:style="long"/></number:date-style>
<style:style style:name="k" style:family="table-cell" style:data-style-name="K"/>
<style:style style:name="n" style:family="table-cell" style:data-style-name="N"/>
<style:style style:name="w" style:family="table-cell" style:data-style-name="W"/>
<style:style style:name="gone" style:family="table-cell">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="line" style:family="text">
<style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>
</style:style>
"""


def test_an_ods_shows_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_files, "STYLES", STYLES)
    day = '<table:table-cell office:value-type="date" office:date-value="2021-08-01" table:style-name="w"/>'
    cells = (
        ods_files.number("106714700", "k"),
        ods_files.number("999.5", "n"),
        ods_files.number("1999.5", "n"),
        day,
        ods_files.text('<text:span text:style-name="line">7948</text:span>9527'),
        ods_files.text('9527<text:span text:style-name="up">1</text:span>'),
        ods_files.number("5", "gone"),
        ods_files.text("人"),
    )
    path = ods_files.write(tmp_path / "a.ods", ods_files.sheet(ods_files.row(*cells)))
    grid = only(read_grids(path, "a.ods"))
    assert grid.texts[0] == ("10671.5万", "999.50", "2000", "星期日", "9527", "9527", "", "人")
    assert grid.cell(0, 6).kind is CellKind.STRUCK
