"""The index of all findings of a filing, in a workbook of its own: also of CSV, YAML and chapters."""

import io
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from qreport.annotate.marks import HEADINGS, NAME, TITLE, WIDTHS, height_of, index_row, link_to
from qreport.model.finding import Finding
from qreport.model.location import Location

_TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINKED = HEADINGS.index("单元格")
_CELL = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
# ECMA-376 Part 1, 18.3.1.63: the number of a size of paper.
_A4 = 9


def index_workbook(findings: Sequence[Finding], copies: Collection[str], issued: str) -> bytes:
    """Return the workbook 问题清单; places in the files `copies`, which lie beside it, are links.

    `issued`, `2021-11`, is the only date in it.
    """
    target = io.BytesIO()
    year, month = map(int, issued.split("-"))
    with xlsxwriter.Workbook(target, _TEXT_IS_TEXT) as book:
        book.set_properties({"title": NAME, "created": datetime(year, month, 1, tzinfo=UTC)})
        _fill(book, book.add_worksheet(NAME), findings, copies)
    return target.getvalue()


def _fill(book: Any, sheet: Any, findings: Sequence[Finding], copies: Collection[str]) -> None:
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#DDE6F0"})
    plain, linked = (
        book.add_format(_CELL),
        book.add_format({**_CELL, "font_color": "#0563C1", "underline": 1}),
    )
    sheet.write_string(0, 0, TITLE, book.add_format({"font_name": "宋体", "font_size": 14, "bold": True}))
    for at, (name, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(1, at, name, head)
    for row, finding in enumerate(findings, 2):
        place = finding.locations[0] if finding.locations else None
        texts = index_row(finding, place)
        sheet.set_row(row, height_of(texts))
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, plain)
        if place and place.file in copies and place.cell:
            sheet.write_url(row, _LINKED, _link(place), linked, place.cell)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(2, len(findings) + 1), len(HEADINGS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _link(place: Location) -> str:
    return f"external:{place.file}#{link_to(place.sheet or '', str(place.cell))}"
