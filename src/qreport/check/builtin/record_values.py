"""Each row of a detail table of several years says which year it is of; its numbers are possible at all."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import fits
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import limits_text, number_text
from qreport.check.rows import cell, label
from qreport.model.records import Column, ColumnType, Record, RecordSet, row_year
from qreport.model.units import PERCENT
from qreport.problems.checking import RECORD_NUMBER_OUT_OF_RANGE, ROW_WITHOUT_YEAR


@builtin(ROW_WITHOUT_YEAR)
def record_years(data: CheckData) -> Iterator[Outcome]:
    """A row whose year nobody can read would be counted in no year and printed nowhere."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        if records.schema.year is not None:
            yield _dated(records, records.schema.year)


def _dated(records: RecordSet, column: str) -> Outcome:
    lost = [row for row in records.rows if row_year(row.values.get(column)) is None]
    if not lost:
        return Holds()
    schema, value = records.schema, lost[0].values.get(column)
    heading = schema.column(column)
    name = heading.name if heading else column
    shown = f"第一行写的是“{value}”" if value is not None else "第一行空着"
    return Breach(
        f"{schema.name}有 {len(lost)} 行的“{name}”看不出是哪一年，{shown}；这些行不计入任何一年",
        tuple(cell(row, column) for row in lost),
        None if value is None else str(value),
        "四位年份，如 2021 或 2021年9月",
        record_set=schema.id,
    )


@builtin(RECORD_NUMBER_OUT_OF_RANGE)
def record_numbers(data: CheckData) -> Iterator[Outcome]:
    """A percentage in a detail table lies within 0 to 100, every other number is not negative."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        for column in records.schema.columns:
            if column.type not in (ColumnType.COUNT, ColumnType.NUMBER):
                continue
            high = Decimal(100) if column.unit == PERCENT else None
            for row in records.rows:
                value = row.values.get(column.id)
                if isinstance(value, Decimal) and not fits(value, Decimal(0), high):
                    yield _breach(records, column, row, value)
                elif isinstance(value, Decimal) and high:
                    yield Holds()


def _breach(records: RecordSet, column: Column, row: Record, value: Decimal) -> Breach:
    limits = limits_text(Decimal(0), Decimal(100) if column.unit == PERCENT else None)
    where = f"{records.schema.name}“{label(records, row)}”的{column.name}"
    return Breach(
        f"{where}是 {number_text(value)}，应为 {limits}",
        (cell(row, column.id),),
        number_text(value),
        limits,
        record_set=records.schema.id,
    )
