"""Workbooks with everything that a copy has to keep, and findings about them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from qreport.model.finding import Finding, Level
from qreport.model.location import Location

FILE = "indicators/表.xlsx"


def finding(
    sheet: str, line: int, column: int | None, *, level: Level = Level.ERROR, message: str = "数不对",
    code: str = "QR201",
) -> Finding:  # fmt: skip
    """A finding at one cell of the workbook."""
    place = Location(FILE, sheet, line, column)
    return Finding(code, "a-fault", level, message, "改正。", (place,), expected="12")


def rich_book() -> bytes:
    """A workbook with formulas, formats, merges, validation, a chart, conditional colours and a comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "数据'一"
    for row in (
        ["题"],
        ["指标", "2020", "2021"],
        ["人数", 10, 11],
        ["比例", 0.5, "=C3/B3"],
        ["说明", "=1+1"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["B4"].number_format = "0.0%"
    sheet["B3"].font = Font(bold=True, color="FFFF0000")
    sheet["C3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["C3"].comment = Comment("原有的批注", "某部门")
    sheet.column_dimensions["A"].width = 33
    sheet.row_dimensions[3].height = 40
    check = DataValidation(type="whole", operator="greaterThan", formula1="0")
    check.add("B3:C3")
    sheet.add_data_validation(check)
    sheet.conditional_formatting.add(
        "B3:C4", CellIsRule("lessThan", ["5"], fill=PatternFill(bgColor="FFFF00"))
    )
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    sheet.add_chart(chart, "E2")
    other = book.create_sheet("无批注")
    other["B2"] = "甲"
    other.sheet_state = "hidden"
    return saved(book)


def saved(book: Any) -> bytes:
    """The bytes of a workbook of openpyxl."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def opened(content: bytes) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def cells_of(content: bytes, *, fill: bool = True) -> Iterator[tuple[Any, ...]]:
    """All cells but those of the index, with what makes their look."""
    for sheet in opened(content).worksheets:
        if sheet.title.startswith("问题清单"):
            continue
        for row in sheet.iter_rows():
            for cell in row:
                look = (cell.number_format, cell.font, cell.border, cell.alignment, cell.protection)
                own = (cell.fill,) if fill else ()
                yield (sheet.title, cell.coordinate, cell.value, cell.data_type, *map(repr, (*look, *own)))


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, content: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content)
    return path


def broken(content: bytes, part: str, position: int, new: bytes | None) -> bytes:
    """The workbook with other bytes in one of its parts, or without the part."""
    parts = parts_of(content)
    old = parts.pop(part)
    at = position % max(1, len(old))
    if new is not None:
        parts[part] = old[:at] + new + old[at + len(new) :]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()
