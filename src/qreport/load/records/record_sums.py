"""Rows 合计, 小计 and 其中 of a detail table: which rows each of them sums up."""

from collections.abc import Sequence

from msgspec import Struct

from qreport.model.records import Record, Subtotal
from qreport.text.totals import SumKind, sum_kind


class Sum(Struct, frozen=True):
    """A row of sums, and how many rows of data stand above it."""

    claimed: Record
    above: int
    partial: bool
    """Whether it is a 小计, which sums up the rows since the last row of sums."""


def row_kind(filled: Sequence[str], named: Sequence[str]) -> SumKind | None:
    """Return what a row sums up by its first words; None for a row of data.

    `filled` are its texts without blanks, `named` those of them in columns of the schema: 序号, or a column
    that nobody knows, may stand before the word 合计. 电气系 | 合计 is a sum of some rows.
    """
    for words in (filled, named):
        # 合 | 计 in two cells.
        if len(words) > 1 and words[0] in ("合", "总", "小") and (kind := sum_kind(words[0] + words[1])):
            return kind
        if words and (kind := sum_kind(words[0])):
            return kind
    for words in (filled, named):
        kind = sum_kind(words[1]) if len(words) > 1 else None
        if kind in (SumKind.TOTAL, SumKind.SUBTOTAL) and not words[0][:1].isdecimal():
            return SumKind.SUBTOTAL
    return None


def split(sums: Sequence[Sum], rows: Sequence[Record]) -> tuple[list[Record], list[Subtotal]]:
    """Return the rows 合计 of all rows, and the sums of some.

    A 合计 with rows between it and a later one, as on several sheets, sums up those since the one before.
    """
    # The only 合计 sums up all rows, also where it stands above them.
    last = max((each.above for each in sums if not each.partial), default=0)
    totals: list[Record] = []
    subtotals: list[Subtotal] = []
    block = sheet = 0
    if sums and sums[0].partial and not sums[0].above:
        return totals_above(sums, rows)
    for each in sums:
        if each.partial or each.above < last:
            first = block if each.partial else sheet
            subtotals.append(Subtotal(each.claimed, tuple(rows[first : each.above])))
        else:
            totals.append(each.claimed)
        block, sheet = each.above, sheet if each.partial else each.above
    return totals, subtotals


def totals_above(sums: Sequence[Sum], rows: Sequence[Record]) -> tuple[list[Record], list[Subtotal]]:
    """Return the same for a table whose sums stand above their rows: each 小计 up to the next one."""
    parts = [each for each in sums if each.partial]
    ends = [each.above for each in parts[1:]] + [len(rows)]
    subtotals = [
        Subtotal(each.claimed, tuple(rows[each.above : end])) for each, end in zip(parts, ends, strict=True)
    ]
    return [each.claimed for each in sums if not each.partial], subtotals
