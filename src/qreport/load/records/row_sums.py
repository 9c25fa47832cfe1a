"""Columns 合计 and rows 其中 of a detail table: compared with what they belong to, never taken over.

Rows 合计, 小计 and 其中 of a detail table: which rows each of them sums up.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, takewhile

from msgspec import Struct, field

from qreport.load.grids.grid import Grid
from qreport.load.records.record_headings import RecordHeading
from qreport.load.records.record_units import NUMBERS
from qreport.load.typed import NotANumber, adds_up, parse_number
from qreport.model.finding import Finding
from qreport.model.records import Record, RecordSchema, Subtotal
from qreport.problems.cells import SUM_OF_UNKNOWN
from qreport.text.characters import shown
from qreport.text.totals import SumKind, sum_kind

_COLUMNS = 2
"""One figure has no sum."""


class RowSums(Struct):
    """Compares the rows of one sheet; each column is told once."""

    schema: RecordSchema
    heading: RecordHeading
    findings: list[Finding] = field(default_factory=list)
    _told: set[int] = field(default_factory=set)

    def compare(self, record: Record, grid: Grid, row: int) -> None:
        """Compare the columns of sums with the figures of one row."""
        for at in self.heading.sums:
            text = grid.texts[row][at]
            if (
                text
                and at not in self._told
                and not self._adds_up(text, (*self._figures(record), self._beside(grid, row, at)))
            ):
                self._told.add(at)
                head = shown(self.heading.cells[at].text)
                message = f"“{head}”一列填的是 {shown(text)}，不等于这一行各数相加；合计不当作数据"
                place = grid.cell(row, at).location
                self.findings.append(SUM_OF_UNKNOWN.at(place, message=message, record_set=self.schema.id))

    def _adds_up(self, text: str, summed: Iterable[Sequence[Decimal]]) -> bool:
        try:
            claimed = parse_number(text).value
        except NotANumber:
            return False
        if claimed is None:
            return True
        return any(len(figures) >= _COLUMNS and adds_up(claimed, figures) for figures in summed)

    def _beside(self, grid: Grid, row: int, at: int) -> list[Decimal]:
        """Return the figures in the columns before that nobody knows: 一年级, 二年级, 三年级, 合计."""
        known = {*self.heading.columns.values(), *self.heading.sums}
        unknown = list(takewhile(lambda each: each not in known, range(at - 1, -1, -1)))
        return [figure for each in unknown if (figure := _figure(grid.texts[row][each])) is not None]

    def _figures(self, record: Record) -> Iterator[Sequence[Decimal]]:
        """Yield the figures of the row that can be added: those of one unit."""
        columns = [each for each in self.schema.columns if each.type in NUMBERS]
        for _, alike in groupby(sorted(columns, key=lambda each: each.unit or ""), lambda each: each.unit):
            values = (record.values.get(each.id) for each in alike)
            yield [value for value in values if isinstance(value, Decimal)]


def _figure(text: str) -> Decimal | None:
    try:
        return parse_number(text).value
    except NotANumber:
        return None


def part_fault(part: Record, whole: Record | None, schema: RecordSchema) -> Finding | None:
    """Return what is wrong with a row 其中: no row above it, or more than that; None when all is well."""
    if whole is None:
        message = "“其中”一行上面没有它所属的行，没有读入"
        return SUM_OF_UNKNOWN.at(part.origin, message=message, record_set=schema.id)
    for column in schema.columns:
        mine, all_of_it = part.values.get(column.id), whole.values.get(column.id)
        if isinstance(mine, Decimal) and isinstance(all_of_it, Decimal) and mine > all_of_it:
            message = f"“其中”一行的{column.name}是 {mine}，大于上面一行的 {all_of_it}；“其中”的数不再相加"
            places = (part.cells.get(column.id, part.origin), whole.cells.get(column.id, whole.origin))
            return SUM_OF_UNKNOWN.at(*places, message=message, record_set=schema.id)
    return None


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
    The last of several sheets with a 合计 each sums up its own rows too, unless it is the sum of all.
    """
    # The only 合计 sums up all rows, also where it stands above them.
    last = max((each.above for each in sums if not each.partial), default=0)
    totals: list[Record] = []
    subtotals: list[Subtotal] = []
    block = sheet = 0
    if sums and sums[0].partial and not sums[0].above:
        return totals_above(sums, rows)
    for each in sums:
        if each.partial or each.above < last or _of_own_sheet(each, sums, rows, sheet):
            first = block if each.partial else sheet
            subtotals.append(Subtotal(each.claimed, tuple(rows[first : each.above])))
        else:
            totals.append(each.claimed)
        block, sheet = each.above, sheet if each.partial else each.above
    return totals, subtotals


def _of_own_sheet(claim: Sum, sums: Sequence[Sum], rows: Sequence[Record], first: int) -> bool:
    """Whether the last 合计 is that of its sheet alone, whose rows begin at `first`."""
    sheets = {each.claimed.origin.sheet for each in sums if not each.partial and each.above}
    own = rows[first : claim.above]
    here = claim.claimed.origin.sheet
    if len(sheets) < _COLUMNS or not own or any(each.origin.sheet != here for each in own):
        return False
    figures = {column: value for column, value in claim.claimed.values.items() if isinstance(value, Decimal)}
    return not any(adds_up(value, _figures_of(rows, column)) for column, value in figures.items())


def _figures_of(rows: Sequence[Record], column: str) -> list[Decimal]:
    return [value for row in rows if isinstance(value := row.values.get(column), Decimal)]


def totals_above(sums: Sequence[Sum], rows: Sequence[Record]) -> tuple[list[Record], list[Subtotal]]:
    """Return the same for a table whose sums stand above their rows: each 小计 up to the next one."""
    parts = [each for each in sums if each.partial]
    ends = [each.above for each in parts[1:]] + [len(rows)]
    subtotals = [
        Subtotal(each.claimed, tuple(rows[each.above : end])) for each, end in zip(parts, ends, strict=True)
    ]
    return [each.claimed for each in sums if not each.partial], subtotals
