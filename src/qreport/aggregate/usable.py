"""Which measures of a pack can be computed at all."""

from collections.abc import Iterable, Iterator

from qreport.aggregate.measured import MEASURES
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator, Measure
from qreport.model.pack import Pack
from qreport.model.records import ColumnType
from qreport.problems.checking import MEASURE_UNUSABLE
from qreport.text.names import did_you_mean


def check_measures(pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the measures of `pack`, but for names of what is not there.

    Those are told where all that a pack mentions is looked at.
    """
    indicators = pack.indicators.values()
    return tuple(
        finding
        for one in indicators
        if one.measure
        for finding in _findings(one, _misused(one.measure, pack), pack)
    )


def faults(indicator: Indicator, measure: Measure, pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the measure of `indicator`; empty when it can be computed."""
    unknown = _unknown(measure, pack)
    return tuple(_findings(indicator, (*unknown, *_misused(measure, pack)), pack))


def _findings(indicator: Indicator, faults: Iterable[str], pack: Pack) -> Iterator[Finding]:
    place = pack.origins.get(("indicator", indicator.code))
    return (
        MEASURE_UNUSABLE.at(
            *([place] if place else ()),
            message=f"“{indicator.name}”的 measure：{fault}",
            indicator=indicator.code,
        )
        for fault in faults
    )


def _unknown(measure: Measure, pack: Pack) -> Iterator[str]:
    schema = pack.record_schemas.get(measure.record_set)
    if schema is None:
        yield f"没有明细表“{measure.record_set}”{did_you_mean(measure.record_set, pack.record_schemas)}"
        return
    # Once each: a column may stand in `by` and in `where`.
    for name in dict.fromkeys((measure.column, *measure.by, *measure.where)):
        if name is not None and schema.column(name) is None:
            near = did_you_mean(name, (column.id for column in schema.columns))
            yield f"明细表 {schema.id} 没有列“{name}”{near}"


def _misused(measure: Measure, pack: Pack) -> Iterator[str]:
    kind = MEASURES.get(measure.kind)
    if kind is None:
        yield f"没有汇总方法“{measure.kind}”{did_you_mean(measure.kind, MEASURES)}"
        return
    schema = pack.record_schemas.get(measure.record_set)
    column = schema.column(measure.column or "") if schema else None
    if kind.needs_column and measure.column is None:
        yield f"{measure.kind} 要写明 column"
    if kind.numeric and column and column.type not in (ColumnType.COUNT, ColumnType.NUMBER):
        yield f"列“{column.name}”不是数，不能相加"
