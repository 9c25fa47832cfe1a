"""A filing (填报): one school, one year.

What was read of a filing: how much of each file was looked at, so that silence can be judged.

Whose paper something beside the report is written on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct, field
from pydantic import Field, PrivateAttr, model_validator

from qreport.model.base import Schema, SchoolLevel
from qreport.model.facts import Fact, Facts
from qreport.model.finding import Level
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.model.pack import AvoidedWord, ChapterSource, Pack
from qreport.model.records import RecordSet

PUBLISHED = "published"
"""Holds what the last report printed, in the layouts of indicators."""
PLATFORM = "platform"
"""Holds what the state's data platform has, in the layouts of indicators."""
INPUT_FOLDERS = ("indicators", "records", "chapters", "photos", PUBLISHED, PLATFORM)
"""What a filing folder holds beside its YAML files; a report never goes there."""


class School(Schema):
    """填报单位"""

    # Chapters call an enterprise or a group `单位`.

    name: str = Field(min_length=1, description="单位全称")
    other_names: tuple[str, ...] = Field(
        default=(), description="现在使用的其他名称：另一块牌子、规范的简称；章节里可以写"
    )
    former_names: tuple[str, ...] = Field(default=(), description="以前的名称；章节里除了讲校史，不应再出现")
    code: str | None = Field(default=None, description="学校标识码，企业写统一社会信用代码")
    level: SchoolLevel = Field(
        description="secondary 中职，higher 高职专科，bachelor 职业本科，enterprise 企业，group 职教集团"
    )
    sponsor: str | None = Field(default=None, description="举办者")
    nature: str | None = Field(default=None, description="办学性质，如 公办；企业写企业性质")
    address: str | None = Field(default=None, description="地址")
    province: str | None = Field(default=None, description="所在省、自治区、直辖市")
    logo: str | None = Field(
        default=None, description="封面上的校徽或标志，填报文件夹里的图片，如 photos/校徽.png"
    )


class ReportYears(Schema):
    """标题中的年份和数据的年份是两回事"""

    title_year: int = Field(ge=2000, le=2100, description="标题中的年份，如 2022")
    data_year: int = Field(ge=2000, le=2100, description="数据的年份，如 2021")
    issued: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="发布年月，如 2021-11")


class Output(Schema):
    """输出"""

    directory: str = Field(default="dist", description="报告放在填报文件夹里的哪个文件夹，如 dist")
    formats: tuple[str, ...] = Field(default=("docx",), description="输出格式：docx、pdf、txt")


EVERY = "全部"
"""Stands for all indicators in an explanation, as after the merger of two schools."""
NOT_COMPARABLE = {"scope": "统计范围不同", "definition": "口径不同", "structure": "机构调整"}
"""Reasons for which values do not compare, as printed."""


class RuleLevel(Schema):
    """一条规则在本校的级别"""

    level: Level = Field(description="error 错误，explain 须说明，warning 警告，info 提示")
    reason: str = Field(min_length=1, description="为什么要改，写明依据；会列在核对结果里")
    """Auditors accept an exception that says its reason."""


