"""The number of different values of a column."""

from decimal import Decimal

from qreport.aggregate.measured import Rows, measure


@measure("distinct", "不同值的个数", needs_column=True, numeric=False)
def distinct(rows: Rows) -> Decimal:
    """一列里不同内容的个数，例如各行所属的系部有几个；空格不算。"""
    # A blank is no value of its own.
    return Decimal(rows.group[rows.column].nunique(dropna=True))
