import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport import limits
from qreport.load.grids.grid import CellKind, Grid, read_grids
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import (
    EMPTY_FILE,
    ILLEGAL_CHARACTER,
    OVER_LIMIT,
    RAGGED_ROW,
    READ_AS_GB18030,
    SPLIT_NUMBER,
    UNREADABLE_FILE,
    WRONG_ENCODING,
)

TABLE = "序号,指标,单位,2020年,2021年\n1,全日制在校生数,人,7948,9527\n2,体测合格率,%,96,97.0\n"


def read(tmp_path: Path, data: str | bytes) -> tuple[Grid, tuple[Finding, ...]]:
    path = tmp_path / "a.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (grid,), findings = read_grids(path, "indicators/a.csv")
    return grid, findings


def refusal(tmp_path: Path, data: str | bytes) -> Finding:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, data)
    return caught.value.finding


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_clean_table_has_every_cell_with_its_place_and_no_finding(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, TABLE)
    assert findings == ()
    assert texts(grid)[2] == ["2", "体测合格率", "%", "96", "97.0"]
    assert grid.rows[1][4].location.cell == "E2"
    assert grid.rows[1][4].location.file == "indicators/a.csv"
    assert (grid.sheet, grid.hidden, grid.merged_into) == (None, False, {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_allowed_encoding_gives_the_same_cells(tmp_path: Path, encoding: str) -> None:
    grid, findings = read(tmp_path, TABLE.encode(encoding))
    assert texts(grid) == texts(read(tmp_path, TABLE)[0])
    assert [finding.code for finding in findings] == [READ_AS_GB18030.code] * encoding.startswith("gb")


@pytest.mark.parametrize("text", ["联通", "模,型\n一,二", "指标,年份\n镕,喆"])
def test_short_gbk_text_is_not_taken_for_damaged_utf8(tmp_path: Path, text: str) -> None:
    assert texts(read(tmp_path, text.encode("gbk"))[0]) == texts(read(tmp_path, text)[0])


def test_damaged_utf8_is_not_read_as_gb18030(tmp_path: Path) -> None:
    data = TABLE.encode()
    finding = refusal(tmp_path, data[:5] + data[6:])
    assert finding.code == WRONG_ENCODING.code
    assert finding.locations[0].line == 1
    assert "重新输入这一行" in finding.mend


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode() + b"\xff",
        TABLE.encode("gb18030") + b"\n\xff\xff",
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16")[:-1],
        b"a,b\n1,\0\n",
    ],
)
def test_bytes_of_no_encoding_are_refused_with_line_and_byte(tmp_path: Path, data: bytes) -> None:
    finding = refusal(tmp_path, data)
    assert finding.code == WRONG_ENCODING.code
    assert finding.locations[0].line is not None
    assert "0x" in finding.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_heading_row_decides_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    data = "学校数据表\n" + TABLE.replace(",", delimiter)
    grid, findings = read(tmp_path, data)
    assert texts(grid)[2] == ["1", "全日制在校生数", "人", "7948", "9527"]
    assert findings == ()


def test_a_delimiter_within_quotes_does_not_count(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, '"指标;名;称;a",2021\n"x, y",1\n')
    assert texts(grid) == [["指标;名;称;a", "2021"], ["x, y", "1"]]
    assert findings == ()


def test_full_width_commas_between_columns_are_told(tmp_path: Path) -> None:
    finding = refusal(tmp_path, TABLE.replace(",", "，"))
    assert finding.code == UNREADABLE_FILE.code
    assert "全角逗号" in finding.message


def test_a_quoted_cell_may_hold_quotes_and_lines(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, '指标,2021\n"获""示范""\r\n称号",1\n甲,2\n')
    assert texts(grid) == [["指标", "2021"], ['获"示范"\n称号', "1"], ["甲", "2"]]
    assert grid.rows[2][1].location.cell == "B3"
    assert findings == ()


@pytest.mark.parametrize("data", ['a,b\n"x,1\ny,2\n', 'a,b\n"x"y,1\n', 'a,b\n"' + "长" * 140_000])
def test_an_open_quote_is_told_with_its_line(tmp_path: Path, data: str) -> None:
    finding = refusal(tmp_path, data)
    assert finding.code == UNREADABLE_FILE.code
    assert "双引号" in finding.message
    assert finding.locations[0].line is not None


