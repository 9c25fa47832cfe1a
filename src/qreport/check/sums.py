"""Sums of figures that may have been rounded."""

from collections.abc import Sequence
from decimal import Decimal

from qreport.check.data import Reading
from qreport.check.intervals import Interval


def sum_of(readings: Sequence[Reading]) -> Reading:
    """Return the sum as printed and every sum that the figures can stand for."""
    return Reading(
        sum((each.shown for each in readings), Decimal(0)),
        Interval(
            sum((each.possible.low for each in readings), Decimal(0)),
            sum((each.possible.high for each in readings), Decimal(0)),
        ),
    )
