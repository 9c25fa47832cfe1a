import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qreport import limits
from qreport.load.grids.grid import CellKind, Grid, Grids, read_grids
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import HIDDEN_DATA, OVER_LIMIT, UNREADABLE_FILE

from .ods_files import NAMESPACES, number, row, sheet, text, write

DAY = 'office:value-type="date" office:date-value="2021-08-01"'
ATTRIBUTES = (
    *("table:number-columns-repeated", "table:number-rows-spanned", "office:value-type", "office:value"),
    *("office:date-value", "office:time-value", "table:style-name", "table:formula"),
)
ODD = ("", "-1", "0", "2", "9" * 30, "date", "time", "float", "PT99H", "2021-02-30", "１", "nan")


def read(path: Path) -> Grids:
    return read_grids(path, "indicators/a.ods")


def read_rows(tmp_path: Path, rows: str) -> Grid:
    (grid,), _ = read(write(tmp_path / "a.ods", sheet(rows)))
    return grid


def refusal(tmp_path: Path, sheets: str, **more: str) -> Finding:
    with pytest.raises(Unreadable) as caught:
        read(write(tmp_path / "a.ods", sheets, **more))
    return caught.value.finding


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in line] for line in grid.rows]


def test_a_table_is_read_with_the_decimals_that_it_shows(tmp_path: Path) -> None:
    rows = row(text("指标"), text("2021年")) + row(text("就业率"), number("97", "tenth"))
    rows += row(text("合格率"), number("0.985", "percent")) + row(text("人数"), number("98.400000000000006"))
    rows += row(text("继承"), number("5", "heir"))
    (grid,), findings = read(write(tmp_path / "a.ods", sheet(rows)))
    assert findings == ()
    assert [line[1].text for line in grid.rows] == ["2021年", "97.0", "98.5%", "98.4", "5.0"]
    assert str(grid.rows[1][1].location) == "indicators/a.ods [数据] B2"


@pytest.mark.parametrize(
    ("cell", "kind", "shown"),
    [
        (f'{DAY} table:style-name="month"', CellKind.DATE, "2021年8月"),
        (DAY, CellKind.DATE, "2021年8月1日"),
        ('office:value-type="boolean" office:boolean-value="true"', CellKind.BOOLEAN, "TRUE"),
        ('table:formula="of:=1+1"', CellKind.UNCALCULATED, ""),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"', CellKind.NUMBER, "2"),
        ('table:formula="of:=A2" office:value-type="string"', CellKind.EMPTY, ""),
        ('office:value-type="string" calcext:value-type="error"', CellKind.ERROR, "#N/A"),
        ('office:value-type="string" office:string-value="甲"', CellKind.TEXT, "甲"),
        ('office:value-type="float" office:value="NaN"', CellKind.TEXT, "NaN"),
    ],
)  # fmt: skip
def test_the_kind_of_a_cell_is_kept(tmp_path: Path, cell: str, kind: CellKind, shown: str) -> None:
    grid = read_rows(tmp_path, row(f"<table:table-cell {cell}/>", text("x")))
    assert (grid.rows[0][0].kind, grid.rows[0][0].text) == (kind, shown)


def test_blanks_lines_and_notes_of_a_cell_are_told_apart(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    drawn = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    inner = 'm<text:s text:c="2"/>²</text:p><text:p><text:span>二</text:span><text:line-break/>三'
    cell = text(inner).replace("<text:p>", f"{note}{drawn}<text:p>", 1)
    assert read_rows(tmp_path, row(cell)).rows[0][0].text == "m  ²\n二\n三"


def test_repeated_cells_and_rows_are_written_out(tmp_path: Path) -> None:
    twice = number("0", attributes='table:number-columns-repeated="2"')
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = row(text("甲"), gap, twice, attributes='table:number-rows-repeated="2"')
    rows += row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        attributes='table:number-rows-repeated="3"',
    )
    rows += row(text("尾")) + row("<table:table-cell/>", attributes='table:number-rows-repeated="1048570"')
    grid = read_rows(tmp_path, rows)
    assert texts(grid) == [["甲", "", "", "0", "0"]] * 2 + [[""] * 5] * 3 + [["尾", "", "", "", ""]]


