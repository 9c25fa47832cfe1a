import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qreport import limits
from qreport.load.grids.grid import CellKind, Grids, read_grids
from qreport.load.xls import CircleError, EndlessError, let_through, refuse_circles
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import EMPTY_FILE, HIDDEN_DATA, OVER_LIMIT, UNREADABLE_FILE

from .xls_files import book, compound, error, hidden_row, in_short_sectors, merge, number, record, text, write


def read(path: Path) -> Grids:
    return read_grids(path, "indicators/a.xls")


def refusal(path: Path) -> Finding:
    with pytest.raises(Unreadable) as caught:
        read(path)
    return caught.value.finding


GOOD = book((text(0, 0, "指标"), text(0, 1, "2021年"), text(1, 0, "在校生"), number(1, 1, 9527)))


def test_a_table_is_read_with_the_decimals_that_it_shows(tmp_path: Path) -> None:
    cells = (
        text(0, 0, "就业率 "),
        number(0, 1, 0.985, 1),
        number(1, 1, 97, 2),
        number(2, 1, 44409, 3),
        number(3, 1, 5),
    )
    (grid,), findings = read(write(tmp_path / "a.xls", book(cells, ("0.0%", "0.0", 'yyyy"年"m"月"'))))
    assert findings == ()
    assert [line[1].text for line in grid.rows] == ["98.5%", "97.0", "2021年8月", "5"]
    assert [line[1].kind for line in grid.rows] == [CellKind.NUMBER] * 2 + [CellKind.DATE, CellKind.NUMBER]
    assert grid.rows[0][0].text == "就业率"
    assert str(grid.rows[0][1].location) == "indicators/a.xls [数据] B1"


def test_days_may_count_from_1904(tmp_path: Path) -> None:
    stream = book((number(0, 0, 42947, 1),), ("yyyy/m/d",), from_1904=True)
    (grid,), _ = read(write(tmp_path / "a.xls", stream))
    assert grid.rows[0][0].text == "2021年8月1日"


@pytest.mark.parametrize(("code", "shown"), [(0x07, "#DIV/0!"), (0x2A, "#N/A"), (0x99, "#N/A")])
def test_an_error_is_no_blank(tmp_path: Path, code: int, shown: str) -> None:
    (grid,), _ = read(write(tmp_path / "a.xls", book((error(0, 0, code),))))
    assert (grid.rows[0][0].text, grid.rows[0][0].kind) == (shown, CellKind.ERROR)


def test_only_what_a_person_typed_is_told_of_as_shortened(tmp_path: Path) -> None:
    cells = (number(0, 0, 49.637, 1), number(1, 0, 1 / 3, 1))
    (grid,), findings = read(write(tmp_path / "a.xls", book(cells, ("0.00",))))
    assert [line[0].text for line in grid.rows] == ["49.64", "0.33"]
    (finding,) = findings
    assert finding.found == "49.637"
    assert len(finding.locations) == 1


def test_merged_and_hidden_cells_are_told(tmp_path: Path) -> None:
    cells = (hidden_row(1), text(0, 0, "题"), text(1, 0, "甲"), text(1, 1, "乙"), merge(0, 0, 0, 1))
    (grid,), findings = read(write(tmp_path / "a.xls", book(cells, state=1)))
    assert grid.hidden
    assert [cell.cell for cell in grid.merged_into] == ["B1"]
    assert [finding.code for finding in findings] == [HIDDEN_DATA.code] * 2


@pytest.mark.parametrize(("row", "column"), [(limits.ROWS, 0), (65535, 255), (0, limits.COLUMNS)])
def test_a_cell_far_out_is_refused(tmp_path: Path, row: int, column: int) -> None:
    finding = refusal(write(tmp_path / "a.xls", book((number(row, column, 1),))))
    assert finding.code == OVER_LIMIT.code
    assert finding.locations[0].line == row + 1


