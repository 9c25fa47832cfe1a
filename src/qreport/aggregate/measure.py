"""Measures: how one number comes from rows. One file each in `measures/`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.formula.exact import CONTEXT
from qreport.registry import Registry

if TYPE_CHECKING:
    import pandas as pd


class Rows(Struct, frozen=True):
    """What a measure looks at; the frames are those of RecordSet.frame(), with exact Decimals."""

    group: pd.DataFrame
    """The rows of one group, or all rows for the whole."""
    whole: pd.DataFrame
    """All rows that `where` leaves."""
    column: str
    """The column to measure; `` where a measure needs none."""


class MeasureKind(Struct, frozen=True):
    """A measure: its title for users, what it asks of its column, and the computation."""

    title: str
    needs_column: bool
    """Whether it makes no sense without a column."""
    numeric: bool
    """Whether the column has to hold numbers."""
    compute: Callable[[Rows], Decimal | None]
    """None when a value that it needs is missing."""

    @property
    def text(self) -> str:
        """What it computes: the docstring of its function, in Chinese because users read it."""
        return inspect.cleandoc(self.compute.__doc__ or "")


MEASURES: Registry[MeasureKind] = Registry("qreport.aggregate.measures", "")

Compute = Callable[[Rows], Decimal | None]


def measure(name: str, title: str, *, needs_column: bool, numeric: bool) -> Callable[[Compute], Compute]:
    """Return a decorator that files its function as the measure `name`."""

    def add(compute: Compute) -> Compute:
        MEASURES.register(name)(MeasureKind(title, needs_column, numeric, compute))
        return compute

    return add


if TYPE_CHECKING:
    import pandas as pd


def added(column: pd.Series) -> Decimal | None:
    """Return the sum of a column of Decimals; None when a cell holds none, which is not 0."""
    whole = Decimal(0)
    # pandas would add Decimals with the context of the thread, which rounds to 28 digits.
    for value in column:
        if not isinstance(value, Decimal):
            return None
        whole = CONTEXT.add(whole, value)
    return whole
