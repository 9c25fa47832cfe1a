"""Changes for the comment of a pull request: tables of GitHub's Markdown, long lists folded."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from qreport.cli.console.cells import folded, line, safe
from qreport.cli.diff_printers import Shown, diff_printers
from qreport.comparing import change_words as words
from qreport.comparing import row_words as record_words
from qreport.model.change import Change, Comparison

_ALIGN = "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |"
_SHORT = 12
"""So many rows are never folded."""
_ROOM = 50_000
"""Letters that all rows together may take: GitHub refuses a comment of more than 65,536."""


@diff_printers.register("markdown")
def print_markdown(shown: Shown) -> str:
    """Return the counts and a row for every change; of many, those that ask for nothing are folded."""
    comparison = shown.comparison
    lines = [f"### 数据变化：{safe(words.title(comparison))}", ""]
    lines += [safe(words.summary(comparison, len(shown.changes)))]
    asking = sum(bool(words.verdict(each)) for each in shown.changes)
    # Sorting is stable: within both groups the order of the catalogue stays.
    rows = _fitting(map(_row, sorted(shown.changes, key=lambda each: not words.verdict(each))))
    first = asking if len(rows) > _SHORT else len(rows)
    if rows[:first]:
        lines += ["", *_table(comparison, rows[:first])]
    if rows[first:]:
        lines += folded(f"其余 {len(rows) - first} 项", _table(comparison, rows[first:]))
    if left := len(shown.changes) - len(rows):
        lines += ["", f"篇幅所限，另有 {left} 项没有列出；全部见 --format csv 或 xlsx。"]
    return "\n".join([*lines, *_records(comparison)])


def _table(comparison: Comparison, rows: Iterable[str]) -> list[str]:
    columns = ("指标", "单位", *words.headings(comparison), "变化", "变化率", "评价", "说明")
    return [line(*columns), _ALIGN, *rows]


def _fitting(rows: Iterable[str]) -> list[str]:
    """Return as many of the first rows as there is room for."""
    found = list(rows)
    return [row for row, end in zip(found, accumulate(map(len, found)), strict=True) if end <= _ROOM]


def _records(comparison: Comparison) -> Iterator[str]:
    for change in comparison.records:
        if told := [f"- {safe(line)}" for line in record_words.lines(change)]:
            heading = record_words.heading(change)
            few = len(change.rows) <= _SHORT
            yield from ("", f"**{safe(heading)}**", "", *told) if few else folded(heading, told)


def _row(change: Change) -> str:
    name = safe(words.name(change))
    cells = (*words.values(change), words.size(change), words.rate(change))
    return line(
        f"**{name}**" if change.is_open else name,
        safe(words.unit(change)),
        *map(safe, cells),
        words.ASSESSMENTS[change.assessment],
        "<br>".join(safe(remark) for remark in words.remarks(change)),
    )
