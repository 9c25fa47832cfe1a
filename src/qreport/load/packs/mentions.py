"""What the entries of a pack mention: indicators, record sets, columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from qreport.load.yaml.layered import Steps
from qreport.model.charts import ChartItem, ChartSpec
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.records import RecordSchema
from qreport.model.tables import IndicatorRow, IndicatorTable, RecordTable

Where = Mapping[str, str | tuple[str, ...]]


class Mention(Struct, frozen=True):
    """A name that an entry of the pack writes, and the names that are allowed there."""

    kind: str
    code: str
    """Which entry: the key of `Pack.origins`."""
    path: Steps
    """Where in the entry."""
    word: str
    """What is named: 指标, 列 ..."""
    name: str
    known: Collection[str]


class _Entry(Struct, frozen=True):
    kind: str
    code: str

    def names(self, path: Steps, word: str, name: str, known: Collection[str]) -> Mention:
        return Mention(self.kind, self.code, path, word, name, known)

    def columns(self, path: Steps, names: Iterable[str], schema: RecordSchema) -> Iterator[Mention]:
        known = [column.id for column in schema.columns]
        for index, name in enumerate(names):
            yield self.names((*path, index), "列", name, known)

    def where(self, path: Steps, where: Where, schema: RecordSchema) -> Iterator[Mention]:
        known = [column.id for column in schema.columns]
        for name, wanted in where.items():
            yield self.names((*path, name), "列", name, known)
            column = schema.column(name)
            for value in (wanted,) if isinstance(wanted, str) else wanted:
                if column and column.choices:
                    yield self.names((*path, name), f"“{column.name}”的取值", value, column.choices)


def mentions(pack: Pack) -> Iterator[Mention]:
    """Yield everything that record sets, measures, tables and charts of `pack` mention."""
    for schema in pack.record_schemas.values():
        entry = _Entry("record_set", schema.id)
        yield from entry.columns(("key",), schema.key, schema)
        yield from entry.columns(("totals",), schema.totals, schema)
        yield from entry.columns(("year",), (schema.year,) if schema.year else (), schema)
        for index, grouping in enumerate(schema.compare):
            yield from entry.columns(("compare", index), (grouping.by,), schema)
            yield from entry.columns(("compare", index), (grouping.sum,) if grouping.sum else (), schema)
    for indicator in pack.indicators.values():
        yield from _of_measure(indicator, pack)
        if indicator.cumulative:
            entry = _Entry("indicator", indicator.code)
            yield entry.names(("cumulative",), "指标", indicator.cumulative, pack.indicators)
    for table in pack.tables.values():
        yield from _of_rows(table, pack) if isinstance(table, IndicatorTable) else _of_records(table, pack)
    for chart in pack.charts.values():
        yield from _of_chart(chart, pack)


def _of_measure(indicator: Indicator, pack: Pack) -> Iterator[Mention]:
    measure = indicator.measure
    if measure is None:
        return
    entry = _Entry("indicator", indicator.code)
    yield entry.names(("measure", "record_set"), "明细表", measure.record_set, pack.record_schemas)
    schema = pack.record_schemas.get(measure.record_set)
    if schema is None:
        return
    if measure.column:
        known = [column.id for column in schema.columns]
        yield entry.names(("measure", "column"), "列", measure.column, known)
    yield from entry.columns(("measure", "by"), measure.by, schema)
    yield from entry.where(("measure", "where"), measure.where, schema)


def _of_rows(table: IndicatorTable, pack: Pack) -> Iterator[Mention]:
    entry = _Entry("table", table.id)
    yield from _of_indicators(entry, ("rows",), table.rows, pack)
    known = [row if isinstance(row, str) else row.indicator for row in table.rows]
    for code, rows in table.rows_after.items():
        yield entry.names(("rows_after", code), "行", code, known)
        yield from _of_indicators(entry, ("rows_after", code), rows, pack)


def _of_indicators(
    entry: _Entry, path: Steps, rows: Sequence[IndicatorRow | ChartItem | str], pack: Pack
) -> Iterator[Mention]:
    # A row is the code alone, or a mapping when it has more to say.
    for index, row in enumerate(rows):
        if isinstance(row, str):
            yield entry.names((*path, index), "指标", row, pack.indicators)
        else:
            yield entry.names((*path, index, "indicator"), "指标", row.indicator, pack.indicators)


def _of_records(table: RecordTable, pack: Pack) -> Iterator[Mention]:
    entry = _Entry("table", table.id)
    yield entry.names(("record_set",), "明细表", table.record_set, pack.record_schemas)
    schema = pack.record_schemas.get(table.record_set)
    if schema is None:
        return
    known = [column.id for column in schema.columns]
    for index, column in enumerate(table.columns):
        yield entry.names(("columns", index, "column"), "列", column.column, known)
    yield from entry.where(("where",), table.where, schema)


def _of_chart(chart: ChartSpec, pack: Pack) -> Iterator[Mention]:
    entry = _Entry("chart", chart.id)
    yield from _of_indicators(entry, ("data", "indicators"), chart.data.indicators, pack)
    if chart.data.groups_of:
        yield entry.names(("data", "groups_of"), "指标", chart.data.groups_of, pack.indicators)
