"""Periods are years."""


def period_before(period: str) -> str:
    """Return the year before; `` for a period that is no year."""
    return str(int(period) - 1) if period.isdecimal() and period.isascii() else ""
