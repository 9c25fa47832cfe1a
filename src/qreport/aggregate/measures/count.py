"""The number of rows."""

from decimal import Decimal

from qreport.aggregate.measured import Rows, measure


@measure("count", "行数", needs_column=False, numeric=False)
def count(rows: Rows) -> Decimal:
    """明细表的行数；没有行是 0。"""
    return Decimal(len(rows.group))
