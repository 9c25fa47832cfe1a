"""The number of rows of a record set equals an indicator."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.args import Quantity, RowArgs
from qreport.check.arithmetic import tallied
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rows import different
from qreport.check.rules import rule_kind
from qreport.model.records import chosen


class RecordsCountArgs(RowArgs):
    """Which rows are counted, and what they equal."""

    distinct: str | None = None
    """Count the different values of this column instead of the rows."""
    equals: Quantity

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, self.distinct) if self.distinct else tuple(self.where)


@rule_kind("records_count_equals", RecordsCountArgs, "明细表的行数等于指标")
def records_count_equals(data: CheckData, args: RecordsCountArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的行数必须等于 `equals`；`distinct` 数一列里不同的值，`where` 只取部分行。

    用于专业数、系部数、项目数与它的名单。只核对本年；没有明细表时不核对；明细表只列一部分的，行数超过才算错。
    """
    records = data.records(args.record_set)
    if records is None:
        yield data.unlisted(args.record_set)
        return
    rows = chosen(records, args.where)
    column = records.schema.column(args.distinct or "")
    if column is None:
        yield tallied(data, records, args.equals, Decimal(len(rows)), "的行数是")
    else:
        yield tallied(data, records, args.equals, different(rows, column.id), f"的{column.name}共有")
