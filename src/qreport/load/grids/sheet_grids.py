"""Stored sheets of any workbook to grids, and what is hidden in them.

What tables of indicators and detail tables have in common: rows that are none, and merged cells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from qreport import limits
from qreport.load.grids.grid import Cell, CellKind, Grid, Grids, kinds_of
from qreport.load.grids.values import Sheet, Values
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location, column_letters
from qreport.problems.cells import PARTS_LEFT_OUT
from qreport.problems.reading import EMPTY_FILE, HIDDEN_DATA, OVER_LIMIT
from qreport.text.regex import regex


def grids_of(file: str, sheets: Iterable[Sheet], values: Callable[[], Values]) -> Grids:
    """Return the sheets that have content, hidden ones too, and findings about what is hidden in them.

    `values` gives a fresh translator of cells for each sheet. Raises `Unreadable` when all sheets
    together are too large, or none has content.
    """
    grids: list[Grid] = []
    findings: list[Finding] = []
    for sheet in _filled(sheets, file):
        translator = values()
        grid, withdrawn = _grid(file, sheet, translator)
        grids.append(grid)
        findings += (*translator.findings, *_hidden(sheet, file), *withdrawn)
    if not grids:
        raise Unreadable(EMPTY_FILE.at(Location(file), message="工作簿里没有内容"))
    return tuple(grids), tuple(findings)


def _filled(sheets: Iterable[Sheet], file: str) -> Iterator[Sheet]:
    room = limits.CELLS
    for sheet in sheets:
        rows, columns = sheet.extent
        # By its extent: one far cell makes a grid as large as if every cell were filled.
        room -= rows * columns
        if room < 0:
            message = f"表太大：各工作表合计超过 {limits.CELLS} 格"
            raise Unreadable(OVER_LIMIT.at(Location(file), message=message))
        if sheet.cells:
            yield sheet


def _grid(file: str, sheet: Sheet, values: Values) -> tuple[Grid, tuple[Finding, ...]]:
    rows, columns = sheet.extent
    merged_into = dict(_merges(sheet, file))

    def cell(row: int, column: int) -> Cell:
        place = Location(file, sheet.title, row, column)
        found = sheet.cells.get((row, column))
        if found is None or place in merged_into:
            return Cell("", CellKind.EMPTY, place)
        return values.cell(found, place)

    cells = tuple(tuple(cell(row, at) for at in range(1, columns + 1)) for row in range(1, rows + 1))
    texts = tuple(tuple(cell.text for cell in row) for row in cells)
    withdrawn = {at for at, row in enumerate(cells) if _is_struck(row)}
    kinds = {place: kind for place, kind in kinds_of(cells).items() if place[0] not in withdrawn}
    grid = Grid(file, sheet.title, texts, kinds, sheet.hidden, merged_into)
    return grid, tuple(_struck_rows(grid, sorted(withdrawn)))


def _is_struck(row: Iterable[Cell]) -> bool:
    """Whether everything that stands in a row is struck through: somebody took the row out of the table."""
    kinds = {cell.kind for cell in row} - {CellKind.EMPTY}
    return kinds == {CellKind.STRUCK}


def _struck_rows(grid: Grid, rows: Sequence[int]) -> Iterator[Finding]:
    if rows:
        message = f"第 {_listed((row + 1 for row in rows), str)} 行整行划了删除线，没有读入"
        yield PARTS_LEFT_OUT.at(grid.place(rows[0]), message=message)


def _merges(sheet: Sheet, file: str) -> Iterator[tuple[Location, Location]]:
    """Yield each covered cell within the table, and the first cell of its merge."""
    last_row, last_column = sheet.extent
    covered = 0
    for (top, left), (bottom, right) in sheet.merges:
        rows = range(top, min(bottom, last_row) + 1)
        columns = range(left, min(right, last_column) + 1)
        # Excel lets no merged cells overlap; those of a broken file may, and count each time.
        covered += len(rows) * len(columns)
        if covered > limits.CELLS:
            message = f"合并的单元格太多：超过 {limits.CELLS} 格"
            raise Unreadable(OVER_LIMIT.at(Location(file, sheet.title), message=message))
        first = Location(file, sheet.title, top, left)
        for row in rows:
            for column in columns:
                if (row, column) != (top, left):
                    yield Location(file, sheet.title, row, column), first


def _hidden(sheet: Sheet, file: str) -> Iterator[Finding]:
    title = sheet.title
    if sheet.hidden:
        message = f"工作表“{title}”是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(file, title), message=message)
    if rows := sorted(sheet.hidden_rows & {row for row, _ in sheet.cells}):
        message = f"第 {_listed(rows, str)} 行是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(file, title, rows[0]), message=message)
    if columns := sorted(sheet.hidden_columns & {column for _, column in sheet.cells}):
        message = f"第 {_listed(columns, column_letters)} 列是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(file, title, 1, columns[0]), message=message)


def _listed(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Return `3、5—8` for rows, `B、D—F` for columns."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "、".join("—".join(map(name, run)) for run in runs)


# `注：…`, `数据来源：教务处`, `填表人`, `续表2`; not `注册学生数`, not `说明书编写数`.
_NOTE = regex(
    r"(附?注|备注|说明|数据来源|资料来源|填表人|填报人|审核人|负责人|填表日期|续表)\s*\d*\s*([:：]|$)"
)


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether none of the cells holds anything, not even a formula without result."""
    return all(cell.kind is CellKind.EMPTY for cell in cells)


def is_remark(grid: Grid, row: int) -> bool:
    """Whether the row stands outside the data: blank, a title across the table, or a note below it."""
    filled = grid.filled(row)
    if not filled or is_note(grid, row):
        return True
    return len(filled) == 1 and _covers(grid.cell(row, filled[0]).location, grid, row)


def is_note(grid: Grid, row: int) -> bool:
    """Whether the row begins with a word such as 注： or 填表人."""
    filled = grid.filled(row)
    return bool(filled) and bool(_NOTE.match(grid.texts[row][filled[0]]))


def _covers(first: Location, grid: Grid, row: int) -> bool:
    """Whether the cell at `first` covers another one of the row."""
    return bool(grid.merged_into) and any(
        grid.merged_into.get(cell.location) == first for cell in grid.row(row)
    )


def over_two_rows(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the heading that stands in two rows: the cells of the lower, of the upper where it is blank."""
    return tuple(below if below.text else above for above, below in zip(upper, lower, strict=True))


def merged_from_above(cell: Cell, grid: Grid) -> Cell:
    """Return the first cell of the merged cell that covers `cell` in its column, else `cell` itself."""
    first = grid.merged_into.get(cell.location)
    return grid.at(first) if first and first.column == cell.location.column else cell
