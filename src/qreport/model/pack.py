"""A report pack (报告包): all that changes from year to year, as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, model_validator

from qreport.model.base import Schema, SchoolLevel
from qreport.model.charts import ChartSpec
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.model.records import RecordSchema
from qreport.model.reference import Reference
from qreport.model.rules import Rule
from qreport.model.tables import TableSpec

ChapterKind = Literal["preface", "body", "case", "annex"]
FrontPart = Literal["cover", "statement", "preface", "contents", "tables", "figures", "cases"]
STATEMENT = "内容真实性责任声明"


class Cover(Schema):
    """The words of the cover, each with Jinja values."""

    title: str
    subtitle: str | None = None
    lines: tuple[str, ...] = ()
    """Below the title: school, month ..."""


class Statement(Schema):
    """The statement of truth (内容真实性责任声明), a page to sign; texts with Jinja values."""

    title: str = STATEMENT
    paragraphs: tuple[str, ...] = Field(min_length=1)
    signature: tuple[str, ...] = ()
    """Lines to fill in by hand, at the right: 单位名称（盖章） ..."""


class Manifest(Schema):
    """The file pack.yaml."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    description: str
    edition: str
    extends: str | None = None
    levels: tuple[SchoolLevel, ...] = Field(min_length=1)
    cover: Cover
    statement: Statement | None = None
    front: tuple[FrontPart, ...] = ("cover", "preface", "contents")
    """What stands in front of the body, in order; `preface` is the chapters of that kind."""
    chapters: tuple[str, ...] = Field(min_length=1)
    """Ids of the chapters in order; a chapter is chapters/<id>.md.j2."""
    output_name: str = "{{ 学校.name }}质量年度报告（{{ 报告.title_year }}）"
    """File name of the report, without ending, with Jinja values."""
    case_limit: int | None = Field(default=None, ge=1)
    """The most characters of a case study; None for no limit."""
    titled_by: Literal["publication", "data"] = "publication"
    """Which year the title carries, for `init`: up to the reports titled 2022 that of publication."""
    sample: str | None = None
    """Name of the example filing in data/examples/ that `init --sample` copies."""

    @model_validator(mode="after")
    def _statement_is_there(self) -> "Manifest":
        if "statement" in self.front and self.statement is None:
            raise ValueError("front 里有 statement，但没有写 statement 的内容")
        return self


class ChapterHead(Schema):
    """The front matter of a chapter."""

    title: str
    kind: ChapterKind = "body"
    """Body chapters are numbered; a preface, a case and an annex are not. A preface stands in front."""


@dataclass(frozen=True, slots=True)
class ChapterSource:
    """The text of one chapter as it lies in a pack or a filing."""

    id: str
    head: ChapterHead
    text: str
    """Jinja and Markdown after the front matter."""
    file: str
    """Path relative to the pack or filing, with `/`."""
    first_line: int
    """Line number of the first line of `text` in the file."""
    places: tuple[Location, ...] = ()
    """Where each line of `text` stands, when it was made from a Word file."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that lie within that Word file, by the name that `text` gives them."""

    def at(self, line: int) -> Location:
        """Return where line `line` of `text` (from 1) stands."""
        if self.places:
            return self.places[min(line, len(self.places)) - 1]
        return Location(self.file, line=self.first_line + line - 1)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with all that it extends, merged."""

    manifest: Manifest
    layout: Layout
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    """By code; parents before their children, in the order of the files."""
    record_schemas: Mapping[str, RecordSchema] = field(default_factory=dict)
    tables: Mapping[str, TableSpec] = field(default_factory=dict)
    charts: Mapping[str, ChartSpec] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    chapters: Mapping[str, ChapterSource] = field(default_factory=dict)
    """By id, in the order of the report."""
    origins: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    """Where an entry stands, by (kind, id): kind is indicator, record_set, table, chart, rule, chapter."""
    reference: Reference | None = None
    """What layout/reference.docx gives."""

    def children(self, code: str) -> tuple[Indicator, ...]:
        """Return the indicators whose parent is `code`, in order."""
        return tuple(each for each in self.indicators.values() if each.parent == code)


PACK_FILE = Location("pack.yaml")


def texts_of(pack: Pack) -> Iterator[tuple[str, Location]]:
    """Yield the texts of cover, file name, tables and charts, which may hold values, each with its place."""
    cover = pack.manifest.cover
    for text in (cover.title, cover.subtitle or "", *cover.lines, pack.manifest.output_name):
        yield text, PACK_FILE
    for table in pack.tables.values():
        for text in (table.caption, *table.notes, table.source_note or ""):
            yield text, pack.origins.get(("table", table.id), PACK_FILE)
    for chart in pack.charts.values():
        for text in (chart.caption, chart.alt or "", chart.source_note or ""):
            yield text, pack.origins.get(("chart", chart.id), PACK_FILE)
