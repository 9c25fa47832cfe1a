"""A filing (填报): one school, one year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field

from qreport.model.base import Schema
from qreport.model.facts import Facts
from qreport.model.pack import ChapterSource, SchoolLevel
from qreport.model.records import RecordSet

INPUT_FOLDERS = ("indicators", "records", "chapters", "photos")
"""What a filing folder holds beside its YAML files; a report never goes there."""


class School(Schema):
    """Who reports."""

    name: str = Field(min_length=1)
    code: str | None = None
    level: SchoolLevel
    sponsor: str | None = None
    nature: str | None = None
    address: str | None = None
    province: str | None = None


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


class FilingConfig(Schema):
    """The file qreport.yaml."""

    pack: str
    school: School
    report: ReportYears
    output: Output = Output()


class Explanation(Schema):
    """One entry of explanations.yaml: why a flagged value or change is right."""

    indicator: str
    period: str
    reason: Literal["policy", "scope", "definition", "structure", "one_off", "correction", "other"] = "other"
    text: str = Field(min_length=1)
    by: str | None = None
    """Department or post, not a person."""
    values: dict[str, str] = Field(default_factory=dict)
    """Values it was given for, by period; it lapses when one changes."""


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
