"""What all sheets have in common: paper, protection, headings.

Values on file, put back into cells so that they are read again as they are.
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from qreport.model.facts import STATE_MARKS, Bound, Fact
from qreport.text.width import cell_places
from qreport.workbook.styles import Look, Styles

# ECMA-376 Part 1, 18.3.1.63: the number of a size of paper.
A4 = 9
# On a protected sheet columns and rows may still be made wider.
_ALLOWED = {"format_columns": True, "format_rows": True}
_CENTIMETRE = 1 / 2.54
_LINE = 13
"""Points, of letters of size 10."""


def set_up(sheet: Any, *, heading_row: int | None = None, frozen_columns: int = 0) -> None:
    """Protect a sheet without password and make it print on A4 upright, as wide as the paper.

    `heading_row`, from 0, stays in sight and is printed on every page.
    """
    sheet.protect("", _ALLOWED)
    sheet.set_portrait()
    _set_paper(sheet)
    if heading_row is not None:
        sheet.freeze_panes(heading_row + 1, frozen_columns)
        sheet.repeat_rows(heading_row)


def set_up_list(sheet: Any, heading_row: int, last: tuple[int, int], frozen_columns: int) -> None:
    """Make a sheet to be read and sorted: filters on the headings, which stay in sight; A4 across.

    `last` is the row and column, from 0, of the last cell.
    """
    sheet.set_landscape()
    _set_paper(sheet)
    sheet.freeze_panes(heading_row + 1, frozen_columns)
    sheet.repeat_rows(heading_row)
    sheet.autofilter(heading_row, 0, max(last[0], heading_row + 1), last[1])


def _set_paper(sheet: Any) -> None:
    sheet.set_paper(A4)
    # One page wide, any number high.
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(*([1.5 * _CENTIMETRE] * 4))
    # Left the name of the sheet, right the page and the number of pages.
    sheet.set_footer("&L&A&R第 &P 页，共 &N 页")


def opening(sheet: Any, title: str, advice: str, styles: Styles) -> None:
    """Write the first two rows: the title, whose words tell the reader what the sheet is, and a line."""
    for row, (text, look, height) in enumerate(((title, Look.TITLE, 26), (advice, Look.NOTE, 18))):
        sheet.set_row(row, height, styles.get(Look.CLEAR))
        sheet.write_string(row, 0, text, styles.get(look))


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points of a row that shows every text whole; each comes with its column's width.

    Excel would find it by itself, LibreOffice does not.
    """
    lines = [
        # A place of the column is lost to its margins.
        math.ceil(cell_places(text) / (width - 1))
        for text, width in texts
    ]
    return _LINE * max(1, *lines) + 4


def height_of_lines(lines: Sequence[str], width: float) -> float:
    """Return the height in points of a row with a cell of several lines, each of which may be broken."""
    return sum((height_of([(line, width)]) for line in lines), 0.0)


def head(sheet: Any, row: int, columns: Sequence[tuple[str, float]], styles: Styles) -> None:
    """Write the headings of a table in `row` and set the widths of its columns, in letters."""
    sheet.set_row(row, height_of(columns))
    for at, (name, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(row, at, name, styles.get(Look.HEADING))


_EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
# As people type them, so that the sheet is read back to the same states.


def typed_of(fact: Fact | None) -> str | Decimal | None:
    """Return what the cell of `fact` holds: a number, the text of a vague one, a mark, or nothing."""
    if fact is None:
        return None
    if fact.value is None:
        return STATE_MARKS.get(fact.state)
    plain = fact.bound is Bound.EXACT and fact.decimals is not None
    return fact.value if plain else fact.text or str(fact.value)


def put(sheet: Any, at: tuple[int, int], value: str | Decimal | None, styles: Styles, look: Look) -> None:
    """Write `value` at row and column, both from 0; text is never taken for a formula."""
    row, column = at
    if value is None:
        sheet.write_blank(row, column, None, styles.get(look))
    # A longer number would come back changed; as text it is read digit by digit.
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        sheet.write_number(row, column, value, styles.get(look, _number_format(value)))
    else:
        sheet.write_string(row, column, str(value), styles.get(look))


def _number_format(value: Decimal) -> str:
    """Return `0.0` for 97.0, whose last digit would be lost; nothing for every other number."""
    decimals = -int(value.as_tuple().exponent)
    shortened = -int(value.normalize().as_tuple().exponent)
    return f"0.{'0' * decimals}" if decimals > max(0, shortened) else ""
