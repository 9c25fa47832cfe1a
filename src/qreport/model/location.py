"""Where something stands: a place that a person can open."""

from msgspec import Struct

WORD_SUFFIX = ".docx"
TEXT_SUFFIXES = (".md", ".yaml", ".yml", WORD_SUFFIX)
"""Files without cells; every other file of which a column is told is a table."""


class Location(Struct, frozen=True):
    """A place in an input file; `line` and `column` count from 1, None where they mean nothing."""

    file: str
    """Path relative to the filing (or pack) folder, with `/`."""
    sheet: str | None = None
    line: int | None = None
    """Row of a sheet, line of a text file, or paragraph of a Word file (a table counts as one)."""
    column: int | None = None
    near: str | None = None
    """The heading above it, in a Word file, which shows no numbers of paragraphs."""

    @property
    def cell(self) -> str | None:
        """The address `C8` in a table of any format; None elsewhere."""
        if self.line is None or self.column is None or self.file.lower().endswith(TEXT_SUFFIXES):
            return None
        return f"{column_letters(self.column)}{self.line}"

    @property
    def paragraph(self) -> str | None:
        """`第 3 段（“招生”之下）` in a Word file; None elsewhere."""
        if self.line is None or not self.file.lower().endswith(WORD_SUFFIX):
            return None
        return f"第 {self.line} 段" + (f"（“{self.near}”之下）" if self.near else "")

    @property
    def is_line(self) -> bool:
        """Whether `line` is one that an editor of text shows: workbooks and Word files have none."""
        return self.line is not None and self.sheet is None and self.paragraph is None

    def __str__(self) -> str:
        """`file [sheet] C8`, `file:line`, `file 第 3 段` or `file`, as findings print it."""
        if self.paragraph:
            return f"{self.file} {self.paragraph}"
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
