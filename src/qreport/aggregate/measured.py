"""Values that are computed from the rows of a record set.

Measures: how one number comes from rows. One file each in `measures/`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.facts import UNNAMED
from qreport.model.indicator import Measure
from qreport.model.records import RecordSchema, RecordSet
from qreport.registry import Registry

if TYPE_CHECKING:
    import pandas as pd


class Rows(Struct, frozen=True):
    """What a measure looks at; the frames are those of RecordSet.frame(), with exact Decimals."""

    group: pd.DataFrame
    """The rows of one group, or all rows for the whole."""
    whole: pd.DataFrame
    """All rows that `where` leaves."""
    column: str
    """The column to measure; `` where a measure needs none."""


class MeasureKind(Struct, frozen=True):
    """A measure: its title for users, what it asks of its column, and the computation."""

    title: str
    needs_column: bool
    """Whether it makes no sense without a column."""
    numeric: bool
    """Whether the column has to hold numbers."""
    compute: Callable[[Rows], Decimal | None]
    """None when a value that it needs is missing."""

    @property
    def text(self) -> str:
        """What it computes: the docstring of its function, in Chinese because users read it."""
        return inspect.cleandoc(self.compute.__doc__ or "")


MEASURES: Registry[MeasureKind] = Registry("qreport.aggregate.measures", "")

Compute = Callable[[Rows], Decimal | None]


def measure(name: str, title: str, *, needs_column: bool, numeric: bool) -> Callable[[Compute], Compute]:
    """Return a decorator that files its function as the measure `name`."""

    def add(compute: Compute) -> Compute:
        MEASURES.register(name)(MeasureKind(title, needs_column, numeric, compute))
        return compute

    return add


def values(measure: Measure, records: RecordSet) -> Iterator[tuple[str, Decimal | None]]:
    """Yield the value of the whole under ``, then that of each group in the order of the rows.

    A value is None when a number that it needs is missing.
    """
    kind = MEASURES[measure.kind]
    rows = _chosen(records.frame(), measure.where)
    column = measure.column or ""
    yield "", kind.compute(Rows(rows, rows, column))
    if measure.by and len(rows):
        # sort=False: charts and tables show the groups in the order of the file.
        for name, group in rows.groupby(_group_names(rows, measure.by), sort=False):
            yield str(name), kind.compute(Rows(group, rows, column))


def _chosen(rows: pd.DataFrame, where: Mapping[str, str | tuple[str, ...]]) -> pd.DataFrame:
    for column, wanted in where.items():
        choices = (wanted,) if isinstance(wanted, str) else wanted
        # Compared as text: `where` of a pack holds texts, a column may hold numbers.
        rows = rows.loc[[value is not None and str(value) in choices for value in rows[column]]]
    return rows


def _group_names(rows: pd.DataFrame, by: tuple[str, ...]) -> list[str]:
    """Return the group of each row: the values of the columns `by`, joined by `/`."""
    cells = zip(*(rows[column] for column in by), strict=True)
    return ["/".join(UNNAMED if value is None else str(value) for value in row) for row in cells]


def worded(measure: Measure, schema: RecordSchema) -> str:
    """Return how the values come about, `按所属系部汇总：专业设置及在校生情况的在校生数合计`."""
    by = "、".join(_name(schema, column) for column in measure.by)
    column = _name(schema, measure.column) if measure.column else ""
    where = "，".join(
        f"{_name(schema, key)}为{wanted if isinstance(wanted, str) else '或'.join(wanted)}"
        for key, wanted in measure.where.items()
    )
    title = MEASURES[measure.kind].title
    what = f"{schema.name}的{column}{title}{f'（{where}）' if where else ''}"
    return f"按{by}汇总：{what}" if by else f"汇总：{what}"


def _name(schema: RecordSchema, column_id: str) -> str:
    column = schema.column(column_id)
    return column.name if column else column_id
