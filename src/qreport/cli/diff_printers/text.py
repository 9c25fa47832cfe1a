"""Changes for a person at a terminal: a table aligned for Chinese letters."""

from collections.abc import Sequence

from qreport.cli import changes as words
from qreport.cli.diff_printers import diff_printers
from qreport.cli.width import pad, width, wrap
from qreport.model.change import Change, Comparison

_NUMBERS = range(3, 7)
"""The columns that stand right: two values, change, rate."""


@diff_printers.register("text")
def print_text(comparison: Comparison, changes: Sequence[Change]) -> str:
    """Return a line for every change, below it what has to be said; then the counts."""
    old, new = words.headings(comparison)
    heading = ("", "指标", "单位", old, new, "变化", "变化率", "评价")
    rows = [heading, *(_row(change) for change in changes)]
    places = [max(width(row[column]) for row in rows) for column in range(len(heading))]
    lines = [words.title(comparison), ""]
    if changes:
        lines += [_line(heading, places), "-" * (sum(places) + 2 * len(places) - 2)]
    for change, row in zip(changes, rows[1:], strict=True):
        lines.append(_line(row, places))
        lines += [f"      {part}" for remark in words.remarks(change) for part in wrap(remark, 90)]
    return "\n".join([*lines, *([""] if changes else []), words.summary(comparison, len(changes))])


def _row(change: Change) -> tuple[str, ...]:
    mark = "!" if change.is_open else ""
    numbers = (*words.values(change), words.size(change), words.rate(change))
    return (mark, words.name(change), words.unit(change), *numbers, words.ASSESSMENTS[change.assessment])


def _line(row: Sequence[str], places: Sequence[int]) -> str:
    cells = [
        " " * (place - width(text)) + text if column in _NUMBERS else pad(text, place)
        for column, (text, place) in enumerate(zip(row, places, strict=True))
    ]
    return "  ".join(cells).rstrip()
