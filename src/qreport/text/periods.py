"""Periods are years, however people write them."""

import re

from qreport.text.names import fold

# `2021`, `2021年`, `2021学年度`, folded before; not `21年`, not `2021级`, not `2021-2022学年`.
_YEAR = re.compile("((?:19|20)[0-9]{2})(?:年|年度|学年|学年度)?")


def period_before(period: str) -> str:
    """Return the year before; `` for a period that is no year."""
    return str(int(period) - 1) if period.isdecimal() and period.isascii() else ""


def year_of(text: str) -> str | None:
    """Return `2021` for `2021`, `2021年` or `２０２１ 年度`; None for anything else."""
    match = _YEAR.fullmatch(fold(text))
    return match.group(1) if match else None
