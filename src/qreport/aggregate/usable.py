"""Which measures of a pack can be computed at all."""

from collections.abc import Iterator

from qreport.aggregate.measure import MEASURES, MeasureKind
from qreport.aggregate.problems import MEASURE_UNUSABLE
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator, Measure
from qreport.model.pack import Pack
from qreport.model.records import ColumnType, RecordSchema
from qreport.names import did_you_mean


def check_measures(pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the measures of `pack`."""
    indicators = pack.indicators.values()
    return tuple(each for one in indicators if one.measure for each in faults(one, one.measure, pack))


def faults(indicator: Indicator, measure: Measure, pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the measure of `indicator`; empty when it can be computed."""
    place = pack.origins.get(("indicator", indicator.code))
    return tuple(
        MEASURE_UNUSABLE.at(
            *([place] if place else ()),
            message=f"“{indicator.name}”的 measure：{fault}",
            indicator=indicator.code,
        )
        for fault in _faults(measure, pack)
    )


def _faults(measure: Measure, pack: Pack) -> Iterator[str]:
    kind = MEASURES.get(measure.kind)
    schema = pack.record_schemas.get(measure.record_set)
    if kind is None:
        yield f"没有汇总方法“{measure.kind}”{did_you_mean(measure.kind, MEASURES)}"
    if schema is None:
        yield f"没有明细表“{measure.record_set}”{did_you_mean(measure.record_set, pack.record_schemas)}"
    if kind and schema:
        yield from _unknown_columns(measure, schema)
        yield from _wrong_column(measure, kind, schema)


def _unknown_columns(measure: Measure, schema: RecordSchema) -> Iterator[str]:
    for name in dict.fromkeys((measure.column, *measure.by, *measure.where)):
        if name is not None and schema.column(name) is None:
            near = did_you_mean(name, (column.id for column in schema.columns))
            yield f"明细表 {schema.id} 没有列“{name}”{near}"


def _wrong_column(measure: Measure, kind: MeasureKind, schema: RecordSchema) -> Iterator[str]:
    column = schema.column(measure.column or "")
    if kind.needs_column and measure.column is None:
        yield f"{measure.kind} 要写明 column"
    if kind.numeric and column and column.type not in (ColumnType.COUNT, ColumnType.NUMBER):
        yield f"列“{column.name}”不是数，不能相加"
