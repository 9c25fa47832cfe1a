import contextlib
import datetime
import tracemalloc
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qreport import limits
from qreport.load.grids.grid import CellKind, Grid, read_grids
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import (
    EMPTY_FILE,
    HIDDEN_DATA,
    ILLEGAL_CHARACTER,
    OVER_LIMIT,
    ROUNDED_ON_SHOW,
    UNREADABLE_FILE,
)

from .xlsx_files import parts, row, sheet_part, workbook_from_1904, write


def read(path: Path) -> tuple[tuple[Grid, ...], tuple[Finding, ...]]:
    return read_grids(path, "indicators/a.xlsx")


def refusal(path: Path) -> Finding:
    with pytest.raises(Unreadable) as caught:
        read(path)
    return caught.value.finding


def read_rows(tmp_path: Path, rows: str, **more: str) -> tuple[Grid, tuple[Finding, ...]]:
    (grid,), findings = read(write(tmp_path / "a.xlsx", parts(sheet_part(rows), **more)))
    return grid, findings


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in line] for line in grid.rows]


def test_a_workbook_of_a_spreadsheet_program_is_read_without_a_finding(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "指标"
    sheet.append(["指标", "单位", "2021年"])
    sheet.append(["在校生", "人", 9527])
    sheet.append(["合格率", "%", 97])
    sheet["C3"].number_format = "0.0"
    sheet["B5"] = True
    book.create_sheet("空表")
    book.save(tmp_path / "a.xlsx")
    (grid,), findings = read(tmp_path / "a.xlsx")
    assert findings == ()
    assert texts(grid) == [
        ["指标", "单位", "2021年"],
        ["在校生", "人", "9527"],
        ["合格率", "%", "97.0"],
        ["", "", ""],
        ["", "TRUE", ""],
    ]
    assert [cell.kind for cell in grid.rows[1]] == [CellKind.TEXT, CellKind.TEXT, CellKind.NUMBER]
    assert grid.rows[4][1].kind is CellKind.BOOLEAN
    assert str(grid.rows[1][2].location) == "indicators/a.xlsx [指标] C2"


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("9527", "General", "9527"),
        ("98.400000000000006", "General", "98.4"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("1.2E4", "General", "12000"),
        ("123456789012345678", "General", "123456789012345678"),
        ("0.985", "0.0%", "98.5%"),
        ("0.97", "0.00%", "97.00%"),
        ("97", "0.0", "97.0"),
        ("11372.95", "#,##0.00", "11372.95"),
        ("11372.9", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "11372.90"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
        ("501", '0"人"', "501"),
        ("501", "0人", "501"),
        ("1.5", "0.##", "1.5"),
        ("-5", "[Red]0.0", "-5.0"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", "0.00E+00", "12345"),
        ("7", "@", "7"),
        ("-0", "0.0", "0.0"),
    ],
)
def test_a_number_reads_as_its_cell_shows_it(tmp_path: Path, stored: str, code: str, text: str) -> None:
    code = code.replace('"', "&quot;")
    grid, findings = read_rows(tmp_path, f'<row><c s="1"><v>{stored}</v></c></row>', formats=code)
    assert (grid.rows[0][0].text, grid.rows[0][0].kind) == (text, CellKind.NUMBER)
    assert findings == ()


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("44409", "yyyy/m/d", "2021年8月1日"),
        ("44409", 'yyyy"年"m"月"', "2021年8月"),
        ("44409", "[$-804]yyyy年m月d日;@", "2021年8月1日"),
        ("44409.5", "yyyy/m/d h:mm", "2021年8月1日 12:00"),
        ("44409", "m月d日", "2021年8月1日"),
        ("0.792361111", "h:mm", "19:01"),
        ("1.0423611", "[h]:mm:ss", "25:01:00"),
        ("0.0132", "mm:ss", "0:19:00"),
        ("367", "yyyy/m/d", "1901年1月1日"),
    ],
)
def test_a_date_reads_in_chinese(tmp_path: Path, stored: str, code: str, text: str) -> None:
    code = code.replace('"', "&quot;")
    grid, _ = read_rows(tmp_path, f'<row><c s="1"><v>{stored}</v></c></row>', formats=code)
    assert (grid.rows[0][0].text, grid.rows[0][0].kind) == (text, CellKind.DATE)


def test_the_chinese_built_in_dates_are_dates(tmp_path: Path) -> None:
    content = parts(sheet_part('<row><c s="1"><v>44409</v></c></row>'), formats="0")
    content["xl/styles.xml"] = content["xl/styles.xml"].replace('<xf numFmtId="200"/>', '<xf numFmtId="31"/>')
    (grid,), _ = read(write(tmp_path / "a.xlsx", content))
    assert grid.rows[0][0].text == "2021年8月1日"


def test_days_may_count_from_1904(tmp_path: Path) -> None:
    rows = '<row><c s="1"><v>42947</v></c></row>'
    grid, _ = read_rows(tmp_path, rows, formats="yyyy/m/d", workbook=workbook_from_1904())
    assert grid.rows[0][0].text == "2021年8月1日"


