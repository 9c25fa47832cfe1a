"""A column of a record set adds up to an indicator."""

from collections.abc import Iterator

from qreport.check.args import Quantity, RowArgs
from qreport.check.data import CheckData
from qreport.check.kind import rule_kind
from qreport.check.outcomes import NotCheckable, Outcome
from qreport.check.rows import chosen, total
from qreport.check.tally import tallied


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
    （只列一部分的，相加超过总数仍算错）。
    """
    records = data.records(args.record_set)
    if records is None:
        yield NotCheckable(f"没有明细表 {args.record_set}")
        return
    added = total(chosen(records, args.where), args.column)
    if added is None:
        yield NotCheckable(f"{records.schema.name}有空格")
    else:
        yield tallied(data, records, args.equals, added, "各行相加是")
