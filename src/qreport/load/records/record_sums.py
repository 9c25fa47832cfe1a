"""Rows 合计 and 小计 of a detail table: which rows each of them sums up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qreport.model.records import Record, Subtotal
from qreport.text.names import fold

_TOTALS = frozenset(("合计", "总计", "共计"))
_SUBTOTAL = "小计"
# 合计, 总计, 共计, 小计.
_IN_EVERY_WORD = "计"


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of sums, and how many rows of data stand above it."""

    claimed: Record
    above: int
    partial: bool
    """Whether it is a 小计, which sums up the rows since the last row of sums."""


def may_be_sum(texts: Iterable[str]) -> bool:
    """Whether a row deserves the closer looks below; most do not."""
    return _IN_EVERY_WORD in "".join(texts)


def is_total(filled: Sequence[str]) -> bool:
    """Whether the first words of a row, given without its blanks, are 合计 or the like."""
    return bool(filled) and fold(filled[0]) in _TOTALS


def is_subtotal(filled: Sequence[str]) -> bool:
    """Whether a row is called 小计, also with a name (`电气系小计`, `电气系 | 小计`)."""
    return any(fold(text).endswith(_SUBTOTAL) for text in filled[:2])


def split(sums: Sequence[Sum], rows: Sequence[Record]) -> tuple[list[Record], list[Subtotal]]:
    """Return the rows 合计 of all rows, and the sums of some.

    A 合计 with rows between it and a later one, as on several sheets, sums up those since the one before.
    """
    # The only 合计 sums up all rows, also where it stands above them.
    last = max((each.above for each in sums if not each.partial), default=0)
    totals: list[Record] = []
    subtotals: list[Subtotal] = []
    block = sheet = 0
    for each in sums:
        if each.partial or each.above < last:
            first = block if each.partial else sheet
            subtotals.append(Subtotal(each.claimed, tuple(rows[first : each.above])))
        else:
            totals.append(each.claimed)
        block, sheet = each.above, sheet if each.partial else each.above
    return totals, subtotals
