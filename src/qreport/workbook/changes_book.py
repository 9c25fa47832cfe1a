"""Changes and series as workbooks to sort, filter and print.

The sheet of changed indicators.
"""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from qreport.comparing import change_words as words
from qreport.comparing import series
from qreport.comparing.arithmetic import unit_of
from qreport.model.change import Assessment, Change, Comparison
from qreport.model.filing import Letterhead
from qreport.model.series import SeriesOfYears
from qreport.model.units import PERCENT
from qreport.workbook.page import head, height_of, height_of_lines, opening, set_up_list
from qreport.workbook.rows_sheet import ListRow, signed_format, told_rows, write_rows
from qreport.workbook.series_sheet import write_course
from qreport.workbook.styles import Look, Styles
from qreport.workbook.writing import TEXT_IS_TEXT

# From 0, below the title and the line of advice that `opening` writes; so in every sheet.
HEADING_ROW = 2
# In letters, for the twelve columns below.
_WIDTHS = (6, 24, 34, 8, 12, 12, 17, 11, 8, 8, 9, 56)
_ASSESSMENTS = {Assessment.BETTER: Look.BETTER, Assessment.WORSE: Look.WORSE, Assessment.NEUTRAL: Look.CENTRE}


def write_changes(sheet: Any, comparison: Comparison, changes: Sequence[Change], styles: Styles) -> None:
    """Write a row a change: what still wants an explanation first, then by size; 序号 is the old order."""
    opening(sheet, f"数据变化：{words.title(comparison)}", words.summary(comparison, len(changes)), styles)
    old, new = words.headings(comparison)
    names = ("序号", "代码", "指标", "单位", old, new, "变化", "变化率（%）", "情况", "评价", "状态", "说明")
    head(sheet, HEADING_ROW, tuple(zip(names, _WIDTHS, strict=True)), styles)
    numbered = sorted(enumerate(changes, 1), key=lambda each: _rank(each[1]))
    for row, (number, change) in enumerate(numbered, HEADING_ROW + 1):
        _write(ListRow(sheet, row, styles), number, change)
    set_up_list(sheet, HEADING_ROW, (HEADING_ROW + len(changes), len(names) - 1), frozen_columns=3)


def _write(row: ListRow, number: int, change: Change) -> None:
    name, remarks = words.name(change), words.remarks(change)
    row.number(Decimal(number))
    row.text(change.indicator.code, Look.CODE)
    row.text(name)
    row.text(words.unit(change), Look.CENTRE)
    for fact, told in zip((change.old, change.new), words.values(change), strict=True):
        row.fact(fact, told)
    _write_size(row, change)
    row.text(words.KINDS[change.kind], Look.CENTRE)
    row.text(words.ASSESSMENTS[change.assessment], _ASSESSMENTS[change.assessment])
    row.text(words.verdict(change), _state_look(change))
    row.text("\n".join(remarks))
    row.height(max(height_of([(name, _WIDTHS[2])]), height_of_lines(remarks, _WIDTHS[-1])))


def _write_size(row: ListRow, change: Change) -> None:
    if change.change is None:
        row.text(words.size(change), Look.CENTRE)
    else:
        unit = "个百分点" if unit_of(change.indicator) == PERCENT else ""
        row.number(change.change, signed_format(change.change, unit))
    row.number(change.rate, signed_format(change.rate) if change.rate is not None else "")


def _state_look(change: Change) -> Look:
    if change.is_open:
        return Look.ASKED
    return Look.SETTLED if words.verdict(change) else Look.CENTRE


def _rank(change: Change) -> tuple[bool, bool, bool, Decimal]:
    # Percentages have points and no rate.
    size = change.rate if change.rate is not None else change.change
    return not change.is_open, not change.flagged, not change.is_incomparable, -abs(size or Decimal(0))


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
        f"{series.title(course)} 历年数据",
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
