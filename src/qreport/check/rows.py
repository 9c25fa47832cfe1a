"""Counts and sums over the rows of a record set, without pandas, so that checking starts fast."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from qreport.check.intervals import Interval, exactly
from qreport.check.printed import around
from qreport.formula.exact import CONTEXT, added
from qreport.model.indicator import Measure
from qreport.model.location import Location
from qreport.model.records import Record, RecordSet, chosen, group_of


def total(rows: Iterable[Record], column: str) -> Decimal | None:
    """Return the sum of a column; None when a row has no number there, which is not 0."""
    return added(row.values.get(column) for row in rows)


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
    """Return the measure for the whole record set; None for a kind that has no single number."""
    # The share of the whole in itself says nothing.
    return None if measure.kind == "share" else _size(measure, chosen(records, measure.where))


def measured_groups(measure: Measure, records: RecordSet) -> Iterator[tuple[str, Decimal | None]]:
    """Yield the value of the whole under ``, then that of each group in the order of the rows.

    A value is None when a number that it needs is missing.
    """
    rows = chosen(records, measure.where)
    groups: dict[str, list[Record]] = {}
    for row in rows if measure.by else ():
        groups.setdefault(group_of(row, measure.by), []).append(row)
    for name, group in (("", rows), *groups.items()):
        yield name, _share(measure, group, rows) if measure.kind == "share" else _size(measure, group)


def values_of(
    jobs: Iterable[tuple[Measure, RecordSet]],
) -> tuple[tuple[tuple[str, Decimal | None], ...], ...]:
    """Return the values of each measure, the whole first, as `aggregate` gives them with pandas."""
    return tuple(tuple(measured_groups(*job)) for job in jobs)


def _share(measure: Measure, part: Sequence[Record], whole: Sequence[Record]) -> Decimal | None:
    size, of = _size(measure, part), _size(measure, whole)
    return None if size is None or not of else CONTEXT.divide(CONTEXT.multiply(size, Decimal(100)), of)


def _size(measure: Measure, rows: Sequence[Record]) -> Decimal | None:
    match measure.kind, measure.column:
        case ("count", _) | ("share", None):
            return Decimal(len(rows))
        case "sum" | "share", str(column):
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
