"""The sheet of one detail table."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from qreport.model.filing import RECORDS
from qreport.model.location import column_letters
from qreport.model.records import Column, ColumnType, Record, RecordSchema
from qreport.workbook.entry_rules import rule_of_column
from qreport.workbook.page import head, opening, put, set_up
from qreport.workbook.styles import Look, Styles

HEADING_ROW = 2
EMPTY_ROWS = 200
"""Rows to be filled in below those on file."""
_NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER)
# In letters; a text takes 30.
_WIDTHS = {ColumnType.COUNT: 12, ColumnType.NUMBER: 12, ColumnType.DATE: 20, ColumnType.CHOICE: 14}
_HINTS = {ColumnType.DATE: "写到日或月，如 2021年8月1日、2021年8月、2020年12月11日至13日"}


class RecordSheet(Struct, frozen=True):
    """Writes one detail table into one sheet."""

    sheet: Any
    styles: Styles
    lists: Mapping[tuple[str, ...], str]
    """The range that holds the values of a choice."""
    title: str
    """What its first cell calls the table: its name."""

    def write(self, schema: RecordSchema, rows: tuple[Record, ...]) -> None:
        """Fill the sheet with the rows on file; below them there is room for more."""
        opening(self.sheet, f"{RECORDS}{self.title}", _advice(schema), self.styles)
        head(
            self.sheet,
            HEADING_ROW,
            [(each.name, _WIDTHS.get(each.type, 30)) for each in schema.columns],
            self.styles,
        )
        last = HEADING_ROW + len(rows) + EMPTY_ROWS
        for at, column in enumerate(schema.columns):
            look = Look.ROW_NUMBER if column.type in _NUMBERS else Look.ROW_TEXT
            self.sheet.set_column(at, at, _WIDTHS.get(column.type, 30), self.styles.get(look))
            for row, record in enumerate(rows, HEADING_ROW + 1):
                put(self.sheet, (row, at), record.values.get(column.id), self.styles, look)
            self._validate(at, column, last)
        self._frame(len(schema.columns), last)
        set_up(self.sheet, heading_row=HEADING_ROW)

    def _validate(self, at: int, column: Column, last: int) -> None:
        first = HEADING_ROW + 1
        rule = rule_of_column(column)
        options: dict[str, object] | None = None
        if rule:
            unit = f"单位：{column.unit}。" if column.unit else ""
            options = rule.options(f"{column_letters(at + 1)}{first + 1}", column.name, unit)
        elif column.choices:
            options = {
                "validate": "list", "source": self.lists[column.choices], "error_title": "填写有误",
                # Excel takes at most 255 letters, and 32 for a title.
                "error_message": f"“{column.name}”只能从下拉列表中选。"[:220],
            }  # fmt: skip
        elif column.type in _HINTS:
            options = {
                "validate": "any",
                "input_title": column.name[:32],
                "input_message": _HINTS[column.type],
            }
        if options:
            self.sheet.data_validation(first, at, last, at, options)

    def _frame(self, width: int, last: int) -> None:
        """Frame a row once anything stands in it, so that empty rows are not printed."""
        first = HEADING_ROW + 1
        # $ before the columns only, so that each row looks at itself.
        filled = f"=COUNTA($A{first + 1}:${column_letters(width)}{first + 1})>0"
        options = {"type": "formula", "criteria": filled, "format": self.styles.frame()}
        self.sheet.conditional_format(first, 0, last, width - 1, options)


def _advice(schema: RecordSchema) -> str:
    optional = [column.name for column in schema.columns if not column.required]
    may = f"“{'”“'.join(optional)}”可以空着，其余各列必填。" if optional else "各列都要填。"
    return f"一行一条，不写合计，不要改动前三行。{may}"
