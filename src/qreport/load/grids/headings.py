"""The heading row of a table of indicators: where it is, and what each column holds.

Columns that hold data below a blank heading: nobody reads them, and nobody may take them for read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from qreport.load.grids.grid import Cell, Grid
from qreport.load.grids.heading_words import ROLES, Role, words_of
from qreport.load.grids.sheet_grids import is_remark, over_two_rows
from qreport.model.finding import Finding
from qreport.model.location import column_letters
from qreport.problems.reading import DUPLICATE_COLUMN, UNKNOWN_COLUMN
from qreport.text.characters import shown
from qreport.text.names import did_you_mean
from qreport.text.totals import is_sum_label


class Heading(Struct, frozen=True):
    """What the columns of a table hold, by position."""

    columns: Mapping[Role, int]
    years: Mapping[int, str]
    """Annex layout: the year of each column of values."""
    cells: tuple[Cell, ...]
    units: Mapping[int, str] = field(default_factory=dict)
    """The unit that a column of values names in its heading, and 指标 or 单位 for all of them."""

    @property
    def is_complete(self) -> bool:
        """Whether rows can be read with it: who, and either years or 年份 and 数值."""
        named = "indicator" in self.columns or "code" in self.columns
        return named and (bool(self.years) or {"year", "value"} <= self.columns.keys())

    @property
    def is_long(self) -> bool:
        """Whether every row holds one value, with its year in a column of its own."""
        return not self.years

    def cell(self, row: Sequence[Cell], role: Role) -> Cell | None:
        """Return the cell of `row` in the column of `role`; None when there is no such column."""
        position = self.columns.get(role)
        return None if position is None else row[position]

    def text(self, row: Sequence[Cell], role: Role) -> str:
        """Return the text of that cell, empty when there is none."""
        cell = self.cell(row, role)
        return cell.text if cell else ""


def heading_of(row: Sequence[Cell], current: str | None = None) -> Heading:
    """Return what the columns would be if `row` were the heading; of equal columns the first counts.

    `current` is the year that 本年 means, None when nobody knows.
    """
    columns: dict[Role, int] = {}
    years: dict[int, str] = {}
    units: dict[int, str] = {}
    for position, word in enumerate(words_of([cell.text for cell in row], current)):
        # A year that stands there twice is no column of its own, and `heading_faults` tells it.
        if word.year and word.year not in years.values():
            years[position] = word.year
        elif word.role:
            columns.setdefault(word.role, position)
        if word.unit:
            units[position] = word.unit
    return Heading(columns, years, tuple(row), units)


def heading_over(upper: Sequence[Cell], lower: Sequence[Cell], current: str | None = None) -> Heading | None:
    """Return the heading whose years stand in `lower`, below words in `upper`; None when that is no heading.

    A row of data below a heading names its indicator, the lower row of a heading does not.
    """
    heading = heading_of(over_two_rows(upper, lower), current)
    who = [at for role in ("indicator", "code") if (at := heading.columns.get(role)) is not None]
    is_data = any(lower[at].text for at in who) or not all(lower[at].text for at in heading.years)
    return heading if heading.years and heading.is_complete and not is_data else None


def heading_faults(heading: Heading, current: str | None = None) -> list[Finding]:
    """Return the columns that stand there twice, or that nobody knows and nobody will read."""
    findings = []
    used = {*heading.columns.values(), *heading.years}
    known = [*ROLES, *heading.years.values()]
    words = words_of([cell.text for cell in heading.cells], current)
    for position, (cell, word) in enumerate(zip(heading.cells, words, strict=True)):
        if position in used or not cell.text:
            continue
        if word.role or word.year:
            message = f"“{shown(cell.text)}”与前面的一列含义相同，这一列没有读入"
            findings.append(DUPLICATE_COLUMN.at(cell.location, message=message, found=cell.text))
        elif not is_sum_label(cell.text):
            message = f"不认识列“{shown(cell.text)}”，这一列没有读入{did_you_mean(cell.text, known)}"
            findings.append(UNKNOWN_COLUMN.at(cell.location, message=message, found=cell.text))
    return findings


_MEND = "在表头里写上这一列的名称；不是数据的请移出表格，例如移到表的下面，以“注：”开头。"


def unheaded(
    grid: Grid, heading: Sequence[Cell], rows: range, record_set: str | None = None
) -> Iterator[Finding]:
    """Yield a finding for each column without heading that holds data in `rows`.

    A column of running numbers needs no name. A row without anything in the columns that have one is no
    row of the table.
    """
    blank = [at for at, cell in enumerate(heading) if not cell.text]
    named = [at for at, cell in enumerate(heading) if cell.text]
    if not any(texts[at] for at in blank for texts in grid.texts[rows.start : rows.stop]):
        return
    read = [row for row in rows if any(grid.texts[row][at] for at in named) and not is_remark(grid, row)]
    for at in blank:
        cells = [grid.cell(row, at) for row in read if grid.texts[row][at]]
        if cells and not _are_numbered([cell.text for cell in cells]):
            first = f"“{shown(cells[0].text)}”"
            message = f"第 {column_letters(at + 1)} 列没有列名，其中 {len(cells)} 格没有读入，如{first}"
            yield UNKNOWN_COLUMN.at(
                cells[0].location, message=message, mend=_MEND, found=cells[0].text, record_set=record_set
            )


def _are_numbered(texts: Sequence[str]) -> bool:
    """Whether the texts are 1, 2, 3 and so on."""
    return texts == [str(number) for number in range(1, len(texts) + 1)]
