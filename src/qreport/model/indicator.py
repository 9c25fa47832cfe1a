"""The catalogue (指标体系): what each indicator means and how it is written."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from qreport.model.base import Confidence, Schema, SchoolLevel


class Polarity(StrEnum):
    """Whether a rise is good news; steers wording and colour, never a number."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEUTRAL = "neutral"


class PeriodKind(StrEnum):
    """What stretch of time a value covers."""

    POINT = "point"
    """A reference date, usually 9月1日."""
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    COHORT = "cohort"
    """The class that graduates in the year."""


class Nesting(StrEnum):
    """How the children of an indicator stand to it."""

    PARTITION = "partition"
    """They add up to it."""
    SUBSET = "subset"
    """Each is at most it."""
    OVERLAP = "overlap"
    """No relation is claimed."""


class Standard(Schema):
    """A minimum standard to compare with."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    source: str
    """Document and clause."""

    @model_validator(mode="after")
    def _one_limit(self) -> "Standard":
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("标准只能有一个界限：at_least 或 at_most")
        return self


class Measure(Schema):
    """How an indicator is computed from the rows of a record set."""

    kind: str
    """Name of a file in aggregate/measures/: count, sum, share ..."""
    record_set: str
    column: str | None = None
    """The column to sum; not used by a count."""
    by: tuple[str, ...] = ()
    """Columns that make the groups; a group is their values joined by `/`."""
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    """Only rows whose column holds this value (or one of these)."""


class ChangeLimits(Schema):
    """From which size on a change wants an explanation; a limit not given is that of the kind of unit."""

    relative: Decimal | None = Field(default=None, gt=0)
    """Percent of the old value; for counts and amounts."""
    small: Decimal | None = Field(default=None, ge=0)
    """When both values are smaller, only `absolute` counts; 0: no number is small."""
    absolute: Decimal | None = Field(default=None, gt=0)
    """In the unit; for small numbers, and for ratios such as 19:1."""
    points: Decimal | None = Field(default=None, gt=0)
    """Percentage points; for percentages."""


class Ancestry(Schema):
    """One step in the past of an indicator: what stood for it in an earlier edition of the pack."""

    was: tuple[str, ...] = ()
    """Codes of that edition: one for a renamed indicator, several for a merged one, the same for all parts
    of one that was split; empty: its own code, with another definition."""
    since: str | None = Field(default=None, pattern=r"^\d{4}$")
    """The edition with which it changed; a filing made with that edition or a later one is not concerned."""
    comparable: bool = True
    """False when the definition changed so that values before and after do not compare."""
    note: str | None = None
    """What changed; printed in place of a difference when values do not compare."""

    @model_validator(mode="after")
    def _says_something(self) -> "Ancestry":
        if not self.comparable and not self.note:
            raise ValueError("comparable: false 要用 note 写明口径有什么变化")
        if self.comparable and not self.was:
            raise ValueError("沿革要写 was（原来的代码），或 comparable: false 和 note")
        return self


class Indicator(Schema):
    """One measurable quantity of the catalogue (指标)."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """Stable key in data files, e.g. `placement_rate`; retired one day, never renamed."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other names that forms and reports print for the same quantity."""
    definition: str | None = None
    unit: str
    """Unit of every stored value, a name of the table of units; percent is stored as 0-100."""
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Digits after the point of a computed value, and the usual precision of a typed one."""
    rounding: Literal["half_up", "half_even", "truncate"] = "half_up"
    polarity: Polarity = Polarity.NEUTRAL
    period: PeriodKind = PeriodKind.ACADEMIC_YEAR
    parent: str | None = None
    """Code of the indicator of which this is a part (其中)."""
    nesting: Nesting = Nesting.OVERLAP
    """How the children of this indicator stand to it."""
    formula: str | None = None
    """Over other indicators; used where no value was typed, and compared where one was."""
    measure: Measure | None = None
    """Over a record set; at most one of `formula` and `measure`."""
    department: str | None = None
    required: bool = False
    """Whether a filing that says nothing about it gets a finding."""
    levels: tuple[SchoolLevel, ...] = ()
    """The schools that report it; empty: all for which the pack is."""
    starred: bool = False
    """Whether the form marks it with *: it has to equal what the state's data platform has."""
    minimum: Decimal | None = None
    """Smallest plausible value; below it a value is a finding."""
    maximum: Decimal | None = None
    standard: Standard | None = None
    limits: ChangeLimits | None = None
    """For a change from one year to the next; None: those of the kind of unit."""
    lineage: tuple[Ancestry, ...] = ()
    """Its past in earlier editions of the pack, the latest step first."""
    adds_up: bool = False
    """Whether the values of several years may be added: 培训人次 may, 在校生数 may not."""
    cumulative: str | None = None
    """Code of the indicator in which the school states what all years so far add up to."""
    source: str | None = None
    """Where name and definition come from."""
    confidence: Confidence | None = None
    """How sure it is that the form prints it so, beside `source`; a school corrects it from its notice."""

    @model_validator(mode="after")
    def _one_derivation(self) -> "Indicator":
        if self.formula and self.measure:
            raise ValueError("formula 与 measure 只能写一个")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called: name, then aliases."""
        return (self.name, *self.aliases)
