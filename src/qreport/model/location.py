"""Where something stands: a place that a person can open."""

from dataclasses import dataclass

GRID_SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in an input file; `line` and `column` count from 1, None where they mean nothing."""

    file: str
    """Path relative to the filing (or pack) folder, with `/`."""
    sheet: str | None = None
    line: int | None = None
    """Row of a sheet, or line of a text file."""
    column: int | None = None

    @property
    def cell(self) -> str | None:
        """The address `C8` in a spreadsheet or CSV file; None elsewhere."""
        if self.line is None or self.column is None or not self.file.lower().endswith(GRID_SUFFIXES):
            return None
        return f"{column_letters(self.column)}{self.line}"

    def __str__(self) -> str:
        """`file [sheet] C8`, `file:line` or `file`, as findings print it."""
        sheet = f" [{self.sheet}]" if self.sheet else ""
        if self.cell:
            return f"{self.file}{sheet} {self.cell}"
        return f"{self.file}{sheet}:{self.line}" if self.line else f"{self.file}{sheet}"

    @property
    def sort_key(self) -> tuple[str, str, int, int]:
        """Order of reading: file, sheet, line, column."""
        return (self.file, self.sheet or "", self.line or 0, self.column or 0)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is `A`, 28 is `AB`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
