"""The output forms of `diff --series`."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from qreport import __version__
from qreport.cli.console.cells import as_text, csv_of, line, safe
from qreport.comparing import series as words
from qreport.comparing.change_words import plain
from qreport.model.facts import Bound
from qreport.model.filing import Letterhead
from qreport.model.series import Point, Series, SeriesOfYears
from qreport.text.width import table, wrap

SeriesPrinter = Callable[[SeriesOfYears, Letterhead], str | bytes]
"""Returns text, or the content of a file that no terminal can show."""


# Like a rule between two columns: what stands left of it does not compare.
_BREAK = "| "
"""In front of the first value after a break."""


def print_text(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return a line for every indicator, below it what breaks its series."""
    heading = ("指标", "单位", *course.periods, "累计", "年均增长", "最高", "最低")
    rows = [heading, *(_row(series) for series in course.series)]
    head, rule, *lines = table(rows, right=range(2, len(heading)))
    text = [words.title(course), "", head, rule]
    for series, row in zip(course.series, lines, strict=True):
        text.append(row)
        text += [f"    {part}" for remark in words.remarks(series) for part in wrap(remark, 90)]
    return "\n".join([*text, "", _summary(course)])


def _row(series: Series) -> tuple[str, ...]:
    values = (f"{_BREAK if point.why_broken else ''}{words.value(series, point)}" for point in series.points)
    extremes = words.year(series.highest), words.year(series.lowest)
    return (series.label, words.unit(series), *values, words.total(series), words.growth(series), *extremes)


def _summary(course: SeriesOfYears) -> str:
    broken = sum(bool(series.breaks) for series in course.series)
    text = f"共 {len(course.series)} 项有两年以上的数"
    return f"{text}，其中 {broken} 项有不可比的年份，在数前标“{_BREAK.strip()}”。" if broken else f"{text}。"


def print_csv(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return one row an indicator; exact numbers as numbers, all other cells as text that is no formula."""
    heading = ("代码", "指标", "单位", *course.periods, "累计", "年均增长（%）", "最高", "最低", "说明")
    return csv_of([heading, *(_csv_row(series) for series in course.series)])


def _csv_row(series: Series) -> list[str]:
    return [
        *map(as_text, (series.indicator.code, series.label, words.unit(series))),
        *(_csv_value(series, point) for point in series.points),
        words.total(series),
        plain(series.growth),
        words.year(series.highest),
        words.year(series.lowest),
        as_text(" ".join(words.remarks(series))),
    ]


def _csv_value(series: Series, point: Point) -> str:
    exact = point.fact is not None and point.fact.bound is Bound.EXACT
    # 90余 is no number: it is written as it was typed.
    return plain(point.value) if exact and point.value is not None else as_text(words.value(series, point))


def print_json(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return the series as one JSON object, schema 1; numbers are text, so that they stay exact."""
    outcome = {
        "schema": 1,
        "tool": {"name": "qreport", "version": __version__},
        "filings": course.filings,
        "periods": course.periods,
        "series": [_series(series) for series in course.series],
    }
    return json.dumps(outcome, ensure_ascii=False, indent=2)


def _series(series: Series) -> Mapping[str, Any]:
    totals = zip(series.points, series.cumulative, strict=True)
    return {
        "indicator": series.indicator.code,
        "name": series.label,
        "unit": series.indicator.unit,
        "points": [_point(point, total) for point, total in totals],
        "first": series.first.period,
        "latest": series.latest.period,
        "growth": _number(series.growth),
        "highest": _year(series.highest),
        "lowest": _year(series.lowest),
        "best": _year(series.best),
        "worst": _year(series.worst),
    }


def _point(point: Point, total: Decimal | None) -> Mapping[str, Any]:
    return {
        "period": point.period,
        "value": _number(point.value),
        "state": point.fact.state.value if point.fact else "absent",
        "cumulative": _number(total),
        "why_broken": point.why_broken,
    }


def _year(point: Point | None) -> str | None:
    return point.period if point else None


def _number(number: Decimal | None) -> str | None:
    # Never 1E+3, and all its zeros: 32.00 says that two decimals were measured.
    return None if number is None else f"{number:f}"


def print_markdown(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return a heading and a row for every indicator, with its breaks in the last cell."""
    heading = ("指标", "单位", *course.periods, "累计", "年均增长", "最高", "最低", "说明")
    align = ["---", "---", *["---:"] * (len(course.periods) + 4), "---"]
    rows = (_markdown_row(series) for series in course.series)
    return "\n".join([f"### 历年数据：{safe(words.title(course))}", "", line(*heading), line(*align), *rows])


def _markdown_row(series: Series) -> str:
    values = (safe(words.value(series, point)) for point in series.points)
    extremes = words.year(series.highest), words.year(series.lowest)
    # A cell has one line in the source.
    remarks = "<br>".join(map(safe, words.remarks(series)))
    names = safe(series.label), safe(words.unit(series))
    return line(*names, *values, words.total(series), words.growth(series), *extremes, remarks)


def print_docx(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_series(course, letterhead, "docx")


def print_pdf(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return what developed most, what does not compare, and every indicator with its course."""
    from qreport.workflows import diff

    return diff.of_series(course, letterhead, "pdf")


def print_xlsx(course: SeriesOfYears, letterhead: Letterhead) -> bytes:
    """Return the workbook: a column a year, and small columns of each series."""
    from qreport import workbook

    return workbook.series_workbook(course, letterhead)


SERIES_PRINTERS: Mapping[str, SeriesPrinter] = {
    "text": print_text,
    "csv": print_csv,
    "json": print_json,
    "markdown": print_markdown,
    "docx": print_docx,
    "pdf": print_pdf,
    "xlsx": print_xlsx,
}
"""By the name of the form."""