def test_a_number_split_by_its_comma_is_a_finding_at_the_cell(tmp_path: Path) -> None:
    _, findings = read(tmp_path, TABLE.replace("9527", "9,527"))
    (finding,) = findings
    assert finding.code == SPLIT_NUMBER.code
    assert finding.locations[0].cell == "E2"
    assert (finding.found, finding.expected) == ("9,527", "9527")


def test_a_split_number_is_seen_although_the_last_column_is_blank(tmp_path: Path) -> None:
    _, findings = read(tmp_path, '指标,2021年,备注\n在校生,"9,527",\n教师,1,527,\n')
    assert [(finding.code, finding.locations[0].cell) for finding in findings] == [(SPLIT_NUMBER.code, "B3")]


def test_a_long_row_is_a_finding_at_its_first_extra_cell(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, TABLE + "3,甲,人,1,2,多余\n")
    assert findings[0].message.endswith("多出的是“多余”")
    assert [(finding.code, finding.locations[0].cell) for finding in findings] == [(RAGGED_ROW.code, "F4")]
    assert {len(row) for row in grid.rows} == {6}


def test_a_short_row_is_a_finding_at_its_first_absent_cell(tmp_path: Path) -> None:
    _, findings = read(tmp_path, TABLE + "3,甲,人\n")
    assert [(finding.code, finding.locations[0].cell) for finding in findings] == [(RAGGED_ROW.code, "D4")]


@pytest.mark.parametrize("row", ["", ",,,,", ",", "注：截至2021年8月31日", "3,甲,人,1,2,,,"])
def test_blank_rows_notes_and_trailing_delimiters_are_no_findings(tmp_path: Path, row: str) -> None:
    assert read(tmp_path, f"学校数据表\n{TABLE}{row}\n")[1] == ()


def test_an_error_mark_is_an_error_cell(tmp_path: Path) -> None:
    grid, _ = read(tmp_path, "指标,2021\n甲,#DIV/0!\n乙,-\n丙,\n")
    kinds = [row[1].kind for row in grid.rows[1:]]
    assert kinds == [CellKind.ERROR, CellKind.TEXT, CellKind.EMPTY]


def test_a_control_character_is_a_finding_at_its_cell_and_stays_visible(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, "指标,2021\n在\x07校生,1\n")
    assert grid.rows[1][0].text == "在\ufffd校生"
    assert [(finding.code, finding.locations[0].cell) for finding in findings] == [
        (ILLEGAL_CHARACTER.code, "A2")
    ]


@pytest.mark.parametrize("data", ["", " \n\n", ",,\n,,\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, data: str | bytes) -> None:
    assert refusal(tmp_path, data).code == EMPTY_FILE.code


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", ".xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", ".xls"),
        (b"<html><table>", "HTML"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
    ],
)
def test_other_content_with_the_ending_csv_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    finding = refusal(tmp_path, data)
    assert finding.code == UNREADABLE_FILE.code
    assert word in finding.message


@pytest.mark.parametrize(
    "data",
    [
        "a,b\n" * (limits.ROWS + 1),
        "a," * limits.COLUMNS + "b\n",
        "a,b\n" + "长" * (limits.CELL_CHARACTERS + 1) + ",1\n",
        "a," * (limits.COLUMNS - 1) + "b\n" + "c\n" * (limits.CELLS // limits.COLUMNS),
    ],
)
def test_rows_columns_and_cells_are_limited(tmp_path: Path, data: str) -> None:
    assert refusal(tmp_path, data).code == OVER_LIMIT.code


@pytest.mark.parametrize("name", ["a.et", "a.txt", "a", "a.xlsm"])
def test_an_unknown_ending_is_told_with_the_known_ones(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"a,b")
    with pytest.raises(Unreadable) as caught:
        read_grids(tmp_path / name, name)
    assert caught.value.finding.expected == ".csv、.ods、.xls、.xlsx"


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "A.CSV").write_text(TABLE, encoding="utf-8")
    (grid,), _ = read_grids(tmp_path / "A.CSV", "A.CSV")
    assert grid.rows[0][1].location.cell == "B1"


@given(data=st.binary(max_size=60) | st.text('ab1,;\t"\n\r，年', max_size=30).map(str.encode))
def test_any_bytes_are_a_grid_or_a_refusal(tmp_path: Path, data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        grid, _ = read(tmp_path, data)
        assert len({len(row) for row in grid.rows}) == 1
