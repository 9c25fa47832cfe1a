"""The cells of a row of a detail table, made only when somebody asks where a value stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qreport.model.location import Location


@dataclass(frozen=True, slots=True, eq=False)
class RowCells(Mapping[str, Location]):
    """The cell of each column of one row."""

    row: Location
    columns: Mapping[str, int]
    """Position from 0 by column id."""

    def __getitem__(self, column: str) -> Location:
        return Location(self.row.file, self.row.sheet, self.row.line, self.columns[column] + 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)
