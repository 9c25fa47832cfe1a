"""Changes for a person at a terminal: a table aligned for Chinese letters, in colours where there are any."""

from collections.abc import Iterator

from typer import style

from qreport.cli.diff_printers import Shown, diff_printers
from qreport.comparing import change_words as words
from qreport.comparing import row_words as record_words
from qreport.model.change import Assessment, Change, Comparison
from qreport.text.width import table, wrap

_NUMBERS = range(3, 7)
"""The columns that stand right: two values, change, rate."""
_COLOURS = {Assessment.BETTER: "green", Assessment.WORSE: "red", Assessment.NEUTRAL: None}


@diff_printers.register("text")
def print_text(shown: Shown) -> str:
    """Return a line for every change, below it what has to be said; then the counts.

    Colours are those of a terminal; whoever delivers the text takes them out for anything else.
    """
    comparison, changes = shown.comparison, shown.changes
    old, new = words.headings(comparison)
    heading = ("", "指标", "单位", old, new, "变化", "变化率", "评价")
    head, rule, *rows = table([heading, *map(_row, changes)], right=_NUMBERS)
    lines = [words.title(comparison), "", *([style(head, bold=True), rule] if changes else [])]
    for change, row in zip(changes, rows, strict=True):
        lines.append(_coloured(row, change))
        lines += [f"      {part}" for remark in words.remarks(change) for part in wrap(remark, 90)]
    lines += [*([""] if changes else []), words.summary(comparison, len(changes))]
    return "\n".join([*lines, *_records(comparison)])


def _records(comparison: Comparison) -> Iterator[str]:
    for change in comparison.records:
        if told := list(record_words.lines(change)):
            yield from ("", style(record_words.heading(change), bold=True))
            yield from (f"  {part}" for line in told for part in wrap(line, 98))


def _row(change: Change) -> tuple[str, ...]:
    mark = "!" if change.is_open else ""
    numbers = (*words.values(change), words.size(change), words.rate(change))
    return (mark, words.name(change), words.unit(change), *numbers, words.ASSESSMENTS[change.assessment])


def _coloured(row: str, change: Change) -> str:
    """Return the line with its mark and its verdict in colour, which takes no place."""
    verdict = words.ASSESSMENTS[change.assessment]
    if verdict:
        # After the table is laid out, since an escape has letters that take no place.
        row = row.removesuffix(verdict) + style(verdict, fg=_COLOURS[change.assessment])
    return style("!", fg="yellow", bold=True) + row[1:] if change.is_open else row
