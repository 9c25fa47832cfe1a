"""Tables as a person sees them: a grid of cells, each with its text, its kind and its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from qreport.load.problems import UNREADABLE_FILE
from qreport.load.text import shown
from qreport.load.unreadable import Unreadable
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.registry import Registry


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `text` is what a person sees in it, blanks trimmed."""

    text: str
    """A number with the decimals that its format shows (`97.0`, `98.5%`), without separators; a date as
    `2021年8月1日`, or `2021年8月` when its format shows no day; empty for `empty` and `uncalculated`."""
    kind: CellKind
    location: Location


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: all rows from the first, of equal width."""

    file: str
    sheet: str | None
    """None in a CSV file."""
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    """Whether the whole sheet is hidden."""
    merged_into: Mapping[Location, Location] = field(default_factory=dict)
    """For each cell that a merged cell covers (it reads as empty): the first cell of the merge."""


Grids = tuple[tuple[Grid, ...], tuple[Finding, ...]]
Reader = Callable[[Path, str], Grids]
READERS: Registry[Reader] = Registry("qreport.load.readers")
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
