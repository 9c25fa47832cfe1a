"""Small packs and filings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from small import LAYOUT, manifest

from qreport.model.facts import Bound, Fact, Facts
from qreport.model.filing import Filing, FilingConfig, ReportYears, School
from qreport.model.indicator import Indicator, Measure
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import Column, ColumnType, Record, RecordSchema, RecordSet, RecordValue

PLACE = Location("indicators/a.csv", line=2, column=3)

PROGRAMMES = RecordSchema(
    id="programmes",
    name="专业一览表",
    columns=(
        Column(id="department", name="所属系部", required=False),
        Column(id="programme", name="专业名称"),
        Column(id="students", name="在校生数", type=ColumnType.COUNT, required=False),
    ),
)


def pack_of(*indicators: Indicator) -> Pack:
    by_code = {each.code: each for each in indicators}
    return Pack(manifest(), LAYOUT, by_code, {"programmes": PROGRAMMES})


def filing_of(facts: Sequence[Fact] = (), rows: Sequence[Sequence[RecordValue]] | None = None) -> Filing:
    config = FilingConfig(
        pack="p",
        school=School(name="学校", level="secondary"),
        report=ReportYears(title_year=2022, data_year=2021, issued="2021-11"),
    )
    records: Mapping[str, RecordSet] = {}
    if rows is not None:
        ids = [column.id for column in PROGRAMMES.columns]
        made = tuple(
            Record(dict(zip(ids, row, strict=True)), Location("records/programmes.csv")) for row in rows
        )
        records = {"programmes": RecordSet(PROGRAMMES, made)}
    return Filing(Path(), config, Facts(facts), records)


def fact(code: str, period: str, value: str | None, bound: Bound = Bound.EXACT) -> Fact:
    return Fact(
        code, period, None if value is None else Decimal(value), PLACE, text=value or "-", bound=bound
    )


def measured(kind: str, column: str | None = None, **more: object) -> Indicator:
    measure = Measure(kind=kind, record_set="programmes", column=column, **more)
    return Indicator(code="m", name="指标", unit="人", measure=measure)
