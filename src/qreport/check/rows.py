"""Counts and sums over the rows of a record set, without pandas, so that checking starts fast."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from qreport.check.intervals import Interval, exactly
from qreport.check.printed import around
from qreport.formula.exact import CONTEXT
from qreport.model.indicator import Measure
from qreport.model.location import Location
from qreport.model.records import Record, RecordSet

Where = Mapping[str, str | tuple[str, ...]]


def chosen(records: RecordSet, where: Where) -> tuple[Record, ...]:
    """Return the rows whose columns hold the wanted values."""
    if not where:
        return records.rows
    return tuple(row for row in records.rows if all(_fits(row, *wanted) for wanted in where.items()))


def _fits(row: Record, column: str, wanted: str | tuple[str, ...]) -> bool:
    value = row.values.get(column)
    return value is not None and str(value) in ((wanted,) if isinstance(wanted, str) else wanted)


def total(rows: Iterable[Record], column: str) -> Decimal | None:
    """Return the sum of a column; None when a row has no number there, which is not 0."""
    whole = Decimal(0)
    for row in rows:
        value = row.values.get(column)
        if not isinstance(value, Decimal):
            return None
        whole = CONTEXT.add(whole, value)
    return whole


def sums(rows: Iterable[Record], column: str) -> Interval | None:
    """Return every sum that the printed figures of a column can stand for; None as for `total`.

    Whole numbers stand for themselves; one with decimals may be rounded or cut off.
    """
    low = high = Decimal(0)
    for row in rows:
        value = row.values.get(column)
        if not isinstance(value, Decimal):
            return None
        exponent = int(value.as_tuple().exponent)
        possible = around(value, Decimal(1).scaleb(exponent)) if exponent < 0 else exactly(value)
        low, high = CONTEXT.add(low, possible.low), CONTEXT.add(high, possible.high)
    return Interval(low, high)


def different(rows: Iterable[Record], column: str) -> Decimal:
    """Return how many different values a column has; a blank is none."""
    return Decimal(len({row.values.get(column) for row in rows} - {None}))


def measured(records: RecordSet, measure: Measure) -> Decimal | None:
    """Return the measure for the whole record set, as pandas gives it.

    None when a number is missing, and for a share, of which only the parts say anything.
    """
    rows = chosen(records, measure.where)
    match measure.kind, measure.column:
        case "count", _:
            return Decimal(len(rows))
        case "sum", str(column):
            return total(rows, column)
        case "distinct", str(column):
            return different(rows, column)
    return None


def cell(row: Record, column: str) -> Location:
    """Return the cell of a value, or the row when the cell is not known."""
    return row.cells.get(column, row.origin)


def label(records: RecordSet, row: Record) -> str:
    """Return the words by which a person finds the row: its key, or its first text."""
    texts = [column.id for column in records.schema.columns if isinstance(row.values.get(column.id), str)]
    shown = [column for column in texts if column in records.schema.key] or texts[:1]
    # Without a text in the row only its line tells which one it is.
    return " ".join(str(row.values[column]) for column in shown) or f"第 {row.origin.line} 行"
