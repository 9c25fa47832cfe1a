"""Detail tables (明细表): the schema in the pack and the rows of a filing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from qreport.model.base import Confidence, Schema
from qreport.model.location import Location

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
    """One column of a record set."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    """Heading in the file and in the printed table."""
    aliases: tuple[str, ...] = ()
    """Other headings under which the column is found in a file."""
    type: ColumnType = ColumnType.TEXT
    unit: str | None = None
    required: bool = True
    """Whether a blank cell is a finding; a blank in an optional column is None."""
    choices: tuple[str, ...] = ()
    """Allowed values of a `choice` column."""
    fill_down: bool = False
    """Whether a blank means "as above", as left by merged cells."""
    proper_names: bool = False
    """Whether its values are names that the chapters have to write the same way."""


class Grouping(Schema):
    """A count of rows, or a sum, by the values of a column, to compare with another filing."""

    by: str
    sum: str | None = None
    """The column of numbers to add up; None: the rows are counted."""


class RecordSchema(Schema):
    """One detail table: the columns, what makes a row unique, which columns carry a total."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """File name without ending in the folder records/ of a filing."""
    name: str
    columns: tuple[Column, ...] = Field(min_length=1)
    key: tuple[str, ...] = ()
    """Columns that together must not repeat; empty: any row may repeat."""
    totals: tuple[str, ...] = ()
    """Columns that the row 合计 of a file sums up; such a row is compared, never taken over."""
    year: str | None = None
    """The column that tells the year of a row (`2021`, `2021年9月`), where the file holds several years."""
    compare: tuple[Grouping, ...] = ()
    """What `diff` counts or sums up in two filings, beside the rows that it finds again by `key`."""
    department: str | None = None
    required: bool = True
    """Whether a filing without this file gets a finding."""
    complete: bool = True
    """False when the file lists only a part (部分), so that counts of it prove nothing."""
    source: str | None = None
    """Where the columns come from."""
    confidence: Confidence | None = None
    """How sure it is that the form prints it so, beside `source`; a school corrects it from its notice."""

    def column(self, column_id: str) -> Column | None:
        """Return the column called `column_id`, or None."""
        return next((column for column in self.columns if column.id == column_id), None)


RecordValue = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a detail table."""

    values: Mapping[str, RecordValue]
    """By column id; None for a blank in an optional column."""
    origin: Location
    """The row."""
    cells: Mapping[str, Location] = field(default_factory=dict)
    """The cell of each value."""


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row 小计 that the file itself claims."""

    claimed: Record
    rows: tuple[Record, ...]
    """The rows that it sums up: those since the subtotal before."""


@dataclass(frozen=True, slots=True)
class RecordSet:
    """The rows of one detail table, in the order of the file."""

    schema: RecordSchema
    rows: tuple[Record, ...]
    totals: tuple[Record, ...] = ()
    """Rows 合计 that the file itself claims."""
    subtotals: tuple[Subtotal, ...] = ()

    def frame(self) -> pd.DataFrame:
        """Return the rows as a table: one column per column id, then `origin`."""
        import pandas as pd

        ids = [column.id for column in self.schema.columns]
        data = [[row.values.get(column) for column in ids] + [row.origin] for row in self.rows]
        return pd.DataFrame(data, columns=[*ids, "origin"], dtype=object)
