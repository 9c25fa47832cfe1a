"""Sums of Decimals in a DataFrame, exact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.formula.exact import CONTEXT

if TYPE_CHECKING:
    import pandas as pd


def added(column: pd.Series) -> Decimal | None:
    """Return the sum of a column of Decimals; None when a cell holds none, which is not 0."""
    whole = Decimal(0)
    for value in column:
        if not isinstance(value, Decimal):
            return None
        whole = CONTEXT.add(whole, value)
    return whole
