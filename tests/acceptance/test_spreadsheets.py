"""Spreadsheets as people make them, on the command line: what is read, and what is said about it."""

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from qreport.workflows.opened import open_filing

from .running import run

CSV = "indicators/办学条件.csv"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TWO_ROWS = [
    ["某校 2021 年数据", None, None, None, None],
    ["序号", "指标", "单位", "年份", None],
    [None, None, None, "2019年", "2021年"],
    [1, "纸质图书数", "册", 200000, 204700],
    ["序号", "指标", "单位", "年份", None],
    [None, None, None, "2019年", "2021年"],
    [2, "电子图书数", "册", 290000, 300000],
    ["注：数据截至 8 月 31 日", None, None, None, None],
]


def _book(path: Path, rows: Sequence[Sequence[object]], *merges: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)


def _values(filing: Path, *codes: str) -> list[str]:
    facts = open_filing(filing).filing.facts
    return [str(facts.value(code, year)) for code in codes for year in ("2019", "2021")]


def _codes_by_name(filing: Path) -> dict[str, str]:
    return {each.name: code for code, each in open_filing(filing).pack.indicators.items()}


def test_a_heading_in_two_rows_is_read_also_where_it_is_repeated(filing: Path) -> None:
    merges = ("A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "A8:E8")
    _book(filing / "indicators" / "图书馆.xlsx", TWO_ROWS, *merges)
    codes = _codes_by_name(filing)
    assert _values(filing, codes["纸质图书数"], codes["电子图书数"]) == [
        "200000",
        "204700",
        "290000",
        "300000",
    ]
    assert "图书馆" not in run("validate", filing, "--select", "QR1").out


def test_a_heading_of_a_detail_table_may_stand_in_two_rows(filing: Path) -> None:
    text = (filing / "records" / "training.csv").read_text(encoding="utf-8-sig")
    heading, *lines = [line.split(",") for line in text.splitlines()]
    upper = [name if place < 2 else "情况" for place, name in enumerate(heading)]
    lower = ["" if place < 2 else name for place, name in enumerate(heading)]
    before = open_filing(filing).filing.records["training"]
    again = "\n".join(map(",".join, [upper, lower, *lines[:2], upper, lower, *lines[2:]]))
    (filing / "records" / "training.csv").write_text(again, encoding="utf-8")
    after = open_filing(filing).filing.records["training"]
    assert [row.values for row in after.rows] == [row.values for row in before.rows]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("表.et", b"\xd0\xcf\x11\xe0", ("表.et", "QR101", "另存为“Excel 工作簿 (.xlsx)”")),
        ("表.xlsb", b"PK\x03\x04", ("表.xlsb", "QR101")),
        ("表.numbers", b"PK\x03\x04", ("表.numbers", "QR101")),
        ("导出.xls", b"<html><body><table>", ("导出.xls", "网页（HTML）", "另存为")),
        ("导出.xls", "指标\t2021\n".encode("gbk"), ("导出.xls", "文字（像是 CSV）")),
        ("导出.xlsx", OLE, ("导出.xlsx", "把扩展名改为 .xls")),
        ("加密.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), ("去掉打开密码",)),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_never_passed_over(
    filing: Path, name: str, content: bytes, words: tuple[str, ...]
) -> None:
    (filing / "indicators" / name).write_bytes(content)
    done = run("validate", filing)
    assert done.code == 1
    assert all(word in done.out for word in words), done.out


@pytest.mark.parametrize(("value", "told"), [(204700, False), (204701, True)])
def test_files_of_two_departments_may_overlap_where_they_agree(
    filing: Path, value: int, *, told: bool
) -> None:
    _book(filing / "indicators" / "图书馆.xlsx", [["指标", "2021年"], ["纸质图书数", value]])
    findings = json.loads(run("validate", filing, "--format", "json", "--select", "QR120").out)["findings"]
    places = [[(place["file"], place["cell"]) for place in each["locations"]] for each in findings]
    assert ([("indicators/图书馆.xlsx", "B2"), (CSV, "D8")] in places) is told
    assert ("图书馆" in str(places)) is told


def test_a_row_of_data_is_never_taken_for_the_lower_half_of_a_heading(filing: Path) -> None:
    (filing / "indicators" / "图书馆.csv").write_text(
        "指标,单位,数值\n纸质图书数,册,2021\n", encoding="utf-8"
    )
    done = run("validate", filing, "--select", "QR1")
    assert "indicators/图书馆.csv A1: 错误 QR123" in done.out
    assert "纸质图书数" not in done.out
