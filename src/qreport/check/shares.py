"""Percentages of whole numbers: which part of which whole can print as one."""

from decimal import ROUND_CEILING

from qreport.check.data import Reading


def can_be_share(percent: Reading, whole: Reading | None) -> bool | None:
    """Return whether some whole number of `whole` prints as `percent`; None when `whole` is not exact."""
    if whole is None or not whole.possible.is_exact or whole.shown <= 0:
        return None
    part = (percent.possible.low * whole.shown / 100).to_integral_value(ROUND_CEILING)
    return part * 100 <= percent.possible.high * whole.shown
