"""The sheet of indicators over the years."""

from typing import Any

from xlsxwriter.utility import xl_range

from qreport.comparing import series as words
from qreport.model.series import Series, SeriesOfYears
from qreport.workbook.page import head, height_of, height_of_lines, opening, set_up_list
from qreport.workbook.rows_sheet import ListRow, signed_format
from qreport.workbook.styles import Look, Styles

_HEADING_ROW = 2
# Widths of the columns 指标 and 说明, in letters.
_NAME, _REMARK = 34, 50
# Column behind 代码, 指标, 单位.
_FIRST_YEAR = 3
_ADVICE = "走势是各年数的小柱形图，缺数的年份空着。不可比的年份见说明。"


def write_course(sheet: Any, course: SeriesOfYears, styles: Styles) -> None:
    """Write a row a series, in the order of the catalogue, with small columns of it."""
    opening(sheet, f"历年数据：{words.title(course)}", _ADVICE, styles)
    columns = [
        *(("代码", 22), ("指标", _NAME), ("单位", 8)),
        *((f"{period}年", 12) for period in course.periods),
        *(("走势", 16), ("累计", 12), ("年均增长（%）", 10), ("最高", 8), ("最低", 8), ("说明", _REMARK)),
    ]
    head(sheet, _HEADING_ROW, columns, styles)
    for row, series in enumerate(course.series, _HEADING_ROW + 1):
        _write(sheet, row, series, styles)
    set_up_list(sheet, _HEADING_ROW, (_HEADING_ROW + len(course.series), len(columns) - 1), frozen_columns=2)


def _write(sheet: Any, at: int, series: Series, styles: Styles) -> None:
    row, remarks = ListRow(sheet, at, styles), list(words.remarks(series))
    row.text(series.indicator.code, Look.CODE)
    row.text(series.label)
    row.text(words.unit(series), Look.CENTRE)
    for point in series.points:
        row.fact(point.fact, words.value(series, point))
    _sparkline(sheet, (at, row.column), series)
    row.text("")
    row.number(series.cumulative[-1])
    row.number(series.growth, signed_format(series.growth) if series.growth is not None else "")
    row.text(words.year(series.highest), Look.CENTRE)
    row.text(words.year(series.lowest), Look.CENTRE)
    row.text("\n".join(remarks))
    row.height(max(20, height_of([(series.label, _NAME)]), height_of_lines(remarks, _REMARK)))


def _sparkline(sheet: Any, at: tuple[int, int], series: Series) -> None:
    """Put small columns that stand on zero into the cell behind the years."""
    row, column = at
    values = xl_range(row, _FIRST_YEAR, row, column - 1)
    below = any(point.value is not None and point.value < 0 for point in series.points)
    look = {"type": "column", "series_color": "#1F4E79", "negative_points": True, "negative_color": "#9C0006"}
    # Without a floor Excel begins the columns at the least value, and a small difference looks like a leap.
    floor = {} if below else {"min": 0}
    sheet.add_sparkline(row, column, {"range": values, "empty_cells": "gaps", **look, **floor})
