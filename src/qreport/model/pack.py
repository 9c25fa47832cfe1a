"""A report pack (报告包): all that changes from year to year, as data.

A rule as a pack describes it (rules/*.yaml).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, field
from pydantic import Field, model_validator

from qreport.model.base import Schema, SchoolLevel
from qreport.model.charts import ChartSpec
from qreport.model.finding import Level
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout, Reference
from qreport.model.location import Location
from qreport.model.records import RecordSchema
from qreport.model.tables import TableSpec


class RuleCases(Schema):
    """小数据，每条“代码: 数”"""

    passes: tuple[dict[str, Any], ...] = Field(default=(), alias="pass", description="应当放过的")
    fails: tuple[dict[str, Any], ...] = Field(default=(), alias="fail", description="应当查出的")


class Rule(Schema):
    """一条规则：哪些数应当对得上"""

    code: str = Field(pattern=r"^QR\d{3,4}$", description="编号；学校自己的从 QR9001 起")
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="英文短名，说的是毛病，如 parts-exceed-total")
    title: str = Field(description="中文，一句话说出毛病")
    kind: str = Field(description="核对方法，见 qreport explain --all 或 docs/packs.md")
    """Name of a file in check/kinds/."""
    args: dict[str, Any] = Field(default_factory=dict, description="核对方法的参数，数都写成公式")
    level: Level = Field(
        default=Level.ERROR, description="error 错误（默认），explain 须说明，warning 警告，info 提示"
    )
    levels: tuple[SchoolLevel, ...] = Field(
        default=(), description="只用于哪些单位；不写则用于报告包的所有单位"
    )
    why: str = Field(description="为什么要核对")
    source: str | None = Field(default=None, description="依据的文件和条款")
    mend: str = Field(description="查出来以后怎么改")
    cases: RuleCases = Field(default=RuleCases(), description="用例，pack check 逐个试过")


ChapterKind = Literal["preface", "body", "case", "annex"]
FrontPart = Literal["cover", "statement", "preface", "contents", "tables", "figures", "cases"]
STATEMENT = "内容真实性责任声明"


class Cover(Schema):
    """封面上的文字，都可以写值"""

    title: str = Field(description="大标题")
    subtitle: str | None = Field(default=None, description="副标题")
    lines: tuple[str, ...] = Field(default=(), description="标题下面的各行，如学校、年月")


class Statement(Schema):
    """内容真实性责任声明，都可以写值"""

    title: str = Field(default=STATEMENT, description="标题")
    paragraphs: tuple[str, ...] = Field(min_length=1, description="正文各段")
    signature: tuple[str, ...] = Field(default=(), description="签字处各行，靠右，手写")


class AvoidedWord(Schema):
    """报告里不用的说法"""

    word: str = Field(min_length=2, description="不用的说法，如 双师素质")
    instead: str | None = Field(default=None, description="改用的说法")
    last_year: int | None = Field(
        default=None, ge=2000, le=2100, description="数据年份到哪一年为止还可以用，如 2021；不写就一直不用"
    )
    why: str | None = Field(default=None, description="为什么不用")


class Manifest(Schema):
    """报告包的总设置"""

    id: str = Field(
        pattern=r"^[a-z][a-z0-9-]*$",
        description="报告包的编号，小写字母、数字和 -；qreport.yaml 的 pack 一行写它",
    )
    title: str = Field(description="报告包的名称")
    description: str = Field(description="一两句话说明它是什么")
    edition: str = Field(description='版本，如 "2022"')
    extends: str | None = Field(default=None, description="接在哪个报告包后面，只写不同之处")
    levels: tuple[SchoolLevel, ...] = Field(
        min_length=1, description="用于哪些单位：secondary、higher、bachelor、enterprise、group"
    )
    cover: Cover = Field(description="封面")
    statement: Statement | None = Field(default=None, description="要签署的责任声明")
    front: tuple[FrontPart, ...] = Field(
        default=("cover", "preface", "contents"),
        description="正文前印什么，按次序：cover 封面，statement 声明，preface 前言，"
        "contents 目录，tables 表目录，figures 图目录，cases 案例目录",
    )
    """`preface` is the chapters of that kind."""
    chapters: tuple[str, ...] = Field(
        min_length=1, description="各章的编号，按报告里的次序；每章一个文件 chapters/编号.md.j2"
    )
    output_name: str = Field(
        default="{{ 学校.name }}质量年度报告（{{ 报告.title_year }}）",
        description="报告的文件名（不带扩展名），可以写 {{ 学校.name }} 一类的值",
    )
    case_limit: int | None = Field(default=None, ge=1, description="一个案例至多多少字")
    titled_by: Literal["publication", "data"] = Field(
        default="publication",
        description="标题中写哪一年：publication 发布的年份（默认），data 数据的年份；init 按它写 title_year",
    )
    """That of publication up to the reports titled 2022."""
    words: tuple[AvoidedWord, ...] = Field(
        default=(), description="章节里不用的说法：改了的叫法、过了年份的提法"
    )
    sample: str | None = Field(default=None, description="init --sample 复制的示例的文件夹名")

    @model_validator(mode="after")
    def _statement_is_there(self) -> "Manifest":
        if "statement" in self.front and self.statement is None:
            raise ValueError("front 里有 statement，但没有写 statement 的内容")
        return self


class ChapterHead(Schema):
    """章节文件开头两行 --- 之间的设置"""

    title: str = Field(description="章的标题，不写编号")
    kind: ChapterKind = Field(
        default="body", description="body 正文（默认），preface 前言，case 案例，annex 附件"
    )
    """Body chapters alone are numbered; a preface stands in front."""
    free_numbers: str | None = Field(
        default=None,
        min_length=2,
        description="这一章里核对不到的数不再列出，写理由，如 历史沿革，数出自校史；与填报的数矛盾的仍然指出",
    )


class ChapterSource(Struct, frozen=True):
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

    def __hash__(self) -> int:
        return hash((self.file, self.text))

    def at(self, line: int) -> Location:
        """Return where line `line` of `text` (from 1) stands."""
        if self.places:
            return self.places[min(line, len(self.places)) - 1]
        return Location(self.file, line=self.first_line + line - 1)


class Pack(Struct, frozen=True, eq=False):
    """A pack with all that it extends, merged; it equals itself alone, so that what follows is kept by it."""

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
