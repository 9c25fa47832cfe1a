"""Columns that hold data below a blank heading: nobody reads them, and nobody may take them for read."""

from collections.abc import Iterator, Sequence

from qreport.load.grids.grid import Cell, Grid
from qreport.load.grids.tables import is_remark
from qreport.model.finding import Finding
from qreport.model.location import column_letters
from qreport.problems.reading import UNKNOWN_COLUMN
from qreport.text.characters import shown

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
