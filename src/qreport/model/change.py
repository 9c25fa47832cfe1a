"""What became of indicators and of rows of detail tables between two years or two filings.

What another pack or edition changes for a school, and what a filing brings along for it.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.pack import Manifest
from qreport.model.records import Column, RecordSchema, RecordValue


class ChangeKind(StrEnum):
    """What happened to a value."""

    CHANGED = "changed"
    SAME = "same"
    """The same value, or none on either side."""
    ADDED = "added"
    """A value where there was none."""
    REMOVED = "removed"
    RESTATED = "restated"
    """An earlier year's value differs from what the older filing said about that year."""


class Assessment(StrEnum):
    """Whether a change is good news by the indicator's polarity."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


class Edition(Struct, frozen=True):
    """One side of a comparison: a filing and one of its years."""

    filing: str
    """The folder as the user named it, with `/`."""
    period: str
    school: str = ""
    """Its full name; empty where only one filing takes part."""


class Change(Struct, frozen=True):
    """One indicator on both sides, for the whole school."""

    indicator: Indicator
    label: str
    """The name, after that of the parent for a sub-row: `名班主任工作室数：国家级`."""
    old_period: str
    new_period: str
    """Equal to `old_period` for a restated value and for two filings of one year."""
    old: Fact | None
    """None when that side says nothing about the indicator."""
    new: Fact | None
    kind: ChangeKind
    change: Decimal | None = None
    """New less old, exact, in the unit (percentage points for `%`); None when they do not compare."""
    rate: Decimal | None = None
    """Percent of the old value, two decimals; None for percentages, ratios, and from 0."""
    why_not: str | None = None
    """Why the two do not compare; None when they do."""
    assessment: Assessment = Assessment.NEUTRAL
    why_flagged: str | None = None
    """Why the change wants an explanation; None when it wants none."""
    explanation: str | None = None
    """The explanation that settles it."""
    lapsed: str | None = None
    """An explanation that no longer holds, because it was given for other values."""
    lineage: str | None = None
    """What stood for the indicator in an earlier edition of the pack; None when its code did."""

    @property
    def comparable(self) -> bool:
        """Whether a difference of the two means anything."""
        return self.why_not is None

    @property
    def is_incomparable(self) -> bool:
        """Whether there is a value on both sides, and yet no difference."""
        values = [fact.value for fact in (self.old, self.new) if fact is not None]
        return self.why_not is not None and len(values) == 2 and None not in values

    @property
    def flagged(self) -> bool:
        """Whether the change wants an explanation, given or not."""
        return self.why_flagged is not None

    @property
    def is_open(self) -> bool:
        """Whether the change still wants an explanation."""
        return self.flagged and self.explanation is None

    @property
    def is_computed(self) -> bool:
        """Whether either value comes from a formula or measure."""
        return any(fact is not None and fact.is_derived for fact in (self.old, self.new))

    @property
    def is_one_sided(self) -> bool:
        """Whether one side says nothing about it, not even that it is missing."""
        return self.old is None or self.new is None


class CellChange(Struct, frozen=True):
    """A column of a row that holds something else than before."""

    column: Column
    old: RecordValue
    new: RecordValue


class RowChange(Struct, frozen=True):
    """A row that is new, gone or changed; rows are found again by the key of their record set."""

    key: tuple[str, ...]
    kind: ChangeKind
    """`added`, `removed` or `changed`."""
    cells: tuple[CellChange, ...] = ()
    """What changed; empty for a row that is new or gone."""


class GroupChange(Struct, frozen=True):
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


class Groups(Struct, frozen=True):
    """The rows counted or summed up by the values of a column."""

    by: Column
    summed: Column | None
    """None: the rows are counted."""
    changes: tuple[GroupChange, ...]
    """In the order of the newer file, then what only the older one has."""


class RecordsChange(Struct, frozen=True):
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


class Comparison(Struct, frozen=True):
    """Every indicator that either side has, parents before their children."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    records: tuple[RecordsChange, ...] = ()
    """The detail tables, in the order of the newer pack."""

    @property
    def within_one_filing(self) -> bool:
        """Whether both sides are years of the same filing."""
        return self.old.filing == self.new.filing

    @property
    def other_schools(self) -> tuple[str, str] | None:
        """The names of both sides where they differ: another school, or a school with another name."""
        names = self.old.school, self.new.school
        return names if all(names) and names[0] != names[1] else None

    def news(self) -> Iterator[Change]:
        """Yield what is worth a look: neither the same nor, as is to be expected, on one side only."""
        return (
            each for each in self.changes if each.kind is not ChangeKind.SAME and not self.lacks_side(each)
        )

    def lacks_side(self, change: Change) -> bool:
        """Return whether one side lacks a value without that being news.

        That is so within one filing, where many indicators are asked for one year only, and for a computed
        value, which is there when those that it needs are.
        """
        return change.is_one_sided and (self.within_one_filing or change.is_computed)


PackPart = Literal["indicator", "record_set", "table", "chart", "chapter", "rule"]
PackChangeKind = Literal["new", "gone", "renamed", "redefined", "unit", "required", "moved", "changed"]


class PackChange(Struct, frozen=True):
    """One thing that is otherwise in the newer pack; an indicator may have several."""

    part: PackPart
    kind: PackChangeKind
    code: str
    """Of the newer pack; of what is gone, the older one's."""
    name: str
    told: str = ""
    """What changed, in Chinese; empty where the kind says it all."""


class Carried(Struct, frozen=True):
    """A value or detail table on file that the newer pack takes over."""

    part: PackPart
    code: str
    name: str
    was: tuple[str, ...] = ()
    """Names in the file that only the older pack knows, several to be added; empty: nothing to do."""
    caution: str | None = None
    """Why the value may not hold any more: another definition."""


class Missing(Struct, frozen=True):
    """What the newer pack asks for and the filing does not hold."""

    part: PackPart
    code: str
    name: str
    department: str | None
    required: bool


class Move(Struct, frozen=True):
    """A filing on its way from one pack to another, for the year of its report."""

    filing: str
    period: str
    carried: tuple[Carried, ...]
    missing: tuple[Missing, ...]
    idle: tuple[Carried, ...]
    """What is on file and the newer pack does not ask for."""


class PackComparison(Struct, frozen=True):
    """Two packs side by side."""

    old: Manifest
    new: Manifest
    changes: tuple[PackChange, ...]
    move: Move | None = None
