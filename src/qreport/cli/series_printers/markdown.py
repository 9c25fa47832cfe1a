"""Series for a page of GitHub: a table with a column a year."""

from qreport.cli.console.markdown import line, safe
from qreport.cli.series_printers import series_printers
from qreport.comparing import series_words as words
from qreport.model.letterhead import Letterhead
from qreport.model.series import Series, SeriesOfYears


@series_printers.register("markdown")
def print_markdown(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return a heading and a row for every indicator, with its breaks in the last cell."""
    heading = ("指标", "单位", *course.periods, "累计", "年均增长", "最高", "最低", "说明")
    align = ["---", "---", *["---:"] * (len(course.periods) + 4), "---"]
    rows = (_row(series) for series in course.series)
    return "\n".join([f"### 历年数据：{safe(words.title(course))}", "", line(*heading), line(*align), *rows])


def _row(series: Series) -> str:
    values = (safe(words.value(series, point)) for point in series.points)
    extremes = words.year(series.highest), words.year(series.lowest)
    # A cell has one line in the source.
    remarks = "<br>".join(map(safe, words.remarks(series)))
    names = safe(series.label), safe(words.unit(series))
    return line(*names, *values, words.total(series), words.growth(series), *extremes, remarks)
