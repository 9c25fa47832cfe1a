"""What a workbook of any format stores: sheets of cells that still need their number formats."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

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
