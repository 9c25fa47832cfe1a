"""One sheet as a stream of stored cells; a far stray cell is refused before it costs memory."""

from collections.abc import Mapping
from functools import lru_cache

from qreport import limits
from qreport.load.grids.values import Address, Sheet, StoredCell
from qreport.load.xlsx.strings import MAIN, TextRun
from qreport.load.xlsx.workbook import SheetEntry
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import is_true, whole
from qreport.problems.reading import OVER_LIMIT
from qreport.text.characters import shown
from qreport.text.regex import regex

# ECMA-376 Part 1, 18.18.7 (ST_CellRef): `B7`, `$B$7`; not `b7`, `B0`, `R7C2`.
_ADDRESS = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
# 18.3.1.4, 18.3.1.73, 18.3.1.96, 18.3.1.40; merges 18.3.1.54; columns 18.3.1.13.
_CELL, _ROW, _VALUE, _FORMULA = (f"{MAIN}{local}" for local in ("c", "row", "v", "f"))
_MERGE, _COLUMNS = f"{MAIN}mergeCell", f"{MAIN}col"


class StoredSheet(TextRun):
    """The cells with content of one sheet, its merges, and what of it is hidden."""

    def __init__(self, package: Package, entry: SheetEntry) -> None:
        super().__init__()
        self.cells: dict[Address, StoredCell] = {}
        self.merges: list[tuple[Address, Address]] = []
        """First and last cell of each."""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._package = package
        self._entry = entry
        self._place = Location(package.name, entry.title)
        self._address: Address = (0, 0)
        self._cell = StoredCell("n", "0")
        self._length = 0
        package.read(entry.part, self)

    @property
    def sheet(self) -> Sheet:
        """All of it."""
        return Sheet(
            self._entry.title, self.cells, self.merges, self._entry.hidden,
            frozenset(self.hidden_rows), frozenset(self.hidden_columns),
        )  # fmt: skip

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a row, a cell, its value, a merge."""
        if name == _CELL:
            self._start_cell(attributes)
        elif name == _VALUE:
            self._in_text = True
            # An empty `v` is the empty text that a formula gave; of a number it is no value.
            self._cell.value = "" if self._cell.kind == "str" else None
        elif name == _FORMULA:
            self._cell.has_formula = True
        elif name == _ROW:
            self._start_row(attributes)
        elif name == _MERGE:
            self._add_merge(attributes.get("ref", ""))
        elif name == _COLUMNS:
            self._add_columns(attributes)
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """File a cell that has content."""
        if name == _VALUE:
            self._in_text = False
        elif name == _CELL:
            self._end_cell()
        else:
            super().end(name)

    def text(self, content: str) -> None:
        """Keep a piece of the value; more than any cell may hold is refused at once."""
        super().text(content)
        if self._in_text:
            self._length += len(content)
            if self._length > limits.CELL_CHARACTERS:
                raise self._over_limit(f"这一格太长：超过 {limits.CELL_CHARACTERS} 个字")

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        # `r` may be left out: then it is the next row, or cell.
        row = self._number(attributes.get("r"), self._address[0] + 1)
        self._address = (row, 0)
        if is_true(attributes.get("hidden")):
            self.hidden_rows.add(row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        row, column = self._address
        written = attributes.get("r")
        self._address = self._parsed(written) if written else (row, column + 1)
        self._cell = StoredCell(attributes.get("t", "n"), attributes.get("s", "0"))
        self._length = 0
        self._pieces.clear()

    def _end_cell(self) -> None:
        cell = self._cell
        if self._pieces:
            cell.value, cell.runs = self.taken(), self.taken_runs()
        if cell.value is None and not cell.has_formula:
            return
        row, column = self._address
        if row > limits.ROWS or column > limits.COLUMNS:
            raise self._over_limit(f"内容太远，超出了 {limits.ROWS} 行 {limits.COLUMNS} 列，多半是误填")
        # Programs would differ in which of the two they show.
        if self._address in self.cells:
            raise self._damaged("同一格写了两次")
        self.cells[self._address] = cell

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        self.merges.append((self._parsed(first), self._parsed(last or first)))
        if len(self.merges) > limits.MERGES:
            raise self._over_limit(f"合并的单元格太多：超过 {limits.MERGES} 处")

    def _add_columns(self, attributes: Mapping[str, str]) -> None:
        # A file may say so a million times.
        if is_true(attributes.get("hidden")) and len(self.hidden_columns) < limits.COLUMNS:
            first = self._number(attributes.get("min"), 1)
            last = self._number(attributes.get("max"), first)
            self.hidden_columns.update(range(first, min(last, limits.COLUMNS) + 1))

    def _parsed(self, reference: str) -> Address:
        match = _ADDRESS.fullmatch(reference)
        if match is None:
            raise self._damaged(f"“{shown(reference)}”不是单元格的地址")
        return (int(match[2]), _column(match[1]))

    def _number(self, written: str | None, otherwise: int) -> int:
        if written is None:
            return otherwise
        number = whole(written)
        if number is None:
            raise self._damaged(f"“{shown(written)}”不是行号或列号")
        return number

    def _over_limit(self, message: str) -> Unreadable:
        row, column = self._address
        place = Location(self._place.file, self._place.sheet, row or None, column or None)
        return Unreadable(OVER_LIMIT.at(place, message=message))

    def _damaged(self, message: str) -> Unreadable:
        sheet = shown(self._place.sheet)
        return self._package.unreadable(f"文件已损坏：工作表“{sheet}”中{message}")


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """Return 28 for `AB`."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