def test_a_workbook_without_content_is_told(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.xls", book(()))).code == EMPTY_FILE.code


def test_a_password_is_named_with_its_cure(tmp_path: Path) -> None:
    locked = record(0x002F, b"\x01\0\x01\0\x01\0" + bytes(48))
    finding = refusal(write(tmp_path / "a.xls", book((number(0, 0, 1),), before=locked)))
    assert "密码" in finding.message
    assert "去掉打开密码" in finding.mend


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"<html><table><tr><td>1</td></tr></table>", "网页（HTML）"),
        ("指标\t2021\n".encode("gbk"), "文字（像是 CSV）"),
        (b'<?xml version="1.0"?><Workbook/>', "XML 表格 2003"),
        (b"PK\x03\x04", "把扩展名改为 .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)
def test_what_platforms_call_xls_is_named_for_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.xls").write_bytes(data)
    finding = refusal(tmp_path / "a.xls")
    assert words in finding.message + finding.mend


def test_an_xls_that_is_called_xlsx_is_told_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(compound(GOOD))
    with pytest.raises(Unreadable) as caught:
        read_grids(tmp_path / "a.xlsx", "a.xlsx")
    assert "把扩展名改为 .xls 再试" in caught.value.finding.mend


@pytest.mark.parametrize("length", [9, 600, 1500, 2000])
def test_a_truncated_file_is_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / "a.xls").write_bytes(compound(GOOD)[:length])
    assert refusal(tmp_path / "a.xls").code == UNREADABLE_FILE.code


@settings(max_examples=100)
@given(position=st.integers(0, 2300), new=st.binary(min_size=1, max_size=4))
def test_a_workbook_with_wrong_bytes_is_read_or_refused(tmp_path: Path, position: int, new: bytes) -> None:
    data = bytearray(compound(GOOD))
    data[position : position + len(new)] = new
    (tmp_path / "a.xls").write_bytes(data)
    with contextlib.suppress(Unreadable):
        assert read(tmp_path / "a.xls")[0]


@pytest.mark.parametrize(("follower", "siblings"), [(0, (-1, -1)), (-2, (1, -1)), (-2, (-1, 1))])
def test_sectors_and_entries_in_a_circle_are_refused_instead_of_followed_for_ever(
    tmp_path: Path, follower: int, siblings: tuple[int, int]
) -> None:
    (tmp_path / "a.xls").write_bytes(in_short_sectors(GOOD, follower, siblings))
    with pytest.raises(CircleError):
        refuse_circles(in_short_sectors(GOOD, follower, siblings))
    assert refusal(tmp_path / "a.xls").code == UNREADABLE_FILE.code


def test_short_sectors_that_end_are_no_circle() -> None:
    refuse_circles(in_short_sectors(GOOD, -2))
    refuse_circles(compound(GOOD))


def hyperlink(last_row: int, last_column: int) -> bytes:
    """A link over all cells up to the last."""
    guid = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    return record(0x01B8, struct.pack("<HHHH", 0, last_row, 0, last_column) + guid + struct.pack("<II", 2, 0))


def test_a_link_over_all_cells_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr("xlrd.sheet.Sheet.handle_hlink", lambda _sheet, data: kept.append(len(data)))
    (grid,), _ = read(write(tmp_path / "a.xls", book((text(0, 0, "甲"), hyperlink(65_535, 255)))))
    assert grid.texts == (("甲",),)
    assert kept == []


def test_records_are_read_only_as_often_as_a_file_can_hold_them() -> None:
    read_on: list[int] = []

    class Endless:
        def get_record_parts(self) -> tuple[int, int, bytes]:
            read_on.append(1)
            return 0x0203, 0, b""

    endless = Endless()
    let_through(endless, 400)
    assert [endless.get_record_parts()[0] for _ in range(101)] == [0x0203] * 101
    with pytest.raises(EndlessError):
        endless.get_record_parts()
    assert len(read_on) == 101
