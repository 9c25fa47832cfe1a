"""The percentage of the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.aggregate.measured import Rows, measure
from qreport.formula.exact import CONTEXT, added

if TYPE_CHECKING:
    import pandas as pd


@measure("share", "占比", needs_column=False, numeric=True)
def share(rows: Rows) -> Decimal | None:
    """各组占全部的百分比：写了 column 按这一列的合计，没有写按行数；全部为 0 或有空格时没有结果。"""
    part, whole = _size(rows, rows.group), _size(rows, rows.whole)
    # Of nothing there is no share; 0 would say that the group is empty.
    if part is None or not whole:
        return None
    return CONTEXT.divide(CONTEXT.multiply(part, Decimal(100)), whole)


def _size(rows: Rows, chosen: pd.DataFrame) -> Decimal | None:
    return added(chosen[rows.column]) if rows.column else Decimal(len(chosen))
