"""Each row of a detail table of several years says which year it is of."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rows import cell
from qreport.model.records import RecordSet, row_year
from qreport.problems.checking import ROW_WITHOUT_YEAR


@builtin(ROW_WITHOUT_YEAR)
def record_years(data: CheckData) -> Iterator[Outcome]:
    """A row whose year nobody can read would be counted in no year and printed nowhere."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        if records.schema.year is not None:
            yield _verdict(records, records.schema.year)


def _verdict(records: RecordSet, column: str) -> Outcome:
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
