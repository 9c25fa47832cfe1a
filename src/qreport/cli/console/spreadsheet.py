"""CSV for a spreadsheet: UTF-8 with BOM, so that Excel reads the Chinese, and never a formula."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that programs take for a formula; some do so with the full-width signs."""


def csv_of(rows: Iterable[Iterable[str]]) -> str:
    """Return the text of the file, without the end of the last line."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    # The module ends lines with CR LF, as RFC 4180 has it.
    return "\ufeff" + sheet.getvalue().removesuffix("\r\n")


def as_text(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
