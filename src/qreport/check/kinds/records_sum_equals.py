"""A column of a record set adds up to an indicator."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from qreport.check.args import Quantity, RowArgs
from qreport.check.arithmetic import tallied
from qreport.check.data import CheckData
from qreport.check.gaps import explain
from qreport.check.limits import is_usual
from qreport.check.outcomes import Breach, NotCheckable, Outcome
from qreport.check.rows import cell, total
from qreport.check.rules import rule_kind
from qreport.model.records import RecordSet, chosen


class RecordsSumArgs(RowArgs):
    """The column, and what it adds up to."""

    column: str
    equals: Quantity

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, self.column)


@rule_kind("records_sum_equals", RecordsSumArgs, "明细表一列相加等于指标")
def records_sum_equals(data: CheckData, args: RecordsSumArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的 `column` 列相加必须等于 `equals`，`where` 只取部分行。

    用于分系部、分专业的明细与总数。只核对本年；明细表没有提供、有空格或只列一部分时不核对
    （只列一部分的，相加超过总数仍算错）。差额正好等于某一行时指出这一行。
    """
    records = data.records(args.record_set)
    if records is None:
        yield data.unlisted(args.record_set)
        return
    if _unanswered(records, args.where):
        yield NotCheckable(f"{records.schema.name}有空格")
        return
    rows = chosen(records, args.where)
    added = total(rows, args.column)
    if added is None:
        yield NotCheckable(f"{records.schema.name}有空格")
    else:
        outcome = tallied(data, records, args.equals, added, "各行相加是")
        whole = replace(records, rows=rows)
        yield _misheaded(data, outcome, whole, (args.column, added)) or _with_row(
            outcome, whole, args.column, added
        )


def _unanswered(records: RecordSet, where: Iterable[str]) -> bool:
    """Return whether a column that tells the rows apart is blank though it must be filled in."""
    asked = [each for each in where if (column := records.schema.column(each)) and column.required]
    return any(row.values.get(each) is None for row in records.rows for each in asked)


def _misheaded(
    data: CheckData, outcome: Outcome, records: RecordSet, summed: tuple[str, Decimal]
) -> Breach | None:
    """Return a breach that the unit in the heading of the column explains; None when it does not."""
    column, added = summed
    heading, schema = records.converted.get(column), records.schema.column(column)
    if not isinstance(outcome, Breach) or not (heading and schema and outcome.found):
        return None
    found = Decimal(outcome.found)
    indicator = data.pack.indicators.get(outcome.indicator or "")
    gap = explain(records, column, found, added)
    # A total outside its range was sooner typed in the wrong unit itself.
    if not gap.is_of_unit or indicator is None or not is_usual(found, indicator):
        return None
    return replace(
        outcome,
        message=f"{outcome.message}，像是表头的单位写错了",
        locations=(heading, *outcome.locations),
        mend=f"各行是按{schema.unit}填的，把表头的单位改为“{schema.name}（{schema.unit}）”；不是的，核对总数。",
    )


def _with_row(outcome: Outcome, records: RecordSet, column: str, added: Decimal) -> Outcome:
    """Return a breach with the row that explains the difference, when there is just one."""
    if not isinstance(outcome, Breach) or outcome.found is None:
        return outcome
    # `found` is the printed claim, so that the difference is the one that a reader sees.
    gap = explain(records, column, Decimal(outcome.found), added)
    if gap.rows:
        cells = (cell(row, column) for row in gap.rows)
        return replace(outcome, message=outcome.message + gap.reason, locations=(*outcome.locations, *cells))
    # A unit explains the gap of a column; two digits swapped somewhere are a guess.
    return (
        replace(outcome, message=outcome.message + gap.reason, mend=gap.mend) if gap.is_of_unit else outcome
    )
