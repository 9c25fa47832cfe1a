"""Values that are computed from the rows of a record set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.aggregate.measure import MEASURES, Rows
from qreport.model.facts import UNNAMED
from qreport.model.indicator import Measure
from qreport.model.records import RecordSchema, RecordSet

if TYPE_CHECKING:
    import pandas as pd


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
