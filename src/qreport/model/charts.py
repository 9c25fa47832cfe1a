"""A chart of the report as a pack describes it (charts/*.yaml)."""

from typing import Literal

from pydantic import Field, model_validator

from qreport.model.base import Schema
from qreport.model.tables import PeriodRef


class ChartItem(Schema):
    """One indicator of a chart."""

    indicator: str
    label: str | None = None
    """Shown instead of the name of the catalogue."""


class ChartData(Schema):
    """Where the numbers come from: named indicators, or the groups of one indicator."""

    indicators: tuple[ChartItem | str, ...] = ()
    """One category each; a plain string is a code."""
    groups_of: str | None = None
    """A derived indicator whose groups are the categories; with `a/b` groups, b makes the series."""
    periods: tuple[PeriodRef, ...] = ("current",)
    """One series each (for named indicators)."""
    show: Literal["value", "cumulative", "change", "share_of_standard"] = "value"
    """The value; what all years up to it add up to (for indicators whose years add up); its change against
    the previous period (percent; points for percentages); or the value as percent of the national minimum
    standard of the catalogue."""
    sort: Literal["none", "ascending", "descending"] = "none"
    top: int | None = Field(default=None, ge=1)
    """Only the first so many categories after sorting; the others are summed up as 其他."""
    order: tuple[str, ...] = ()
    """Fixed order of category or series names; others follow."""

    @model_validator(mode="after")
    def _one_source(self) -> "ChartData":
        if bool(self.indicators) == bool(self.groups_of):
            raise ValueError("indicators 与 groups_of 必须且只能写一个")
        return self


class ChartSpec(Schema):
    """One chart: its kind (a file in render/charts/), its data, its words."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: str
    caption: str
    """Text with Jinja values, without the number; it carries the message of the chart."""
    data: ChartData
    unit: str | None = None
    """Printed at the axis; None: the unit of the first indicator."""
    alt: str | None = None
    """Alternative text; None: a sentence written from the data."""
    source_note: str | None = None
    height: float = Field(default=7.0, ge=3, le=20)
    """Centimetres; the width is that of the text."""
