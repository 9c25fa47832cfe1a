"""Cells made from text, the same way by every reader."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from qreport.limits import CELL_CHARACTERS
from qreport.load.grids.clean import cleaned
from qreport.load.grids.grid import Cell, CellKind
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import OVER_LIMIT
from qreport.text.characters import tidy
from qreport.text.lost import lost_text

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
