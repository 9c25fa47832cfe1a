"""Series for a person at a terminal: a table with a column a year, aligned for Chinese letters."""

from qreport.cli.series_printers import series_printers
from qreport.comparing import series_words as words
from qreport.model.letterhead import Letterhead
from qreport.model.series import Series, SeriesOfYears
from qreport.text.width import table, wrap

# Like a rule between two columns: what stands left of it does not compare.
_BREAK = "| "
"""In front of the first value after a break."""


@series_printers.register("text")
def print_text(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return a line for every indicator, below it what breaks its series."""
    heading = ("指标", "单位", *course.periods, "累计", "年均增长", "最高", "最低")
    rows = [heading, *(_row(series) for series in course.series)]
    head, rule, *lines = table(rows, right=range(2, len(heading)))
    text = [words.title(course), "", head, rule]
    for series, line in zip(course.series, lines, strict=True):
        text.append(line)
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
