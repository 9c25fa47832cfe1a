"""A table of the report as a pack describes it (tables/*.yaml)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from qreport.model.base import Confidence, Schema

Align = Literal["left", "center", "right", "decimal"]
PeriodRef = Literal["current", "previous", "first", "all"]
"""The year of the report, the one before, the first with a value, every year from that one on."""


class IndicatorRow(Schema):
    """One row that shows an indicator."""

    indicator: str
    label: str | None = None
    """Printed instead of the name of the catalogue."""
    number: str | None = None
    """Printed 序号; `""` for a sub-row; None counts on."""


class IndicatorTable(Schema):
    """A table of indicators: 序号, 指标, 单位, and one column a period."""

    kind: Literal["indicators"]
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    caption: str
    """Text with Jinja values, without the number."""
    rows: tuple[IndicatorRow | str, ...] = Field(min_length=1)
    """A plain string is the code of an indicator."""
    rows_after: dict[str, tuple[IndicatorRow | str, ...]] = Field(default_factory=dict)
    """Rows put in behind that of an indicator, as a pack that extends another adds them."""
    periods: tuple[PeriodRef, ...] = ("current",)
    trend: bool = False
    """Whether the last column shows the course over all years as a small picture."""
    skip_not_applicable: bool = False
    """Whether a row that applies in none of the printed years is left out."""
    notes: tuple[str, ...] = ()
    source_note: str | None = None
    landscape: bool = False
    source: str | None = None
    """Where its form comes from; never printed."""
    confidence: Confidence | None = None
    """How sure it is that the form prints it so, beside `source`; a school corrects it from its notice."""

    @property
    def all_rows(self) -> tuple[IndicatorRow, ...]:
        """The rows in the order in which they are printed."""
        rows: list[IndicatorRow] = []
        for row in map(_row, self.rows):
            rows += [row, *map(_row, self.rows_after.get(row.indicator, ()))]
        return tuple(rows)


def _row(row: IndicatorRow | str) -> IndicatorRow:
    return IndicatorRow(indicator=row) if isinstance(row, str) else row


class RecordColumn(Schema):
    """One printed column of a record set."""

    column: str
    label: str | None = None
    """Heading, if not the column's name."""
    merge: bool = False
    """Whether equal neighbours are merged into one cell."""
    width: float | None = Field(default=None, gt=0)
    """Share of the table's width, relative to the other columns; None by its content."""
    align: Align | None = None
    """None: text left, numbers to the decimal, dates and choices centred."""


class RecordTable(Schema):
    """A table of the rows of a record set, with 序号 in front and a computed 合计 below."""

    kind: Literal["records"]
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    caption: str
    record_set: str
    columns: tuple[RecordColumn, ...] = Field(min_length=1)
    numbered: bool = True
    total: tuple[str, ...] = ()
    """Columns whose sum is printed in the row 合计; empty: no such row."""
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    """Only rows whose column holds this value (or one of these)."""
    notes: tuple[str, ...] = ()
    source_note: str | None = None
    landscape: bool = False
    source: str | None = None
    """Where its form comes from; never printed."""
    confidence: Confidence | None = None
    """How sure it is that the form prints it so, beside `source`; a school corrects it from its notice."""

    @model_validator(mode="after")
    def _totals_are_printed(self) -> "RecordTable":
        missing = set(self.total) - {column.column for column in self.columns}
        if missing:
            raise ValueError(f"total 中的列 {'、'.join(sorted(missing))} 不在 columns 里")
        return self


TableSpec = Annotated[IndicatorTable | RecordTable, Field(discriminator="kind")]
