"""Rows and columns of sums in a table of indicators: compared with what they sum up, never taken over."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct, field

from qreport.load.grids.grid import Cell
from qreport.load.grids.headings import Heading
from qreport.load.typed import NotANumber, adds_up, parse_number
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.problems.cells import SUM_OF_UNKNOWN
from qreport.text.characters import shown
from qreport.text.totals import SumKind, is_sum_label, sum_kind

_ROWS = 2
"""One row has no sum."""


_Row = tuple[Indicator, Sequence[Cell]]


class TableSums(Struct):
    """Follows the rows of one table."""

    findings: list[Finding] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    """The rows since the heading or the last row of sums."""

    def begin(self) -> None:
        """Note that a table begins."""
        self._rows = []

    def add(self, indicator: Indicator, heading: Heading, row: Sequence[Cell]) -> None:
        """Take a row of data; compare a column of sums with its figures."""
        self._rows.append((indicator, row))
        years = [row[at] for at in heading.years]
        for at, head in enumerate(heading.cells):
            if len(years) < _ROWS or at in heading.years or not is_sum_label(head.text) or not row[at].text:
                continue
            if not _adds_up(row[at], years):
                message = f"“{shown(head.text)}”一列填的是 {shown(row[at].text)}，不等于这一行各年的数相加"
                self.findings.append(SUM_OF_UNKNOWN.at(row[at].location, message=message))

    def compare(self, name: Cell, heading: Heading, row: Sequence[Cell]) -> None:
        """Compare a row of sums with the rows above it; nothing is said when every column adds up."""
        summed = tuple(self._summed(name))
        for at in heading.years:
            columns = [[each[at] for _, each in rows] for rows in summed]
            if row[at].text and not any(_adds_up(row[at], column) for column in columns):
                said = _difference(summed[0], columns[0]) if columns else "，看不出是哪些行的合计"
                message = f"“{shown(name.text)}”一行填的是 {shown(row[at].text)}{said}，也不是指标，没有读入"
                self.findings.append(SUM_OF_UNKNOWN.at(row[at].location, message=message))
                break
        if not heading.years and any(cell.text for cell in row):
            message = f"“{shown(name.text)}”是哪些数的合计，这样的表里看不出来，没有读入"
            self.findings.append(SUM_OF_UNKNOWN.at(name.location, message=message))
        if sum_kind(name.text) is not SumKind.PART:
            self._rows = []

    def _summed(self, name: Cell) -> Iterator[Sequence[_Row]]:
        """Yield the rows above that the row may sum up, each time of one unit: the likeliest first."""
        if sum_kind(name.text) is SumKind.PART or not self._rows:
            return
        parent = self._rows[-1][0].parent
        codes = {each.code for each, _ in self._rows}
        parts = list(takewhile(lambda row: parent and row[0].parent == parent, reversed(self._rows)))[::-1]
        wholes = [row for row in self._rows if row[0].parent not in codes]
        for rows in (parts, self._rows, wholes):
            if len(rows) >= _ROWS and len({each.unit for each, _ in rows}) == 1:
                yield rows


def _difference(rows: Sequence[_Row], cells: Sequence[Cell]) -> str:
    """Return with which rows a figure does not agree, and what they add up to."""
    figures = [figure for cell in cells if (figure := _figure(cell)) is not None]
    first, last = rows[0][0].name, rows[-1][0].name
    return f"，与上面“{first}”到“{last}”{len(rows)} 行相加的 {sum(figures, Decimal(0))} 不相等"


def _adds_up(claimed: Cell, parts: Sequence[Cell]) -> bool:
    """Whether all parts are figures that add up to the claimed one."""
    whole = _figure(claimed)
    figures = [figure for part in parts if (figure := _figure(part)) is not None]
    if whole is None or len(figures) < max(_ROWS, len(parts)):
        return False
    return adds_up(whole, figures)


def _figure(cell: Cell) -> Decimal | None:
    """Return a figure with its digits; None for anything else."""
    try:
        return parse_number(cell.text).value
    except NotANumber:
        return None
