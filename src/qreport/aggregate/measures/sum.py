"""The sum of a column."""

from decimal import Decimal

from qreport.aggregate.measured import Rows, measure
from qreport.formula.exact import added


@measure("sum", "合计", needs_column=True, numeric=True)
def total(rows: Rows) -> Decimal | None:
    """一列数的合计；有一行没有数，合计就没有，不当作 0。"""
    return added(rows.group[rows.column])
