"""One row of a list that is read, sorted and filtered; numbers are numbers, texts never formulas."""

from decimal import Decimal
from typing import Any

from qreport.model.facts import Bound, Fact
from qreport.model.units import RATIO
from qreport.workbook.cells import put
from qreport.workbook.styles import Look, Styles


class ListRow:
    """Writes the cells of a row from left to right."""

    def __init__(self, sheet: Any, row: int, styles: Styles) -> None:
        self._sheet = sheet
        self._row = row
        self._styles = styles
        self.column = 0
        """The cell that is written next, from 0."""

    def text(self, text: str, look: Look = Look.TEXT) -> None:
        """Write a text; an empty one leaves the cell empty."""
        put(self._sheet, (self._row, self.column), text or None, self._styles, look)
        self.column += 1

    def number(self, value: Decimal | None, number_format: str = "") -> None:
        """Write a number with its decimals, an empty cell for None."""
        at = self._row, self.column
        if value is not None and number_format:
            self._sheet.write_number(*at, value, self._styles.get(Look.NUMBER, number_format))
        else:
            put(self._sheet, at, value, self._styles, Look.NUMBER)
        self.column += 1

    def fact(self, fact: Fact | None, told: str) -> None:
        """Write an exact value as a number, a ratio shown as 19:1; all else as it is told."""
        value = fact.value if fact is not None and fact.bound is Bound.EXACT else None
        if value is None:
            self.text(told, Look.NUMBER)
        else:
            self.number(value, f'{_digits(value)}"{RATIO}"' if told.endswith(RATIO) else "")

    def height(self, points: float) -> None:
        """Make the row `points` high."""
        self._sheet.set_row(self._row, points)


def signed_format(value: Decimal, unit: str = "") -> str:
    """Return the number format that shows `value` with its sign, its decimals and `unit`."""
    words = f'" {unit}"' if unit else ""
    return f"+{_digits(value)}{words};-{_digits(value)}{words};0{words}"


def _digits(value: Decimal) -> str:
    decimals = max(0, -int(value.as_tuple().exponent))
    return f"0.{'0' * decimals}" if decimals else "0"
