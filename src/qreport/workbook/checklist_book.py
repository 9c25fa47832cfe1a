"""The check list as a workbook: a sheet for each department, to be printed and signed."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from qreport.model.filing import Filing
from qreport.workbook.checklist import FINE, HEADINGS, SIGNATURES, Page
from qreport.workbook.page import head, height_of, opening, set_up
from qreport.workbook.sheet_names import SheetNames
from qreport.workbook.styles import Look, Styles
from qreport.workbook.writing import TEXT_IS_TEXT, properties

# In letters, for the headings of checklist.py.
_WIDTHS = (5, 26, 7, 10, 10, 24, 34)
_LOOKS = (Look.CENTRE, Look.TEXT, Look.CENTRE, Look.LAST_YEAR, Look.CENTRE, Look.TEXT, Look.TEXT)
_HEADING_ROW = 2


def checklist_workbook(filing: Filing, pages: Sequence[Page]) -> bytes:
    """Return the check list of `filing` as .xlsx; text is never taken for a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, TEXT_IS_TEXT) as book:
        book.set_properties(properties(filing, "数据核对表"))
        styles, names = Styles(book), SheetNames()
        for page in pages:
            _write(book.add_worksheet(names.take(page.department)), filing, page, styles)
    return target.getvalue()


def _write(sheet: Any, filing: Filing, page: Page, styles: Styles) -> None:
    said = f"{filing.config.school.name}，{filing.current}年。请逐项核对本年的数和出处，签字后交回。"
    opening(sheet, page.title, said, styles)
    head(sheet, _HEADING_ROW, tuple(zip(HEADINGS, _WIDTHS, strict=True)), styles)
    row = _HEADING_ROW
    for number, line in enumerate(page.lines, 1):
        row += 1
        found = "\n".join(line.findings) or FINE
        texts = (str(number), line.name, line.unit, line.last_year, line.value, line.source, found)
        sheet.set_row(row, _height(texts))
        for at, (text, look) in enumerate(zip(texts, _LOOKS, strict=True)):
            sheet.write_string(row, at, text, styles.get(look))
    # Two columns for each of the three signatures.
    for at, text in zip((1, 3, 5), SIGNATURES, strict=True):
        sheet.write_string(row + 2, at, text, styles.get(Look.NOTE))
    set_up(sheet, heading_row=_HEADING_ROW)


def _height(texts: Sequence[str]) -> float:
    """Return the height of a row; each finding begins a line of its own."""
    last = _WIDTHS[-1]
    parts = texts[-1].split("\n")
    return max(height_of(zip(texts, _WIDTHS, strict=True)), sum(height_of([(part, last)]) for part in parts))
