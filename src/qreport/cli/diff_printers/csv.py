"""Changes for a spreadsheet: UTF-8 with BOM, so that Excel reads the Chinese."""

import csv
import io
from collections.abc import Sequence

from qreport.cli import changes as words
from qreport.cli.diff_printers import diff_printers
from qreport.model.change import Change, Comparison
from qreport.model.facts import Bound, Fact

_HEADINGS = (
    *("代码", "指标", "单位", "前一年", "后一年", "前值", "后值", "变化", "变化率（%）"),
    *("情况", "评价", "状态", "说明", "计算"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@diff_printers.register("csv")
def print_csv(comparison: Comparison, changes: Sequence[Change]) -> str:  # noqa: ARG001 -- one call for all forms
    """Return one row a change; exact numbers as numbers, all other cells as text that is no formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_HEADINGS)
    writer.writerows(_row(change) for change in changes)
    return "\ufeff" + sheet.getvalue().removesuffix("\r\n")


def _row(change: Change) -> list[str]:
    numbers = [words.plain(change.change), words.plain(change.rate)]
    told = [words.KINDS[change.kind], words.ASSESSMENTS[change.assessment], words.verdict(change)]
    return [
        *map(as_text, (change.indicator.code, change.label, words.unit(change))),
        *map(as_text, (change.old_period, change.new_period)),
        *map(_value, (change.old, change.new), words.values(change)),
        *numbers,
        *map(as_text, (*told, " ".join(words.remarks(change)), "是" if change.is_computed else "")),
    ]


def _value(fact: Fact | None, told: str) -> str:
    """Return an exact value as a number; a vague one, and the word for none, as text."""
    exact = fact is not None and fact.value is not None and fact.bound is Bound.EXACT
    return words.plain(fact.value) if exact and fact else as_text(told)


def as_text(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
