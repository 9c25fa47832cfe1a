"""The brief of a series: what developed most, what does not compare, every indicator with its course."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qreport.brief.parts import (
    Column,
    figure_caption,
    heading,
    paragraph,
    shortened,
    table,
    tile,
    title,
)
from qreport.comparing import series as words
from qreport.model import document
from qreport.model.document import (
    Block,
    BodyStart,
    Chart,
    ChartModel,
    Document,
    LineBreak,
    Miniature,
    Properties,
    Run,
    Tiles,
)
from qreport.model.filing import Letterhead
from qreport.model.series import Point, Series, SeriesOfYears

# Most small columns in the first chart, and most broken lines.
_PANELS, _LINES = 9, 3
# 30 is what the kind `years` takes; `line` writes a value at each year and has room for fewer.
_MOST_PANEL_YEARS, _MOST_LINE_YEARS = 30, 12
# Most remarks below the table; the workbook has all of them.
_NOTES = 12
_ADVICE = "走势中灰底的年份缺数，或与以后的年份不可比；年均增长、最高、最低从可比的年份算起。"
# Most letters of a name in the table.
_NAME = 24


def series_document(course: SeriesOfYears, letterhead: Letterhead) -> Document:
    """Return small columns of what moved most, broken lines, and a table with a small picture a row."""
    name = f"{letterhead.school}{course.periods[0]}—{course.periods[-1]}年历年数据简报"
    properties = Properties(name, letterhead.school, "历年数据简报", letterhead.issued)
    return Document(properties, (BodyStart(), title(name), *_blocks(course)))


def _blocks(course: SeriesOfYears) -> Iterator[Block]:
    broken = [each for each in course.series if each.breaks]
    counts = {"个年份有数": _years_on_file(course), "项指标": course.series, "项有不可比的年份": broken}
    yield Tiles(tuple(tile(str(len(found)), label) for label, found in counts.items()), len(counts))
    yield heading("growth", "一、年均增长或下降最多的指标")
    chosen = _most(course)
    yield _panels(course, chosen) if chosen else paragraph("没有可以算年均增长的指标。")
    if broken:
        yield heading("breaks", "二、前后不可比的指标")
        yield from (_line(course, each, number) for number, each in enumerate(broken[:_LINES], 2))
    yield heading("all", f"{'三' if broken else '二'}、全部指标")
    yield _table(course)


def _years_on_file(course: SeriesOfYears) -> set[str]:
    return {point.period for each in course.series for point in each.points if point.value is not None}


def _most(course: SeriesOfYears) -> list[Series]:
    """Return the typed series without a break that grew or fell most a year."""
    whole = [each for each in course.series if each.growth and not each.breaks and not _is_computed(each)]
    return sorted(whole, key=lambda each: -abs(each.growth or Decimal(0)))[:_PANELS]


def _is_computed(series: Series) -> bool:
    return any(point.fact is not None and point.fact.is_derived for point in series.points)


def _panels(course: SeriesOfYears, chosen: Sequence[Series]) -> Chart:
    model = _model("years", course, chosen, _MOST_PANEL_YEARS)
    told = "、".join(f"{each.label}{words.growth(each)}" for each in chosen)
    alt = f"统计图：逐年的数。年均增长：{told}。"
    return Chart("panels", figure_caption(1, "逐年的数，各有各的刻度"), model, alt)


def _line(course: SeriesOfYears, series: Series, number: int) -> Chart:
    model = _model("line", course, [series], _MOST_LINE_YEARS)
    reason = "；".join(f"{point.period}年起：{point.why_broken}" for point in series.breaks)
    caption = figure_caption(number, shortened(f"{series.label}（{reason}）", 60))
    return Chart(f"line-{number}", caption, model, f"统计图：{series.label}。{_spoken(series)}。{reason}。")


def _model(kind: str, course: SeriesOfYears, chosen: Sequence[Series], most: int) -> ChartModel:
    """Return a chart of the latest `most` years at the most."""
    # The latest years, for the reader asks about today.
    first = max(0, len(course.periods) - most)
    years = tuple(
        document.Series(
            f"{period}年",
            tuple(each.points[at].value for each in chosen),
            tuple(_label(each, at) for each in chosen),
        )
        for at, period in enumerate(course.periods)
        if at >= first
    )
    breaks = tuple(
        (number, at - first)
        for number, each in enumerate(chosen)
        for at, point in enumerate(each.points)
        # At the first year there is nothing on the left to be parted from.
        if point.why_broken is not None and at > first
    )
    return ChartModel(kind, tuple(map(_named, chosen)), years, "", height=4.5, breaks=breaks)


def _named(series: Series) -> str:
    unit = words.unit(series)
    return f"{series.label}（{unit}）" if unit else series.label


def _label(series: Series, at: int) -> str:
    point = series.points[at]
    return words.value(series, point) if point.value is not None else ""


def _table(course: SeriesOfYears) -> Block:
    first, latest = course.periods[0], course.periods[-1]
    added = any(each.cumulative[-1] is not None for each in course.series)
    columns: list[Column] = [
        *(("指标", 40, "left"), ("单位", 10, "center"), (f"{first}年", 17, "right")),
        *((f"{latest}年", 17, "right"), ("走势", 31, "center"), ("年均增长", 17, "right")),
        *(("最高", 11, "center"), ("最低", 11, "center")),
    ]
    columns += [("累计", 16, "right")] if added else []
    remarks = [f"{each.label}：{remark}" for each in course.series for remark in words.remarks(each)]
    more = f"另有 {len(remarks) - _NOTES} 处，见 qreport diff --series 的 xlsx。" if remarks[_NOTES:] else ""
    rows = (_row(each, (first, latest), added=added) for each in course.series)
    return table("all-table", columns, rows, _ADVICE, *remarks[:_NOTES], more)


def _row(series: Series, years: tuple[str, str], *, added: bool) -> tuple[str | document.Inlines, ...]:
    ends = (
        _end(series, point, year) for point, year in zip((series.first, series.latest), years, strict=True)
    )
    extremes = words.year(series.highest), words.year(series.lowest)
    name = shortened(series.label, _NAME), words.unit(series)
    total = (words.total(series),) if added else ()
    return (*name, *ends, _course(series), words.growth(series), *extremes, *total)


def _end(series: Series, point: Point, year: str) -> document.Inlines:
    """Return the value, with its year where that is not the one of the heading."""
    value = Run(words.value(series, point))
    return (value,) if point.period == year else (value, LineBreak(), Run(f"（{point.period}）"))


def _course(series: Series) -> document.Inlines:
    """Return the small picture of the years that compare with the latest; the others count as missing."""
    stretch = set(series.stretch)
    values = tuple(point.value if point in stretch else None for point in series.points)
    return (Miniature(values, _spoken(series)),)


def _spoken(series: Series) -> str:
    known = (point for point in series.points if point.value is not None)
    return "，".join(f"{point.period}年{words.value(series, point)}" for point in known)