@pytest.mark.parametrize("stored", ["-1", "1E9"])
def test_a_date_outside_the_calendar_is_an_error_cell(tmp_path: Path, stored: str) -> None:
    grid, _ = read_rows(tmp_path, f'<row><c s="1"><v>{stored}</v></c></row>', formats="yyyy/m/d")
    assert grid.rows[0][0].kind is CellKind.ERROR


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ("<c><f>1+1</f></c>", CellKind.UNCALCULATED, ""),
        ("<c><f>1+1</f><v/></c>", CellKind.UNCALCULATED, ""),
        ('<c t="str"><f>A2</f></c>', CellKind.UNCALCULATED, ""),
        ('<c t="str"><f>A2</f><v></v></c>', CellKind.EMPTY, ""),
        ('<c t="str"><f>A2</f><v>甲</v></c>', CellKind.TEXT, "甲"),
        ("<c><f>1+1</f><v>2</v></c>", CellKind.NUMBER, "2"),
        ('<c s="1"><f>1/3</f><v>0.33333333333333331</v></c>', CellKind.NUMBER, "0.33"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellKind.ERROR, "#DIV/0!"),
        ('<c t="e"><v>#N/A</v></c>', CellKind.ERROR, "#N/A"),
        ('<c t="inlineStr"><is><t>#REF!</t></is></c>', CellKind.ERROR, "#REF!"),
        ('<c t="b"><v>0</v></c>', CellKind.BOOLEAN, "FALSE"),
        ('<c t="d"><v>2021-08-01T00:00:00</v></c>', CellKind.DATE, "2021年8月1日"),
        ('<c t="d"><v>八月</v></c>', CellKind.TEXT, "八月"),
        ("<c><v>NaN</v></c>", CellKind.TEXT, "NaN"),
        ("<c><v>1E999</v></c>", CellKind.NUMBER, "1" + "0" * 999),
        ('<c t="s"><v>0</v></c>', CellKind.TEXT, "拼音"),
        ('<c t="s"><v>1</v></c>', CellKind.TEXT, "合\n并"),
        (
            '<c t="inlineStr"><is><r><t>双</t></r><r><t xml:space="preserve">师 </t></r></is></c>',
            CellKind.TEXT,
            "双师",
        ),
    ],
)
def test_the_kind_of_a_cell_is_kept(tmp_path: Path, cell: str, kind: CellKind, text: str) -> None:
    strings = "<si><t>拼音</t><rPh><t>pinyin</t></rPh></si><si><r><t>合_x000D_\n</t></r><r><t>并</t></r></si>"
    anchor = '<c t="inlineStr"><is><t>x</t></is></c>'
    grid, findings = read_rows(tmp_path, f"<row>{cell}{anchor}</row>", strings=strings, formats="0.00")
    assert (grid.rows[0][0].kind, grid.rows[0][0].text) == (kind, text)
    assert findings == ()


def test_a_typed_number_that_is_shown_shortened_is_a_note(tmp_path: Path) -> None:
    cells = '<c s="1"><v>49.637</v></c><c s="1"><v>1.239</v></c><c s="1"><f>1/3</f><v>0.333</v></c>'
    grid, findings = read_rows(tmp_path, f"<row>{cells}</row>", formats="0.00")
    assert texts(grid) == [["49.64", "1.24", "0.33"]]
    (finding,) = findings
    assert finding.code == ROUNDED_ON_SHOW.code
    assert [place.cell for place in finding.locations] == ["A1", "B1"]
    assert (finding.found, finding.expected) == ("49.637", "49.64")


def test_a_merged_cell_stands_where_it_begins(tmp_path: Path) -> None:
    rows = row("机电系", "甲", number=1) + row("旧值", "乙", number=2)
    after = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B3:XFD1048576"/></mergeCells>'
    (grid,), findings = read(write(tmp_path / "a.xlsx", parts(sheet_part(rows, after=after))))
    assert texts(grid) == [["机电系", "甲"], ["", "乙"]]
    assert findings == ()
    covered, first = grid.rows[1][0].location, grid.rows[0][0].location
    assert grid.merged_into == {covered: first}


def test_hidden_sheets_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in range(1, 7):
        sheet.append([f"甲{line}", "乙", "丙"])
    for hidden in (2, 4, 5, 99):
        sheet.row_dimensions[hidden].hidden = True
    sheet.column_dimensions["B"].hidden = True
    old = book.create_sheet("旧数据")
    old["A1"] = 1
    old.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    grids, findings = read(tmp_path / "a.xlsx")
    assert [grid.hidden for grid in grids] == [False, True]
    assert len(grids[0].rows) == 6
    assert {finding.code for finding in findings} == {HIDDEN_DATA.code}
    assert [finding.message for finding in findings] == [
        "第 2、4—5 行是隐藏的，其中的内容也读入了",
        "第 B 列是隐藏的，其中的内容也读入了",
        "工作表“旧数据”是隐藏的，其中的内容也读入了",
    ]


