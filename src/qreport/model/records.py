"""Detail tables (明细表): the schema in the pack and the rows of a filing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import Field

from qreport.model.base import Confidence, Schema
from qreport.model.facts import UNNAMED
from qreport.model.location import Location
from qreport.text.regex import regex

if TYPE_CHECKING:
    import pandas as pd


class ColumnType(StrEnum):
    """What a cell of a column may hold."""

    TEXT = "text"
    COUNT = "count"
    """A whole number, 0 or more."""
    NUMBER = "number"
    DATE = "date"
    """A day or month, also a span: `2020年9月28日`, `2021年8月`, `2020年12月11日至13日`."""
    CHOICE = "choice"


class Column(Schema):
    """明细表的一列"""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="编号，小写字母、数字和 _")
    name: str = Field(description="表头上的名称")
    """In the file and in the printed table."""
    aliases: tuple[str, ...] = Field(default=(), description="表头的其他写法")
    type: ColumnType = Field(
        default=ColumnType.TEXT,
        description="text 文字（默认），count 整数，number 数，date 日期，choice 从 choices 中选",
    )
    unit: str | None = Field(default=None, description="单位")
    required: bool = Field(default=True, description="true（默认）表示不能空着")
    """A blank in an optional column is None."""
    choices: tuple[str, ...] = Field(default=(), description="可以填的内容，只用于 type choice")
    fill_down: bool = Field(default=False, description="true 表示空着的格与上一行相同")
    proper_names: bool = Field(default=False, description="true 表示章节里提到这些名称时，写法要一样")


class Grouping(Schema):
    """两份填报对比时怎么归类"""

    by: str = Field(description="按哪一列")
    sum: str | None = Field(default=None, description="合计哪一列；不写则数行数")


class RecordSchema(Schema):
    """一张明细表"""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="编号，也是填报文件的名字：records/编号.csv")
    name: str = Field(description="名称")
    columns: tuple[Column, ...] = Field(min_length=1, description="各列")
    key: tuple[str, ...] = Field(default=(), description="哪几列合起来不应重复")
    totals: tuple[str, ...] = Field(default=(), description="合计哪些列；文件里有合计行时与各行相加比对")
    """Such a row is compared, never taken over."""
    year: str | None = Field(default=None, description="写年份的列；有它的明细表放几年的行")
    """Written `2021` or `2021年9月`."""
    compare: tuple[Grouping, ...] = Field(default=(), description="diff 按什么计数或合计")
    """Beside the rows that it finds again by `key`."""
    department: str | None = Field(default=None, description="由哪个部门填")
    required: bool = Field(default=True, description="true（默认）表示没有这个文件就报错")
    complete: bool = Field(default=True, description="false 表示只列一部分（部分……），行数不能当总数")
    source: str | None = Field(default=None, description="各列的出处")
    confidence: Confidence | None = Field(
        default=None, description="各列与正式表格一致的把握：high 高，medium 中，low 低"
    )

    def column(self, column_id: str) -> Column | None:
        """Return the column called `column_id`, or None."""
        return next((column for column in self.columns if column.id == column_id), None)


RecordValue = str | Decimal | None


class Record(Struct, frozen=True):
    """One row of a detail table."""

    values: Mapping[str, RecordValue]
    """By column id; None for a blank in an optional column."""
    origin: Location
    """The row."""
    cells: Mapping[str, Location] = field(default_factory=dict)
    """The cell of each value."""


class Subtotal(Struct, frozen=True):
    """A row 小计 that the file itself claims."""

    claimed: Record
    rows: tuple[Record, ...]
    """The rows that it sums up: those since the subtotal before."""


# The year of `2021`, `2021年9月`, `2021-09-01`, `2021学年度`, `2020-2021学年`, `2020/2021`.
_YEAR = regex(r"(?P<first>(?:19|20)\d\d)(?:\s*[-—–~～至/]\s*(?P<last>(?:19|20)\d\d)(?!\d))?(?!\d)")


def row_year(value: RecordValue) -> str | None:
    """Return the year that a row of several years is of: that in which a school year ends; None for none."""
    match = _YEAR.match(str(value).strip()) if value is not None else None
    return (match["last"] or match["first"]) if match else None


class RecordSet(Struct, frozen=True):
    """The rows of one detail table, in the order of the file."""

    schema: RecordSchema
    rows: tuple[Record, ...]
    totals: tuple[Record, ...] = ()
    """Rows 合计 that the file itself claims."""
    subtotals: tuple[Subtotal, ...] = ()
    converted: Mapping[str, Location] = field(default_factory=dict)
    """By column the cell of its heading, where that names another unit than the pack."""

    def of_year(self, period: str) -> RecordSet:
        """Return the set with the rows of one year; one that tells no year belongs to that of its filing.

        The totals of the file are those of all its rows and stay.
        """
        column = self.schema.year
        if column is None:
            return self
        rows = tuple(row for row in self.rows if row_year(row.values.get(column)) == period)
        return replace(self, rows=rows)

    def frame(self) -> pd.DataFrame:
        """Return the rows as a table: one column per column id, then `origin`."""
        import pandas as pd

        ids = [column.id for column in self.schema.columns]
        data = [[row.values.get(column) for column in ids] + [row.origin] for row in self.rows]
        return pd.DataFrame(data, columns=[*ids, "origin"], dtype=object)


Where = Mapping[str, str | tuple[str, ...]]
"""For a column by its id the text, or one of the texts, that it has to hold."""


def chosen(records: RecordSet, where: Where) -> tuple[Record, ...]:
    """Return the rows whose columns hold the wanted values."""
    if not where:
        return records.rows
    return tuple(row for row in records.rows if all(_fits(row, *wanted) for wanted in where.items()))


def _fits(row: Record, column: str, wanted: str | tuple[str, ...]) -> bool:
    value = row.values.get(column)
    # As text: `where` of a pack holds texts, a column may hold numbers.
    return value is not None and str(value) in ((wanted,) if isinstance(wanted, str) else wanted)


def group_of(row: Record, by: tuple[str, ...]) -> str:
    """Return the group of a row: its values in the columns `by`, joined by `/`."""
    cells = (row.values.get(column) for column in by)
    return "/".join(UNNAMED if value is None else str(value) for value in cells)
