"""Workbooks of Excel and WPS (.xlsx)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from qreport.load import limits
from qreport.load.content import real_content
from qreport.load.grid import READERS, Cell, CellKind, Grid, Grids
from qreport.load.problems import EMPTY_FILE, HIDDEN_DATA, OVER_LIMIT, UNREADABLE_FILE
from qreport.load.source import read_bytes
from qreport.load.unreadable import Unreadable
from qreport.load.xlsx.package import Package, open_package
from qreport.load.xlsx.sheet import StoredSheet
from qreport.load.xlsx.values import Values
from qreport.load.xlsx.workbook import SAVE_AS_XLSX, SheetEntry, Workbook, read_workbook
from qreport.model.finding import Finding
from qreport.model.location import Location, column_letters

_PASSWORD = "用 WPS 或 Excel 打开，去掉打开密码后保存。"  # noqa: S105 -- advice, no secret


@READERS.register(".xlsx")
def read_xlsx(path: Path, name: str) -> Grids:
    """Return the worksheets that have content, hidden ones too, and findings about what is hidden in them.

    It reads the XML itself, as a stream within the limits: a cell far out or a huge part is refused before
    memory is spent, the kind of every cell is known, and nothing heavy is imported.
    """
    data = read_bytes(path, name, limits.FILE_BYTES)
    _refuse_foreign(data, name)
    package = open_package(data, name)
    workbook = read_workbook(package)
    grids: list[Grid] = []
    findings: list[Finding] = []
    for entry, stored in _sheets(package, workbook):
        values = Values(workbook)
        grids.append(_grid(name, entry, stored, values))
        findings += (*values.findings, *_hidden(entry, stored, name))
    if not grids:
        raise Unreadable(EMPTY_FILE.at(Location(name), message="工作簿里没有内容"))
    return tuple(grids), tuple(findings)


def _refuse_foreign(data: bytes, name: str) -> None:
    if data.startswith(b"PK"):
        return
    content = real_content(data) or ("文字（像是 CSV）" if data.strip() else "空的")
    mend = _PASSWORD if "密码" in content else SAVE_AS_XLSX
    raise Unreadable(
        UNREADABLE_FILE.at(Location(name), message=f"不是 .xlsx 工作簿，内容是{content}", mend=mend)
    )


def _sheets(package: Package, workbook: Workbook) -> Iterator[tuple[SheetEntry, StoredSheet]]:
    """Yield the sheets that have content; raise `Unreadable` when all together are too large."""
    room = limits.CELLS
    for entry in workbook.sheets:
        stored = StoredSheet(package, entry)
        rows, columns = stored.extent
        room -= rows * columns
        if room < 0:
            raise package.unreadable(f"表太大：各工作表合计超过 {limits.CELLS} 格", problem=OVER_LIMIT)
        if stored.cells:
            yield entry, stored


def _grid(file: str, entry: SheetEntry, stored: StoredSheet, values: Values) -> Grid:
    rows, columns = stored.extent
    merged_into = dict(_merges(stored, file, entry.title))

    def cell(row: int, column: int) -> Cell:
        place = Location(file, entry.title, row, column)
        found = stored.cells.get((row, column))
        if found is None or place in merged_into:
            return Cell("", CellKind.EMPTY, place)
        return values.cell(found, place)

    cells = tuple(tuple(cell(row, at) for at in range(1, columns + 1)) for row in range(1, rows + 1))
    return Grid(file, entry.title, cells, entry.hidden, merged_into)


def _merges(stored: StoredSheet, file: str, sheet: str) -> Iterator[tuple[Location, Location]]:
    """Yield each covered cell within the table, and the first cell of its merge."""
    last_row, last_column = stored.extent
    covered = 0
    for (top, left), (bottom, right) in stored.merges:
        rows = range(top, min(bottom, last_row) + 1)
        columns = range(left, min(right, last_column) + 1)
        covered += len(rows) * len(columns)
        if covered > limits.CELLS:
            message = f"合并的单元格太多：超过 {limits.CELLS} 格"
            raise Unreadable(OVER_LIMIT.at(Location(file, sheet), message=message))
        first = Location(file, sheet, top, left)
        for row in rows:
            for column in columns:
                if (row, column) != (top, left):
                    yield Location(file, sheet, row, column), first


def _hidden(entry: SheetEntry, stored: StoredSheet, name: str) -> Iterator[Finding]:
    sheet = entry.title
    if entry.hidden:
        message = f"工作表“{sheet}”是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(name, sheet), message=message)
    if rows := sorted(stored.hidden_rows & {row for row, _ in stored.cells}):
        message = f"第 {_listed(rows, str)} 行是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(name, sheet, rows[0]), message=message)
    if columns := sorted(stored.hidden_columns & {column for _, column in stored.cells}):
        message = f"第 {_listed(columns, column_letters)} 列是隐藏的，其中的内容也读入了"
        yield HIDDEN_DATA.at(Location(name, sheet, 1, columns[0]), message=message)


def _listed(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Return `3、5—8` for rows, `B、D—F` for columns."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "、".join("—".join(map(name, run)) for run in runs)
