"""The sheet of what changed in detail tables: rows new, gone and changed, groups counted or summed up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from qreport.comparing import change_words as words
from qreport.comparing import row_words
from qreport.model.change import RecordsChange
from qreport.model.records import RecordValue
from qreport.workbook.list_row import ListRow, signed_format
from qreport.workbook.page import head, height_of, opening, set_up_list
from qreport.workbook.styles import Look, Styles

_HEADING_ROW = 2
# In letters: 明细表, 情况, 名称, 项目, both years, 变化.
_WIDTHS = (22, 12, 38, 24, 18, 18, 12)
_TITLE = "明细表的变化"
_ADVICE = "按主键对应前后两表的行；“合计”是按某一列分组的行数或合计。"


class ToldRow(Struct, frozen=True):
    """One line of the sheet."""

    table: str
    kind: str
    name: str
    what: str = ""
    """The column that changed, or what is counted."""
    old: RecordValue = None
    new: RecordValue = None
    change: Decimal | None = None


def told_rows(records: Iterable[RecordsChange]) -> Iterator[ToldRow]:
    """Yield what became of the rows and groups of every table; a table that cannot be compared says why."""
    for each in records:
        table = each.schema.name
        # A table that cannot be compared and has as many rows as before tells nothing.
        if each.why_not and each.old != each.new:
            yield ToldRow(table, "不逐行对比", each.why_not, "行数", *_counts(each))
        for row in each.rows:
            name, kind = row_words.key(row), words.KINDS[row.kind]
            if not row.cells:
                yield ToldRow(table, kind, name)
            for cell in row.cells:
                yield ToldRow(table, kind, name, cell.column.name, cell.old, cell.new)
        for groups in each.groups:
            for group in groups.changes:
                if group.old != group.new:
                    told = row_words.group(group), row_words.what(groups), group.old, group.new, group.change
                    yield ToldRow(table, "合计", *told)


def write_rows(sheet: Any, years: tuple[str, str], told: Sequence[ToldRow], styles: Styles) -> None:
    """Write `told`, one below the other."""
    opening(sheet, _TITLE, _ADVICE, styles)
    names = ("明细表", "情况", "名称", "项目", *years, "变化")
    head(sheet, _HEADING_ROW, tuple(zip(names, _WIDTHS, strict=True)), styles)
    for number, each in enumerate(told, _HEADING_ROW + 1):
        row = ListRow(sheet, number, styles)
        row.text(each.table)
        row.text(each.kind, Look.CENTRE)
        row.text(each.name)
        row.text(each.what)
        for value in (each.old, each.new):
            _write_value(row, value)
        row.number(each.change, signed_format(each.change) if each.change is not None else "")
        row.height(height_of(zip((each.table, each.kind, each.name, each.what), _WIDTHS, strict=False)))
    set_up_list(sheet, _HEADING_ROW, (_HEADING_ROW + len(told), len(names) - 1), frozen_columns=0)


def _counts(change: RecordsChange) -> tuple[Decimal | None, Decimal | None]:
    old, new = (None if count is None else Decimal(count) for count in (change.old, change.new))
    return old, new


def _write_value(row: ListRow, value: RecordValue) -> None:
    if isinstance(value, str):
        row.text(row_words.cell(value))
    else:
        row.number(value)