def test_a_merged_cell_covers_the_others(tmp_path: Path) -> None:
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell office:value-type="float" office:value="1"/>'
    rows = row(text("题", spanned), covered) + row(covered, covered) + row(text("a"), text("b"))
    grid = read_rows(tmp_path, rows)
    assert texts(grid) == [["题", ""], ["", ""], ["a", "b"]]
    assert [cell.cell for cell in grid.merged_into] == ["B1", "A2", "B2"]


def test_hidden_sheets_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = row(text("a"), text("b")) + row(text("c"), attributes='table:visibility="filter"')
    sheets = sheet(columns + rows) + sheet(row(text("旧")), "旧表", 'table:style-name="gone"')
    grids, findings = read(write(tmp_path / "a.ods", sheets))
    assert [grid.hidden for grid in grids] == [False, True]
    assert {finding.code for finding in findings} == {HIDDEN_DATA.code}
    assert [str(finding.locations[0])[17:] for finding in findings] == ["[数据]:2", "[数据] B1", "[旧表]"]


def test_cells_that_are_kept_of_other_files_are_no_sheet(tmp_path: Path) -> None:
    sheets = sheet(row(text("本表"))) + sheet(row(text("别处")), "'file:///a.ods'#$甲")
    grids, _ = read(write(tmp_path / "a.ods", sheets))
    assert [grid.sheet for grid in grids] == ["数据"]


@pytest.mark.parametrize(
    "rows",
    [
        row(text("x"), attributes='table:number-rows-repeated="1048576"'),
        row(text("x", 'table:number-columns-repeated="16384"')),
        row("<table:table-cell/>", attributes=f'table:number-rows-repeated="{limits.ROWS}"') + row(text("x")),
        row(text("x", 'table:number-columns-repeated="200"'), attributes='table:number-rows-repeated="9999"'),
        row(text("长" * (limits.CELL_CHARACTERS + 1))),
        row(text("x", 'table:number-columns-spanned="2"')) * (limits.MERGES + 1),
    ],
)
def test_what_is_too_large_is_refused_before_it_costs_memory(tmp_path: Path, rows: str) -> None:
    assert refusal(tmp_path, sheet(rows)).code == OVER_LIMIT.code


def test_too_many_sheets_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, sheet(row(text("x"))) * (limits.SHEETS + 1)).code == OVER_LIMIT.code


def test_a_password_is_named_with_its_cure(tmp_path: Path) -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {NAMESPACES}>{entry}</manifest:manifest>"
    finding = refusal(tmp_path, sheet(row(text("x"))), **{"META-INF__manifest": manifest})
    assert "密码" in finding.message
    assert "去掉打开密码" in finding.mend


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空的"),
        (b"PK\x03\x04", "没有传完"),
        ("指标,2021".encode(), "CSV"),
        (b"<html>", "HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式"),
    ],
)
def test_other_content_with_the_ending_ods_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a.ods").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "a.ods")
    assert caught.value.finding.code == UNREADABLE_FILE.code
    assert word in caught.value.finding.message


def test_an_ods_that_is_called_xlsx_is_told_its_ending(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", sheet(row(text("x"))))
    with pytest.raises(Unreadable) as caught:
        read_grids(path, "a.xlsx")
    assert "把扩展名改为 .ods" in caught.value.finding.mend


@settings(max_examples=60)
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(tmp_path: Path, position: int, byte: int) -> None:
    path = write(tmp_path / "a.ods", sheet(row(text("指标"), text("2021")) + row(text("人数"), number("5"))))
    data = bytearray(path.read_bytes())
    data[position % len(data)] = byte
    path.write_bytes(data)
    with contextlib.suppress(Unreadable):
        assert read(path)[0]


@settings(max_examples=60)
@given(attributes=st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(ODD), max_size=4))
def test_odd_attributes_of_a_cell_are_read_or_refused(tmp_path: Path, attributes: dict[str, str]) -> None:
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    with contextlib.suppress(Unreadable):
        grid = read_rows(tmp_path, row(f"<table:table-cell {written}><text:p>甲</text:p></table:table-cell>"))
        assert len(grid.rows[0]) <= limits.COLUMNS
