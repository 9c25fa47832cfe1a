"""Rows 合计 and 小计 of a detail table, told apart from its data."""

from decimal import Decimal

import pytest

from qreport.load.grids.grid import Grid
from qreport.load.records.record_headings import find_heading
from qreport.load.records.record_rows import RecordRows
from qreport.load.records.row_sums import split
from qreport.model.records import Column, Record, RecordSchema

HEADING = "系部,专业,在校生数"
SCHEMA = RecordSchema(
    id="programmes",
    name="专业设置",
    columns=(
        Column(id="department", name="系部", fill_down=True),
        Column(id="programme", name="专业"),
        Column(id="students", name="在校生数", type="count", unit="人"),
    ),
    totals=("students",),
)


def grid(*lines: str, sheet: str | None = None) -> Grid:
    return Grid("records/a.csv", sheet, tuple(tuple(line.split(",")) for line in (HEADING, *lines)))


def numbers(rows: list[Record] | tuple[Record, ...]) -> list[Decimal]:
    return [value for row in rows if isinstance(value := row.values["students"], Decimal)]


def read(
    *sheets: tuple[str, ...],
    names: tuple[str | None, ...] = (None, None),
) -> tuple[list[Decimal], list[Decimal], list[tuple[Decimal, list[Decimal]]]]:
    """Rows, totals, and each subtotal with what it sums up."""
    reader = RecordRows(SCHEMA)
    for name, sheet in zip(names, sheets, strict=False):
        found = grid(*sheet, sheet=name)
        heading = find_heading(found, SCHEMA)
        assert heading
        reader.read(found, heading)
    assert reader.findings == []
    totals, subtotals = split(reader.sums, reader.rows)
    parts = [(numbers([each.claimed])[0], numbers(each.rows)) for each in subtotals]
    return numbers(reader.rows), numbers(totals), parts


@pytest.mark.parametrize("name", ["小计,,3", "甲系小计,,3", "甲系,小计,3", "甲系,小 计,3", ",小计,3"])
def test_a_subtotal_is_no_data_and_knows_its_rows(name: str) -> None:
    sheet = ("甲系,一,1", ",二,2", name, "乙系,三,4", "乙系,小计,4", "合计,,7")
    assert read(sheet) == ([1, 2, 4], [7], [(3, [1, 2]), (4, [4])])


def test_the_total_of_each_sheet_sums_up_its_own_rows() -> None:
    first, second = ("甲系,一,1", "甲系,二,2", "合计,,3"), ("乙系,三,4", "小计,,4", "合计,,4", "总计,,7")
    assert read(first, second) == ([1, 2, 4], [4, 7], [(3, [1, 2]), (4, [4])])


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("合计,,4", ([], [(3, [1, 2]), (4, [4])])),
        ("合计,,5", ([], [(3, [1, 2]), (5, [4])])),
        ("合计,,7", ([7], [(3, [1, 2])])),
    ],
)
def test_the_last_total_of_several_sheets_is_that_of_its_sheet_or_of_all(
    last: str, expected: tuple[list[int], list[tuple[int, list[int]]]]
) -> None:
    sheets = {"上半年": ("甲系,一,1", "甲系,二,2", "合计,,3"), "下半年": ("乙系,三,4", last)}
    assert read(*sheets.values(), names=tuple(sheets))[1:] == expected


def test_a_total_on_the_last_sheet_alone_sums_up_all() -> None:
    sheets = {"上半年": ("甲系,一,1", "甲系,二,2"), "下半年": ("乙系,三,4", "合计,,4")}
    assert read(*sheets.values(), names=tuple(sheets))[1:] == ([4], [])


def test_a_total_above_its_rows_is_one_of_all() -> None:
    assert read(("合计,,3", "甲系,一,1", "甲系,二,2")) == ([1, 2], [3], [])


def test_a_name_that_holds_the_word_elsewhere_is_data() -> None:
    assert read(("甲系,小计算机,1", "小计量系,二,2")) == ([1, 2], [], [])
