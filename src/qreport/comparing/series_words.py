"""The words of a series over the years that its printed forms share."""

from collections.abc import Iterator

from qreport.comparing.arithmetic import unit_of
from qreport.comparing.change_words import STATES, plain
from qreport.model.series import Point, Series, SeriesOfYears
from qreport.model.units import RATIO
from qreport.text.names import printable


def title(course: SeriesOfYears) -> str:
    """Return whose years these are."""
    # A school may have been renamed; whether these are one school, only a person knows.
    names = f"（注意：单位名称不同：{'、'.join(course.schools)}）" if len(course.schools) > 1 else ""
    return printable(f"{'、'.join(course.filings)}：{course.periods[0]} 至 {course.periods[-1]} 年{names}")


def value(series: Series, point: Point) -> str:
    """Return the value as typed or computed, `—` where nothing is on file."""
    if point.fact is None:
        return "—"
    if point.fact.value is None:
        return STATES[point.fact.state]
    ratio = RATIO if unit_of(series.indicator) == RATIO else ""
    return printable(point.fact.text) if point.fact.text else plain(point.fact.value) + ratio


def unit(series: Series) -> str:
    """Return the unit as printed in a column; a ratio has none."""
    return "" if unit_of(series.indicator) == RATIO else series.indicator.unit


def growth(series: Series) -> str:
    """Return the compound yearly growth with its sign and `%`; empty where it means nothing."""
    if series.growth is None:
        return ""
    # No sign where nothing grew.
    return f"{series.growth:+f}%" if series.growth else "0.00%"


def total(series: Series) -> str:
    """Return what all years add up to; empty where they may not be added."""
    return plain(series.cumulative[-1])


def year(point: Point | None) -> str:
    """Return the year of a point; empty for none."""
    return point.period if point else ""


def remarks(series: Series) -> Iterator[str]:
    """Yield what has to be said about the breaks."""
    for point in series.breaks:
        yield printable(f"{point.period} 年起与前面的年份不可比：{point.why_broken}。")
    if series.growth is not None and series.breaks:
        yield f"年均增长从 {series.first.period} 年算起。"