class FilingConfig(Schema):
    """填报文件夹的总设置"""

    pack: str | Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="用哪个报告包；几种材料一起做时写成列表，如 [secondary-2022, cooperation]"
    )
    school: School = Field(description="填报单位：学校、企业或职教集团")
    report: ReportYears = Field(description="报告的年份和发布时间")
    output: Output = Field(default=Output(), description="报告放在哪里，输出哪些格式")
    statement: str | None = Field(
        default=None, description="已签署的责任声明（PDF 或图片），印在待签署的声明页的位置"
    )
    reference: str | None = Field(
        default=None, description="学校的 Word 参考文档（.docx），它的样式和纸张优先"
    )
    layout: dict[str, object] = Field(
        default_factory=dict, description="与报告包版式不同之处，键同 layout.yaml"
    )
    rules: dict[str, RuleLevel] = Field(
        default_factory=dict, description="改某条规则或某个问题的级别，按代码写，必须写理由"
    )

    words: tuple[AvoidedWord, ...] = Field(
        default=(), description="本校的章节里不用的说法，与报告包的 words 一起用"
    )

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs, each once."""
        return (self.pack,) if isinstance(self.pack, str) else tuple(dict.fromkeys(self.pack))


EXPLANATIONS = "explanations.yaml"


class Explanation(Schema):
    """一个数值或变化为什么是对的"""

    indicator: str = Field(description="指标的代码或名称；“全部”表示所有指标")
    period: str = Field(description='年份，如 "2021"')
    reason: Literal["policy", "scope", "definition", "structure", "one_off", "correction", "other"] = Field(
        default="other",
        description="policy 政策，scope 统计范围，definition 口径，structure 机构调整，"
        "one_off 一次性，correction 更正，other 其他",
    )
    text: str = Field(description="说明的文字；空着的不算说明")
    """Empty in a form that is still to be filled in."""
    by: str | None = Field(default=None, description="哪个部门或岗位说明的，不写人名")
    comparable: bool = Field(default=True, description="false 表示与上年根本不能相比（范围、口径或机构变了）")
    values: dict[str, str] = Field(
        default_factory=dict,
        description="说明时的数值，按年份写，至少写 period 那一年；数值再变，说明即失效",
    )
    _origin: Location | None = PrivateAttr(None)

    def at(self, origin: Location, **known: object) -> "Explanation":
        """Return the explanation that stands at `origin`, with what is `known` of its fields."""
        placed = self.model_copy(update=known)
        placed._origin = origin
        return placed

    @property
    def origin(self) -> Location | None:
        """Where it was written; None for one that was not read from a file."""
        return self._origin

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

    @property
    def names_its_value(self) -> bool:
        """Whether it says which value of its year it explains; without, nobody can tell when it lapses."""
        return self.period in self.values

    def settles(self, fact: Callable[[str], Fact | None]) -> bool:
        """Return whether it settles what is found about its value: one that names none settles nothing."""
        return self.names_its_value and self.holds(fact)

    def holds(self, fact: Callable[[str], Fact | None]) -> bool:
        """Return whether the values are still those it was given for; `fact` gives the one of a period."""
        return not self.changed(fact)

    def changed(self, fact: Callable[[str], Fact | None]) -> tuple[str, ...]:
        """Return the periods whose values are no longer those it was given for."""
        stated = self.values.items()
        return tuple(period for period, text in stated if not _is_still(text.strip(), fact(period)))


def _is_still(text: str, fact: Fact | None) -> bool:
    if fact is None:
        return False
    if fact.text and fact.text == text:
        return True
    try:
        stated = Decimal(text)
    except InvalidOperation:
        return False
    if fact.value is None or not stated.is_finite():
        return False
    # A computed value is nowhere to be copied from: it may be given to fewer places, rounded or cut off.
    room = Decimal(1).scaleb(int(stated.as_tuple().exponent)) if fact.is_derived else 0
    return stated == fact.value or abs(stated - fact.value) < room


class Attachment(Struct, frozen=True):
    """A file of the filing that qreport.yaml names."""

    path: Path
    origin: Location
    """Where it is named."""


class TickedNumber(Schema):
    """正文里一处核对过的数：填报的数对不上它，学校看过是对的"""

    text: str = Field(min_length=2, description="正文里连数带字的一段，照抄；正文改了，这一条就失效")
    reason: str = Field(min_length=1, description="为什么是对的，数从哪里来")
    by: str | None = Field(default=None, description="哪个部门核对的，不写人名")
    _origin: Location | None = PrivateAttr(None)

    def at(self, origin: Location) -> "TickedNumber":
        """Return the entry that stands at `origin`."""
        placed = self.model_copy()
        placed._origin = origin
        return placed

    @property
    def origin(self) -> Location | None:
        """Where it was written; None for one that was not read from a file."""
        return self._origin


class ExplanationsFile(Schema):
    """填报文件夹的 explanations.yaml"""

    explanations: tuple[Explanation, ...] | None = Field(default=None, description="数值和变化的说明")
    numbers: tuple[TickedNumber, ...] | None = Field(
        default=None, description="正文里核对过的数，填报的数里没有能与它核对的"
    )


class Filing(Struct, frozen=True):
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
    ticked: tuple[TickedNumber, ...] = ()
    """Numbers of the text that were looked at and are right."""

    @property
    def current(self) -> str:
        """The period that the report is about."""
        return str(self.config.report.data_year)

    @property
    def previous(self) -> str:
        """The period before it."""
        return str(self.config.report.data_year - 1)

    def rows_of(self, record_set: str) -> RecordSet | None:
        """Return a detail table with the rows of the report's year; None when there is no such table."""
        records = self.records.get(record_set)
        return records.of_year(self.current) if records else None

    def period(self, reference: str) -> str:
        """Return the period that `current` or `previous` stands for."""
        return self.previous if reference == "previous" else self.current


INSTRUCTIONS = "填报说明"
"""The first cell of a sheet that only explains begins so; nothing is read from it."""
FORM = "填报表："
"""The first cell of a sheet of indicators begins so; then comes the department."""
RECORDS = "明细表："
"""The first cell of a sheet of one detail table begins so; then comes its name."""
OTHER_RECORDS = "其他明细表"
"""Stands for the department of the detail tables that belong to none."""
NO_DEPARTMENT = "未分部门"
"""Stands for the department of the indicators that belong to none."""


class Input(Struct, frozen=True):
    """One file; titles, names and remarks do not count as cells, only places for values."""

    file: str
    """Path relative to the filing, with `/`."""
    sheets: int
    """1 for a file without sheets."""
    rows: int
    """Of a text file: lines."""
    cells: int
    """0 for a chapter."""


def inputs_of(filing: Filing) -> tuple[Input, ...]:
    """Return the files from which values or chapters were taken, by name."""
    cells: dict[str, dict[Location, None]] = {}
    for place in _places(filing):
        cells.setdefault(place.file, {})[place] = None
    tables = [_counted(file, places) for file, places in cells.items()]
    chapters = [
        Input(chapter.file, 1, len(chapter.text.splitlines()), 0) for chapter in filing.chapters.values()
    ]
    return tuple(sorted((*tables, *chapters), key=lambda each: each.file))


def _places(filing: Filing) -> Iterator[Location]:
    yield from (*filing.facts.cells, *filing.published.cells, *filing.platform.cells)
    for records in filing.records.values():
        for row in records.rows:
            yield from row.cells.values()


def _counted(file: str, places: Iterable[Location]) -> Input:
    listed = tuple(places)
    sheets = {place.sheet for place in listed}
    rows = {(place.sheet, place.line) for place in listed}
    return Input(file, len(sheets), len(rows), len(listed))


class Letterhead(Struct, frozen=True):
    """The school, and how its papers look."""

    school: str
    issued: str
    """`2021-11`; the only date in a file."""
    layout: Layout

    @staticmethod
    def of(filing: Filing, pack: Pack) -> "Letterhead":
        """Return that of a filing."""
        return Letterhead(filing.config.school.name, filing.config.report.issued, pack.layout)
