"""Texts in the cells of a table: of a spreadsheet, and of Markdown."""

import csv
import io
import re
from collections.abc import Iterable
from html import escape

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


def safe(text: str) -> str:
    """Return text from data as plain text: no markup, no cell border, nobody called by @."""
    # *粗* becomes \*粗\*; @名 would call the GitHub user of that name, so @ becomes ＠.
    return re.sub(r"([\\`*_{}\[\]<>|~#&])", r"\\\1", text.replace("@", "＠"))


def line(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def folded(title: str, lines: Iterable[str]) -> list[str]:
    """Return `lines` folded below `title`, a text from data; blank lines let them be read as Markdown."""
    summary = escape(title.replace("@", "＠"))
    return ["", f"<details><summary>{summary}</summary>", "", *lines, "", "</details>"]
