"""Tables as a person sees them: a grid of texts, and cells with kind and place where one asks for them.

Cells made from text, the same way by every reader: safe for every later stage, and what had to be taken out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from qreport.limits import CELL_CHARACTERS
from qreport.load.files.source import lost_at
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import ILLEGAL_CHARACTER, OVER_LIMIT, UNREADABLE_FILE
from qreport.registry import Registry
from qreport.text.characters import illegal_characters, shown, tidy, without_illegal
from qreport.text.lost import lost_text


class CellKind(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    TEXT = "text"
    """Any text; the only kind of a CSV file besides `empty` and `error`."""
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    """`#DIV/0!` and the like."""
    UNCALCULATED = "uncalculated"
    """A formula without a stored result."""
    STRUCK = "struck"
    """Wholly struck through: nobody can tell whether it still counts."""
    FALSE_DATE = "false_date"
    """A number in a cell that shows dates: 60 as 29 February 1900."""


BROKEN = frozenset((CellKind.ERROR, CellKind.UNCALCULATED, CellKind.STRUCK, CellKind.FALSE_DATE))


class Cell(Struct, frozen=True):
    """One cell; `text` is what a person sees in it, blanks trimmed."""

    text: str
    """A number with the decimals that its format shows (`97.0`, `98.5%`), without separators; a date as
    `2021年8月1日`, or `2021年8月` when its format shows no day; empty for `empty`, `uncalculated` and
    `struck`; the stored number for `false_date`."""
    kind: CellKind
    location: Location

    @property
    def is_broken(self) -> bool:
        """Whether what stands in it cannot be used, as a formula without a result."""
        return self.kind in BROKEN


class Grid(Struct, frozen=True, dict=True):
    """One table: all rows from the first, of equal width."""

    file: str
    sheet: str | None
    """None in a CSV file."""
    texts: tuple[tuple[str, ...], ...]
    """What a person sees in each cell."""
    kinds: Mapping[tuple[int, int], CellKind] = field(default_factory=dict)
    """Of the cells that hold neither nothing nor mere text, by row and column from 0."""
    hidden: bool = False
    """Whether the whole sheet is hidden."""
    merged_into: Mapping[Location, Location] = field(default_factory=dict)
    """For each cell that a merged cell covers (it reads as empty): the first cell of the merge."""

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All cells; a long detail table is read by its texts, since cells take five times as long."""
        return tuple(map(self.row, range(len(self.texts))))

    @cached_property
    def broken_rows(self) -> frozenset[int]:
        """The rows with a cell that cannot be used, from 0."""
        return frozenset(row for (row, _), kind in self.kinds.items() if kind in BROKEN)

    def place(self, row: int) -> Location:
        """Return where a row stands; rows count from 0."""
        return Location(self.file, self.sheet, row + 1)

    def at(self, place: Location) -> Cell:
        """Return the cell at a place of this grid."""
        return self.cell((place.line or 1) - 1, (place.column or 1) - 1)

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the cells of a row, counted from 0."""
        return tuple(self.cell(row, column) for column in range(len(self.texts[row])))

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell; row and column count from 0."""
        text = self.texts[row][column]
        kind = self.kinds.get((row, column)) or (CellKind.TEXT if text else CellKind.EMPTY)
        return Cell(text, kind, Location(self.file, self.sheet, row + 1, column + 1))

    def filled(self, row: int) -> Sequence[int]:
        """Return the columns of a row that hold anything, also a formula without result; from 0."""
        # Most rows of a long table have no blank; then nothing needs to be looked up.
        if all(self.texts[row]):
            return range(len(self.texts[row]))
        return [at for at, text in enumerate(self.texts[row]) if text or (row, at) in self.kinds]


def kinds_of(rows: Iterable[Sequence[Cell]]) -> dict[tuple[int, int], CellKind]:
    """Return the kinds of `rows` as a grid keeps them."""
    plain = (CellKind.TEXT, CellKind.EMPTY)
    return {
        (row, column): cell.kind
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell.kind not in plain
    }


Grids = tuple[tuple[Grid, ...], tuple[Finding, ...]]
Reader = Callable[[Path, str], Grids]
READERS: Registry[Reader] = Registry("qreport.load.readers", ".")
"""By the ending, `.csv`."""


def read_grids(path: Path, name: str) -> Grids:
    """Return the tables of the file at `path`, called `name` in findings, and what was odd about them.

    Sheets without any content are left out. Raises `Unreadable` for an unknown ending, for content that
    is not what the ending says, for a damaged, too large or empty file.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        message = f"不能读取扩展名为 {shown(path.suffix) or '空'} 的文件"
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message=message, expected="、".join(READERS)))
    return reader(path, name)


def cleaned(text: str, place: Location) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a cell with a visible mark for each illegal character, and what is wrong with it."""
    lost = lost_at(text, place)
    found = illegal_characters(text)
    if not found:
        return text, (lost,) if lost else ()
    more = f"，这样的字符共 {len(found)} 个" if len(found) > 1 else ""
    message = f"第 {found[0].column} 个字是不可见的{found[0].name}{more}"
    return without_illegal(text), (ILLEGAL_CHARACTER.at(place, message=message, found=found[0].name),)


ERROR_MARKS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
"""What spreadsheet programs show for a formula that went wrong."""


def plain_texts(row: Sequence[str]) -> tuple[str, ...] | None:
    """Return the tidy texts of a row without anything unusual; None when its cells need a closer look."""
    # Looked at together: most rows of a long table are plain. `#` may begin an error mark; a line break or a
    # control character is not printable.
    words = "".join(row)
    if len(words) > CELL_CHARACTERS or "#" in words or not words.isprintable() or lost_text(words):
        return None
    # The only blank that is printable is U+0020, so this does what `tidy` would do.
    return tuple(map(str.strip, row))


def text_cells(row: Iterable[str], place: Location, findings: list[Finding]) -> tuple[Cell, ...]:
    """Return the cells of a row at `place`, each made by `text_cell`."""
    return tuple(text_cell(text, replace(place, column=at), findings) for at, text in enumerate(row, 1))


def text_cell(raw: str, place: Location, findings: list[Finding]) -> Cell:
    """Return the cell that shows `raw`; an illegal character in it becomes a finding and a visible mark.

    Raises `Unreadable` when the text is longer than any spreadsheet allows.
    """
    if len(raw) > CELL_CHARACTERS:
        raise Unreadable(OVER_LIMIT.at(place, message=f"这一格太长：超过 {CELL_CHARACTERS} 个字"))
    legal, faults = cleaned(raw, place)
    findings += faults
    text = tidy(legal)
    if not text:
        return Cell("", CellKind.EMPTY, place)
    return Cell(text, CellKind.ERROR if text in ERROR_MARKS else CellKind.TEXT, place)
