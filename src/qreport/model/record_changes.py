"""What became of the rows of a detail table between two filings."""

from dataclasses import dataclass
from decimal import Decimal

from qreport.model.change import ChangeKind
from qreport.model.records import Column, RecordSchema, RecordValue


@dataclass(frozen=True, slots=True)
class CellChange:
    """A column of a row that holds something else than before."""

    column: Column
    old: RecordValue
    new: RecordValue


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is new, gone or changed; rows are found again by the key of their record set."""

    key: tuple[str, ...]
    kind: ChangeKind
    """`added`, `removed` or `changed`."""
    cells: tuple[CellChange, ...] = ()
    """What changed; empty for a row that is new or gone."""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """The rows of one group: their number, or the sum of a column."""

    group: str
    """Empty for rows without a value in the grouping column."""
    old: Decimal | None
    """None when a summed cell is blank, or for the sum of a group that is not there."""
    new: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """New less old, exact; None when either is missing."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, slots=True)
class Groups:
    """The rows counted or summed up by the values of a column."""

    by: Column
    summed: Column | None
    """None: the rows are counted."""
    changes: tuple[GroupChange, ...]
    """In the order of the newer file, then what only the older one has."""


@dataclass(frozen=True, slots=True)
class RecordsChange:
    """One record set in both filings."""

    schema: RecordSchema
    """That of the newer pack."""
    old: int | None
    """Number of rows; None when the filing has no such file."""
    new: int | None
    rows: tuple[RowChange, ...] = ()
    """In the order of the newer file, then those that are gone."""
    groups: tuple[Groups, ...] = ()
    why_not: str | None = None
    """Why the rows do not compare one by one; None when they do, or have no key."""
