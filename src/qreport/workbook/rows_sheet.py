"""The sheet of what changed in detail tables: rows new, gone and changed, groups counted or summed up.

One row of a list that is read, sorted and filtered; numbers are numbers, texts never formulas.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from qreport.comparing import change_words as words
from qreport.comparing import row_words
from qreport.model.change import RecordsChange
from qreport.model.facts import Bound, Fact
from qreport.model.records import RecordValue
from qreport.model.units import RATIO
from qreport.workbook.page import head, height_of, opening, put, set_up_list
from qreport.workbook.styles import Look, Styles


class ListRow:
    """Writes the cells of a row from left to right."""

    def __init__(self, sheet: Any, row: int, styles: Styles) -> None:
        self._sheet = sheet
        self._row = row
        self._styles = styles
        self.column = 0
        """The cell that is written next, from 0."""

    def text(self, text: str, look: Look = Look.TEXT) -> None:
        """Write a text; an empty one leaves the cell empty."""
        put(self._sheet, (self._row, self.column), text or None, self._styles, look)
        self.column += 1

    def number(self, value: Decimal | None, number_format: str = "") -> None:
        """Write a number with its decimals, an empty cell for None."""
        at = self._row, self.column
        if value is not None and number_format:
            self._sheet.write_number(*at, value, self._styles.get(Look.NUMBER, number_format))
        else:
            put(self._sheet, at, value, self._styles, Look.NUMBER)
        self.column += 1

    def fact(self, fact: Fact | None, told: str) -> None:
        """Write an exact value as a number, a ratio shown as 19:1; all else as it is told."""
        value = fact.value if fact is not None and fact.bound is Bound.EXACT else None
        if value is None:
            self.text(told, Look.NUMBER)
        else:
            self.number(value, f'{_digits(value)}"{RATIO}"' if told.endswith(RATIO) else "")

    def height(self, points: float) -> None:
        """Make the row `points` high."""
        self._sheet.set_row(self._row, points)


def signed_format(value: Decimal, unit: str = "") -> str:
    """Return the number format that shows `value` with its sign, its decimals and `unit`."""
    words = f'" {unit}"' if unit else ""
    return f"+{_digits(value)}{words};-{_digits(value)}{words};0{words}"


def _digits(value: Decimal) -> str:
    decimals = max(0, -int(value.as_tuple().exponent))
    return f"0.{'0' * decimals}" if decimals else "0"


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
