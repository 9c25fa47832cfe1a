"""Cells made from text, the same way by every reader.

Text that is safe for every later stage, and what had to be taken out of it.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from qreport.limits import CELL_CHARACTERS
from qreport.load.files.lost import lost_at
from qreport.load.grids.grid import Cell, CellKind
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import ILLEGAL_CHARACTER, OVER_LIMIT
from qreport.text.characters import illegal_characters, tidy, without_illegal
from qreport.text.lost import lost_text


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
