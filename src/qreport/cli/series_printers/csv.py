"""Series for a spreadsheet: a column a year; UTF-8 with BOM, so that Excel reads the Chinese."""

from qreport.cli.console.spreadsheet import as_text, csv_of
from qreport.cli.series_printers import series_printers
from qreport.comparing import series_words as words
from qreport.comparing.change_words import plain
from qreport.model.facts import Bound
from qreport.model.letterhead import Letterhead
from qreport.model.series import Point, Series, SeriesOfYears


@series_printers.register("csv")
def print_csv(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return one row an indicator; exact numbers as numbers, all other cells as text that is no formula."""
    heading = ("代码", "指标", "单位", *course.periods, "累计", "年均增长（%）", "最高", "最低", "说明")
    return csv_of([heading, *(_row(series) for series in course.series)])


def _row(series: Series) -> list[str]:
    return [
        *map(as_text, (series.indicator.code, series.label, words.unit(series))),
        *(_value(series, point) for point in series.points),
        words.total(series),
        plain(series.growth),
        words.year(series.highest),
        words.year(series.lowest),
        as_text(" ".join(words.remarks(series))),
    ]


def _value(series: Series, point: Point) -> str:
    exact = point.fact is not None and point.fact.bound is Bound.EXACT
    # 90余 is no number: it is written as it was typed.
    return plain(point.value) if exact and point.value is not None else as_text(words.value(series, point))
