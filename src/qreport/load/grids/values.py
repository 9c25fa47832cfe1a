"""Stored cells as a person sees them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from qreport.load.grids.cells import text_cell
from qreport.load.grids.formats import NumberFormat, shown_date, shown_number, stored_number
from qreport.load.grids.grid import Cell, CellKind
from qreport.load.grids.stored import StoredCell
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.ooxml.attributes import whole
from qreport.problems.reading import ROUNDED_ON_SHOW, UNREADABLE_FILE

_OUT_OF_CALENDAR = "########"
"""What a spreadsheet shows for a date that there is not."""
_PLACES = 20
"""At most so many places are listed in one finding."""


class Values:
    """Turns the stored cells of one sheet into cells and notes what is odd about them."""

    def __init__(
        self,
        format_of: Callable[[str], NumberFormat],
        strings: Sequence[str] = (),
        *,
        from_1904: bool = False,
    ) -> None:
        self._format_of = format_of
        """The number format of a style."""
        self._strings = strings
        self._from_1904 = from_1904
        self._findings: list[Finding] = []
        self._rounded: list[tuple[Location, str, str]] = []
        """Place, shown and stored text of numbers that were typed with more digits than their cell shows."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was odd so far; one finding stands for all numbers that are shown shortened."""
        return (*self._findings, *_shortened(self._rounded))

    def cell(self, stored: StoredCell, place: Location) -> Cell:
        """Return the cell that `stored` shows at `place`."""
        value = stored.value
        if value is None:
            return Cell("", CellKind.UNCALCULATED, place)
        if stored.kind == "n":
            return self._number(value, stored, place)
        if stored.kind == "b":
            return Cell("FALSE" if value == "0" else "TRUE", CellKind.BOOLEAN, place)
        if stored.kind == "d" and (date := _iso_date(value)):
            return Cell(date, CellKind.DATE, place)
        text = self._shared(value, place) if stored.kind == "s" else value
        cell = text_cell(text, place, self._findings)
        return replace(cell, kind=CellKind.ERROR) if stored.kind == "e" else cell

    def _shared(self, value: str, place: Location) -> str:
        at = whole(value)
        if at is None or at >= len(self._strings):
            message = f"文件已损坏：{place.cell} 的文字找不到"
            raise Unreadable(UNREADABLE_FILE.at(place, message=message))
        return self._strings[at]

    def _number(self, value: str, stored: StoredCell, place: Location) -> Cell:
        number = stored_number(value)
        if number is None:
            # Whatever stands there in place of a number is told where a number is wanted.
            return text_cell(value, place, self._findings)
        form = self._format_of(stored.style)
        if form.date:
            date = shown_date(number, form, from_1904=self._from_1904)
            return Cell(date or _OUT_OF_CALENDAR, CellKind.DATE if date else CellKind.ERROR, place)
        text, rounded = shown_number(number, form)
        if rounded and not stored.has_formula:
            exact = shown_number(number, replace(form, decimals=None))[0]
            self._rounded.append((place, text, exact))
        return Cell(text, CellKind.NUMBER, place)


def _iso_date(value: str) -> str | None:
    try:
        day = datetime.fromisoformat(value)
    except ValueError:
        return None
    return f"{day.year}年{day.month}月{day.day}日"


def _shortened(rounded: Sequence[tuple[Location, str, str]]) -> tuple[Finding, ...]:
    if not rounded:
        return ()
    _, shown, stored = rounded[0]
    more = f"；这样的格共 {len(rounded)} 个" if len(rounded) > 1 else ""
    message = f"显示的是 {shown}，实际存的是 {stored}，报告采用显示的数{more}"
    places = (place for place, _, _ in rounded[:_PLACES])
    return (ROUNDED_ON_SHOW.at(*places, message=message, found=stored, expected=shown),)
