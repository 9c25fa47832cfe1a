"""Changes and series as workbooks to sort, filter and print."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from qreport.comparing import change_words as words
from qreport.comparing import series_words
from qreport.model.change import Change, Comparison
from qreport.model.letterhead import Letterhead
from qreport.model.series import SeriesOfYears
from qreport.workbook.changes_sheet import write_changes
from qreport.workbook.rows_sheet import told_rows, write_rows
from qreport.workbook.series_sheet import write_course
from qreport.workbook.styles import Styles
from qreport.workbook.writing import TEXT_IS_TEXT


def changes_workbook(comparison: Comparison, changes: Sequence[Change], letterhead: Letterhead) -> bytes:
    """Return a sheet of `changes`, what asks for something first, and one of detail tables if any changed."""
    rows = tuple(told_rows(comparison.records))

    def fill(book: Any, styles: Styles) -> None:
        write_changes(book.add_worksheet("指标变化"), comparison, changes, styles)
        if rows:
            write_rows(book.add_worksheet("明细变化"), words.headings(comparison), rows, styles)

    return _made(letterhead, f"{words.title(comparison)} 数据变化", fill)


def series_workbook(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return a sheet with a column a year and small columns of each series."""
    return _made(
        letterhead,
        f"{series_words.title(course)} 历年数据",
        lambda book, styles: write_course(book.add_worksheet("历年数据"), course, styles),
    )


def _made(letterhead: Letterhead, title: str, fill: Callable[[Any, Styles], None]) -> bytes:
    """Return a workbook whose only date is the month of issue; text in it is never a formula."""
    target = io.BytesIO()
    year, month = map(int, letterhead.issued.split("-"))
    with xlsxwriter.Workbook(target, TEXT_IS_TEXT) as book:
        book.set_properties({"title": title, "created": datetime(year, month, 1, tzinfo=UTC)})
        fill(book, Styles(book))
    return target.getvalue()
