"""A filing (填报): one school, one year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from qreport.model.base import Schema, SchoolLevel
from qreport.model.facts import Fact, Facts
from qreport.model.finding import Level
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.model.records import RecordSet

PUBLISHED = "published"
"""Holds what the last report printed, in the layouts of indicators."""
PLATFORM = "platform"
"""Holds what the state's data platform has, in the layouts of indicators."""
INPUT_FOLDERS = ("indicators", "records", "chapters", "photos", PUBLISHED, PLATFORM)
"""What a filing folder holds beside its YAML files; a report never goes there."""


class School(Schema):
    """Who reports: a school, or an enterprise or group that chapters call `单位`."""

    name: str = Field(min_length=1)
    code: str | None = None
    level: SchoolLevel
    sponsor: str | None = None
    nature: str | None = None
    address: str | None = None
    province: str | None = None
    logo: str | None = None
    """A picture of the filing for the cover, `photos/校徽.png`."""


class ReportYears(Schema):
    """The year in the title and the year of the data are two things."""

    title_year: int = Field(ge=2000, le=2100)
    data_year: int = Field(ge=2000, le=2100)
    issued: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    """Month of issue, `2021-11`."""


class Output(Schema):
    """Where the report goes and in which formats."""

    directory: str = "dist"
    formats: tuple[str, ...] = ("docx",)


EVERY = "全部"
"""Stands for all indicators in an explanation, as after the merger of two schools."""
NOT_COMPARABLE = {"scope": "统计范围不同", "definition": "口径不同", "structure": "机构调整"}
"""Reasons for which values do not compare, as printed."""


class RuleLevel(Schema):
    """Another level for the findings of one code, and why."""

    level: Level
    reason: str = Field(min_length=1)
    """Listed wherever findings are; auditors accept an exception that says its reason."""


class FilingConfig(Schema):
    """The file qreport.yaml."""

    pack: str | Annotated[tuple[str, ...], Field(min_length=1)]
    """One pack, or several whose reports take their values from the same files."""
    school: School
    report: ReportYears
    output: Output = Output()
    statement: str | None = None
    """The signed statement of truth as a PDF or picture of the filing, in place of the page to sign."""
    reference: str | None = None
    """A Word file of the filing whose styles and paper win over the layout's."""
    layout: dict[str, object] = Field(default_factory=dict)
    """What differs from the layout of the pack, with the keys of its layout.yaml."""
    rules: dict[str, RuleLevel] = Field(default_factory=dict)
    """By code: findings that this filing gives another level, with its reason."""

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs, each once."""
        return (self.pack,) if isinstance(self.pack, str) else tuple(dict.fromkeys(self.pack))


class Explanation(Schema):
    """One entry of explanations.yaml: why a flagged value or change is right."""

    indicator: str
    period: str
    reason: Literal["policy", "scope", "definition", "structure", "one_off", "correction", "other"] = "other"
    text: str
    """Empty in a form that is still to be filled in; such an entry settles nothing."""
    by: str | None = None
    """Department or post, not a person."""
    comparable: bool = True
    """False when the value does not compare with that of the year before at all (scope, structure ...)."""
    values: dict[str, str] = Field(default_factory=dict)
    """Values it was given for, by period; it lapses when one changes."""

    @model_validator(mode="after")
    def _reason_for_not_comparing(self) -> "Explanation":
        if self.indicator == EVERY and self.comparable:
            raise ValueError(f"indicator 写“{EVERY}”时，要写 comparable: false")
        if not self.comparable and self.reason not in NOT_COMPARABLE:
            raise ValueError(f"写 comparable: false 时，reason 应为 {'、'.join(NOT_COMPARABLE)} 之一")
        return self

    @property
    def told(self) -> str:
        """The text, with who gave it."""
        return f"{self.text}（{self.by}）" if self.by else self.text

    def concerns(self, indicator: str, period: str) -> bool:
        """Return whether it was given for this indicator and year."""
        return self.period == period and self.indicator in (indicator, EVERY)

    def holds(self, fact: Callable[[str], Fact | None]) -> bool:
        """Return whether the values are still those it was given for; `fact` gives the one of a period."""
        return all(_is_still(text.strip(), fact(period)) for period, text in self.values.items())


def _is_still(text: str, fact: Fact | None) -> bool:
    if fact is None:
        return False
    if fact.text and fact.text == text:
        return True
    try:
        return fact.value is not None and Decimal(text) == fact.value
    except InvalidOperation:
        return False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the filing that qreport.yaml names."""

    path: Path
    origin: Location
    """Where it is named."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything that a filing folder holds, read and typed."""

    root: Path
    config: FilingConfig
    facts: Facts = field(default_factory=Facts)
    records: Mapping[str, RecordSet] = field(default_factory=dict)
    chapters: Mapping[str, ChapterSource] = field(default_factory=dict)
    """Chapters of the filing, which replace those of the pack with the same id."""
    explanations: tuple[Explanation, ...] = ()
    published: Facts = field(default_factory=Facts)
    """What earlier reports printed; empty when the filing does not say."""
    logo: Attachment | None = None
    """The picture for the cover."""
    statement: Attachment | None = None
    """The signed statement of truth."""
    platform: Facts = field(default_factory=Facts)
    """What the state's data platform has; empty when the filing holds no export of it."""

    @property
    def current(self) -> str:
        """The period that the report is about."""
        return str(self.config.report.data_year)

    @property
    def previous(self) -> str:
        """The period before it."""
        return str(self.config.report.data_year - 1)

    def period(self, reference: str) -> str:
        """Return the period that `current` or `previous` stands for."""
        return self.previous if reference == "previous" else self.current


INSTRUCTIONS = "填报说明"
"""The first cell of a sheet that only explains begins so; nothing is read from it."""
FORM = "填报表："
"""The first cell of a sheet of indicators begins so; then comes the department."""
RECORDS = "明细表："
"""The first cell of a sheet of one detail table begins so; then comes the id of the table."""
OTHER_RECORDS = "其他明细表"
"""Stands for the department of the detail tables that belong to none."""
NO_DEPARTMENT = "未分部门"
"""Stands for the department of the indicators that belong to none."""
