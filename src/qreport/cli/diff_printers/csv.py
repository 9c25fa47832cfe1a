"""Changes for a spreadsheet: UTF-8 with BOM, so that Excel reads the Chinese."""

from collections.abc import Iterator

from qreport.cli.console.cells import as_text, csv_of
from qreport.cli.diff_printers import Shown, diff_printers
from qreport.comparing import change_words as words
from qreport.comparing import row_words as record_words
from qreport.model.change import Change, ChangeKind, Comparison, RecordsChange
from qreport.model.facts import Bound, Fact

# One table for changes and rows of detail tables alike; a file has one heading.
_HEADINGS = (
    *("代码", "指标", "单位", "前一年", "后一年", "前值", "后值", "变化", "变化率（%）"),
    *("情况", "评价", "状态", "说明", "计算"),
)


@diff_printers.register("csv")
def print_csv(shown: Shown) -> str:
    """Return one row a change; exact numbers as numbers, all other cells as text that is no formula."""
    comparison = shown.comparison
    records = (row for change in comparison.records for row in _records(change, comparison))
    return csv_of([_HEADINGS, *map(_row, shown.changes), *records])


def _records(change: RecordsChange, comparison: Comparison) -> Iterator[list[str]]:
    """Yield the rows of a detail table: new and gone ones, changed cells, groups."""
    years = as_text(comparison.old.period), as_text(comparison.new.period)
    start = as_text(change.schema.id)
    for row in change.rows:
        name, kind = f"{change.schema.name}：{record_words.key(row)}", words.KINDS[row.kind]
        if not row.cells:
            yield [start, as_text(name), "", *years, *[""] * 4, kind, *[""] * 4]
        for each in row.cells:
            cells = as_text(record_words.cell(each.old)), as_text(record_words.cell(each.new))
            yield [start, as_text(f"{name}，{each.column.name}"), each.column.unit or "", *years, *cells,
                "", "", kind, *[""] * 4]  # fmt: skip
    for groups in change.groups:
        for group in groups.changes:
            name = f"{change.schema.name}：{record_words.what(groups)}，{record_words.group(group)}"
            unit = (groups.summed.unit if groups.summed else "行") or ""
            numbers = words.plain(group.old), words.plain(group.new), words.plain(group.change)
            kind = words.KINDS[ChangeKind.SAME if group.old == group.new else ChangeKind.CHANGED]
            yield [start, as_text(name), unit, *years, *numbers, "", kind, *[""] * 4]


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
