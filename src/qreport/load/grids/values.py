"""Stored cells as a person sees them.

What a workbook of any format stores: sheets of cells that still need their number formats.

The text of a cell in several looks, without what is struck through and without footnote marks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.grids.formats import (
    CellStyle,
    NumberFormat,
    is_false_date,
    shown_date,
    shown_number,
    stored_number,
)
from qreport.load.grids.grid import Cell, CellKind, text_cell
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.ooxml.xml_stream import whole
from qreport.problems.cells import PARTS_LEFT_OUT
from qreport.problems.reading import ROUNDED_ON_SHOW, UNREADABLE_FILE
from qreport.text.characters import shown
from qreport.text.regex import regex

Address = tuple[int, int]
"""Row and column, from 1."""


class Run(Struct, frozen=True):
    """A piece of the text of one cell, in a look of its own."""

    text: str
    struck: bool | None = False
    """None: as the style of the cell says."""
    raised: bool = False


class StoredCell(Struct):
    """A cell as the file stores it, in the kinds of .xlsx; readers of other formats use them too."""

    # ECMA-376 Part 1, 18.18.11 (ST_CellType).
    kind: str
    """`n` number, `s` shared text, `str` text of a formula, `inlineStr`, `b` truth, `e` error, `d` date."""
    style: str
    value: str | None = None
    """None when nothing is stored."""
    has_formula: bool = False
    runs: tuple[Run, ...] = ()
    """The pieces of a text that looks different from piece to piece; empty for any other."""


class Sheet(Struct, frozen=True):
    """The cells with content of one sheet, its merges, and what of it is hidden."""

    title: str
    cells: Mapping[Address, StoredCell]
    merges: Sequence[tuple[Address, Address]] = ()
    """First and last cell of each."""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def extent(self) -> Address:
        """The last row and the last column with content; zeros for an empty sheet."""
        return extent_of(self.cells)


def extent_of(cells: Iterable[Address]) -> Address:
    """Return the last row and the last column of `cells`; zeros when there are none."""
    rows, columns = 0, 0
    for row, column in cells:
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns


# `1`, `[2]`, `（3）`, `注1`, `*`, `①`, `a`; not `th`.
_MARK = regex(r"[（(\[]?(?:注?\d{1,2}|注|[*＊※#†‡①-⑳a-z])[)）\]]?")
# m² and 10⁴: the raised digit belongs to what stands before it.
_POWER = regex(r"(?:[A-Za-z]|(?<![0-9.,])10)\s*$")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")


def read_runs(runs: Iterable[Run], *, struck: bool) -> tuple[str, Sequence[str]]:
    """Return the text that still counts, and the pieces that were left out of it.

    `struck` is whether the cell as a whole is struck through. Raised digits that are no footnote mark
    become signs of their own, so that 10⁴ is not taken for 104.
    """
    kept, left_out = "", []
    for run in runs:
        is_mark = run.raised and _MARK.fullmatch(run.text.strip()) and not _POWER.search(kept)
        if is_mark or (struck if run.struck is None else run.struck):
            left_out.append(run.text)
        else:
            kept += run.text.translate(_RAISED) if run.raised else run.text
    return kept, [text for text in left_out if text.strip()]


_OUT_OF_CALENDAR = "########"
"""What a spreadsheet shows for a date that there is not."""
# Day 0 of OpenDocument, which stores dates as such.
_FIRST_DAY = date(1899, 12, 30)
_DAY = NumberFormat(date=frozenset("ymd"))
_PLACES = 20
"""At most so many places are listed in one finding."""


class Values:
    """Turns the stored cells of one sheet into cells and notes what is odd about them."""

    def __init__(
        self,
        style_of: Callable[[str], CellStyle],
        strings: Sequence[str | tuple[Run, ...]] = (),
        *,
        from_1904: bool = False,
    ) -> None:
        self._style_of = style_of
        self._strings = strings
        self._from_1904 = from_1904
        self._findings: list[Finding] = []
        self._rounded: list[tuple[Location, str, str]] = []
        """Place, shown and stored text of numbers that are shown shortened or scaled."""
        self._left_out: list[tuple[Location, str, str]] = []
        """Place, read and left out text of cells with struck or raised pieces."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was odd so far; one finding stands for all cells of a kind."""
        return (*self._findings, *_shortened(self._rounded), *_parts_left_out(self._left_out))

    def cell(self, stored: StoredCell, place: Location) -> Cell:
        """Return the cell that `stored` shows at `place`."""
        value, style = stored.value, self._style_of(stored.style)
        if value is None:
            return Cell("", CellKind.UNCALCULATED, place)
        runs = stored.runs
        if stored.kind == "s":
            value, runs = self._shared(value, place)
        if runs:
            return self._of_runs(runs, style, place)
        if style.struck and value.strip():
            return Cell("", CellKind.STRUCK, place)
        if stored.kind == "n":
            return self._number(value, stored, style, place)
        return self._of_text(value, stored.kind, place)

    def _of_text(self, value: str, kind: str, place: Location) -> Cell:
        if kind == "b":
            return Cell("FALSE" if value == "0" else "TRUE", CellKind.BOOLEAN, place)
        if kind == "d" and (date := _iso_date(value)):
            return _dated(date, place)
        cell = text_cell(value, place, self._findings)
        return replace(cell, kind=CellKind.ERROR) if kind == "e" else cell

    def _shared(self, value: str, place: Location) -> tuple[str, tuple[Run, ...]]:
        at = whole(value)
        if at is None or at >= len(self._strings):
            message = f"文件已损坏：{place.cell} 的文字找不到"
            raise Unreadable(UNREADABLE_FILE.at(place, message=message))
        found = self._strings[at]
        return (found, ()) if isinstance(found, str) else ("", found)

    def _of_runs(self, runs: Sequence[Run], style: CellStyle, place: Location) -> Cell:
        text, left_out = read_runs(runs, struck=style.struck)
        if left_out and not text.strip():
            return Cell("", CellKind.STRUCK, place)
        cell = text_cell(text, place, self._findings)
        if left_out:
            self._left_out.append((place, cell.text, "、".join(map(str.strip, left_out))))
        return cell

    def _number(self, value: str, stored: StoredCell, style: CellStyle, place: Location) -> Cell:
        number = stored_number(value)
        if number is None:
            # Whatever stands there in place of a number is told where a number is wanted.
            return text_cell(value, place, self._findings)
        form = style.format_of(number)
        if form.date:
            if is_false_date(number, form):
                return Cell(shown_number(number, NumberFormat())[0], CellKind.FALSE_DATE, place)
            date = shown_date(number, form, from_1904=self._from_1904)
            return Cell(date or _OUT_OF_CALENDAR, CellKind.DATE if date else CellKind.ERROR, place)
        text, rounded = shown_number(number, form)
        if form.shift or (rounded and not stored.has_formula):
            exact = shown_number(number, replace(form, decimals=None, shift=0, unit=""))[0]
            self._rounded.append((place, text, exact))
        return Cell(text, CellKind.NUMBER, place)