def test_a_control_character_is_a_finding_at_its_cell(tmp_path: Path) -> None:
    grid, findings = read_rows(tmp_path, row("在_x0007_校生"))
    assert grid.rows[0][0].text == "在\ufffd校生"
    assert [(finding.code, finding.locations[0].cell) for finding in findings] == [
        (ILLEGAL_CHARACTER.code, "A1")
    ]


@pytest.mark.parametrize("address", ["XFD1048576", "A10001", "GS1"])
def test_a_far_stray_cell_is_refused_in_little_memory(tmp_path: Path, address: str) -> None:
    rows = row("指标") + f'<row><c r="{address}"><v>1</v></c></row>'
    path = write(tmp_path / "a.xlsx", parts(sheet_part(rows)))
    tracemalloc.start()
    finding = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert finding.code == OVER_LIMIT.code
    assert finding.locations[0].cell == address
    assert peak < 20_000_000


def test_far_formatted_cells_without_content_do_no_harm(tmp_path: Path) -> None:
    rows = row("指标") + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    before = '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="0"/></cols>'
    (grid,), findings = read(write(tmp_path / "a.xlsx", parts(sheet_part(rows, before))))
    assert (texts(grid), findings) == ([["指标"]], ())


def test_a_table_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    rows = row("a") + f'<row><c r="GR{limits.ROWS}"><v>1</v></c></row>'
    assert refusal(write(tmp_path / "a.xlsx", parts(sheet_part(rows)))).code == OVER_LIMIT.code


def test_too_many_merges_are_refused(tmp_path: Path) -> None:
    after = "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * (limits.MERGES + 1) + "</mergeCells>"
    assert (
        refusal(write(tmp_path / "a.xlsx", parts(sheet_part(row("a"), after=after)))).code == OVER_LIMIT.code
    )


@pytest.mark.parametrize("cell", [row("长" * 32_768), '<row><c t="s"><v>0</v></c></row>'])
def test_a_cell_that_is_too_long_is_refused_with_its_place(tmp_path: Path, cell: str) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet_part(cell), strings=f"<si><t>{'长' * 32_768}</t></si>"))
    finding = refusal(path)
    assert (finding.code, finding.locations[0].cell) == (OVER_LIMIT.code, "A1")


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row><c r="1A"><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        "<row><c>",
    ],
)
def test_a_damaged_sheet_is_told(tmp_path: Path, rows: str) -> None:
    finding = refusal(write(tmp_path / "a.xlsx", parts(sheet_part(rows))))
    assert finding.code == UNREADABLE_FILE.code
    assert "损坏" in finding.message


GOOD = parts(sheet_part(row("指标", "2021年")))


def test_a_part_without_sheets_is_told_as_empty(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.xlsx", parts(sheet_part("")))).code == EMPTY_FILE.code


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空的"),
        ("指标,2021\n".encode(), "CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "旧格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"  <HTML><table>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML 表格 2003"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_other_content_with_the_ending_xlsx_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    finding = refusal(path)
    assert word in finding.message
    assert finding.blocks


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"_rels/.rels": None}, "没有 Excel 工作簿"),
        ({"xl/workbook.xml": None}, "没有 Excel 工作簿"),
        ({"xl/workbook.xml": "<document/>"}, "没有 Excel 工作簿"),
        ({"xl/worksheets/sheet1.xml": None}, "缺少工作表“数据”"),
        ({"xl/_rels/workbook.xml.rels": None}, "缺少工作表“数据”"),
        ({"xl/sharedStrings.xml": "<sst>"}, "sharedStrings.xml"),
    ],
)
def test_a_package_that_lacks_a_part_is_told(
    tmp_path: Path, changes: dict[str, str | None], word: str
) -> None:
    content = {name: text for name, text in (GOOD | changes).items() if text is not None}
    assert word in refusal(write(tmp_path / "a.xlsx", content)).message


_CELLS = (
    st.none()
    | st.integers(-(10**14), 10**14)
    | st.floats(-1e9, 1e9, allow_subnormal=False).map(lambda number: float(f"{number:.10g}"))
    | st.booleans()
    | st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="_=#"), min_size=1, max_size=8)
    | st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1))
)


@settings(max_examples=40)
@given(table=st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_openpyxl_writes_is_read_as_openpyxl_reads_it(tmp_path: Path, table: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "第一格"
    for line in table:
        sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    (grid,), _ = read(tmp_path / "a.xlsx")
    other = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert other is not None
    for cells, values in zip(grid.rows, other.iter_rows(values_only=True), strict=False):
        for cell, value in zip(cells, values, strict=False):
            assert _same(cell.text, value), (cell, value)


def _same(text: str, value: object) -> bool:
    if isinstance(value, bool):
        return text == str(value).upper()
    if isinstance(value, datetime.datetime):
        return text == f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float):
        return float(text) == pytest.approx(value, rel=1e-14)
    return text == (value or "")


@settings(max_examples=60)
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(tmp_path: Path, position: int, byte: int) -> None:
    path = write(tmp_path / "a.xlsx", GOOD)
    data = bytearray(path.read_bytes())
    data[position % len(data)] = byte
    path.write_bytes(data)
    with contextlib.suppress(Unreadable):
        assert read(path)[0]
