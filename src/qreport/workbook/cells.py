"""Values on file, put back into cells so that they are read again as they are."""

from decimal import Decimal
from typing import Any

from qreport.model.facts import Bound, Fact, State
from qreport.workbook.styles import Look, Styles

_EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
# As people type them, so that the sheet is read back to the same states.
_MARKS = {State.MISSING: "-", State.NOT_APPLICABLE: "/"}


def typed_of(fact: Fact | None) -> str | Decimal | None:
    """Return what the cell of `fact` holds: a number, the text of a vague one, a mark, or nothing."""
    if fact is None:
        return None
    if fact.value is None:
        return _MARKS.get(fact.state)
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