def _dated(day: date, place: Location) -> Cell:
    number = (day - _FIRST_DAY).days
    if is_false_date(Decimal(number), _DAY):
        return Cell(str(number), CellKind.FALSE_DATE, place)
    return Cell(f"{day.year}年{day.month}月{day.day}日", CellKind.DATE, place)


def _iso_date(value: str) -> date | None:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def _shortened(rounded: Sequence[tuple[Location, str, str]]) -> tuple[Finding, ...]:
    if not rounded:
        return ()
    _, seen, stored = rounded[0]
    message = f"显示的是 {seen}，实际存的是 {stored}，报告采用显示的数{_more(rounded)}"
    return (ROUNDED_ON_SHOW.at(*_places(rounded), message=message, found=stored, expected=seen),)


def _parts_left_out(cells: Sequence[tuple[Location, str, str]]) -> tuple[Finding, ...]:
    if not cells:
        return ()
    _, read, left_out = cells[0]
    message = f"划了删除线的字或上标“{shown(left_out)}”没有读入，读作“{shown(read)}”{_more(cells)}"
    return (PARTS_LEFT_OUT.at(*_places(cells), message=message, found=left_out, expected=read),)


def _more(cells: Sequence[object]) -> str:
    return f"；这样的格共 {len(cells)} 个" if len(cells) > 1 else ""


def _places(cells: Sequence[tuple[Location, str, str]]) -> Iterator[Location]:
    return (place for place, _, _ in cells[:_PLACES])
