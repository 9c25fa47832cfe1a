"""A tiny pack and filing in memory."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from small import LAYOUT, manifest

from qreport.compose import compose
from qreport.compose.language.rendering import render
from qreport.compose.language.texts import Texts, merged
from qreport.compose.values.composition import Composition
from qreport.compose.values.template_values import Place
from qreport.model.charts import ChartSpec
from qreport.model.document import Block, Document, plain_text
from qreport.model.facts import Derivation, Fact, Facts, State
from qreport.model.filing import Filing, FilingConfig
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource, Pack
from qreport.model.records import Column, Record, RecordSchema, RecordSet
from qreport.model.tables import IndicatorTable, RecordTable, TableSpec

INDICATORS: tuple[dict[str, Any], ...] = (
    {"code": "students", "name": "全日制在校生数", "aliases": ["在校生"], "unit": "人"},
    {"code": "clubs", "name": "社团数", "unit": "个"},
    {"code": "training", "name": "社会培训人次", "unit": "人次"},
    {"code": "ratio", "name": "生师比", "unit": ":1", "standard": {"at_most": 20, "source": "标准"}},
    {"code": "rate", "name": "合格率", "unit": "%", "decimals": 2},
    {
        "code": "area",
        "name": "生均校园占地面积",
        "unit": "m²",
        "standard": {"at_least": 33, "source": "标准"},
    },
    {"code": "funds", "name": "年生均财政拨款", "unit": "元"},
    {"code": "studios", "name": "名师工作室数", "unit": "个"},
    {"code": "studios_state", "name": "国家级", "unit": "个", "parent": "studios"},
    {"code": "studios_province", "name": "省级", "unit": "个", "parent": "studios"},
    {"code": "awards", "name": "获奖数", "unit": "项"},
    {"code": "awards_state", "name": "国家级", "unit": "项", "parent": "awards"},
    {"code": "by_department", "name": "各系在校生数", "unit": "人"},
    {"code": "by_level", "name": "各级获奖数", "unit": "项"},
    {
        "code": "by_kind",
        "name": "各系各类人数",
        "unit": "人",
        "measure": {"kind": "sum", "record_set": "programmes", "column": "students", "by": ["department"]},
    },
)
TYPED: tuple[tuple[str, str, str], ...] = (
    ("students", "2021", "9527"), ("students", "2020", "7948"),
    ("ratio", "2021", "19"), ("ratio", "2020", "16"),
    ("rate", "2021", "98.5"), ("rate", "2020", "98.0"),
    ("area", "2021", "49.64"), ("area", "2020", "59.50"),
    ("training", "2021", "20175"), ("training", "2020", "0"),
    ("studios", "2021", "1"), ("studios_state", "2021", "0"), ("studios_province", "2021", "1"),
)  # fmt: skip
PROGRAMMES = RecordSchema(
    id="programmes",
    name="专业设置",
    columns=(
        Column(id="department", name="所属系部"),
        Column(id="programme", name="专业名称", aliases=("专业",)),
        Column(id="students", name="在校生数", type="count", unit="人"),
        Column(id="opened", name="开设时间", type="date", required=False),
    ),
)
ROWS: tuple[tuple[str, str, str | None], ...] = (
    ("电气工程系", "机电*技术*", "591"),
    ("电气工程系", "{{ 值.students }}", "334"),
    ("汽车工程系", "汽车维修", "643"),
)


def place(file: str = "chapters/one.md", first_line: int = 5) -> Place:
    """The place of a chapter whose text begins at `first_line` of its file."""
    return Place.of(ChapterSource("one", ChapterHead(title="一"), "", file, first_line))


def typed(code: str, period: str, text: str, **more: Any) -> Fact:
    return Fact(
        code, period, Decimal(text), Location("indicators/a.csv", line=3, column=3), text=text,
        decimals=len(text.partition(".")[2]), **more,
    )  # fmt: skip


def derived(code: str, value: str, group: str = "", period: str = "2021") -> Fact:
    return Fact(code, period, Decimal(value), Derivation("measure"), group)


def missing(code: str, period: str = "2021", state: State = State.MISSING) -> Fact:
    return Fact(code, period, None, Location("indicators/a.csv", line=9, column=3), text="-", state=state)


FACTS = Facts(
    (
        *(typed(*each) for each in TYPED),
        missing("clubs"),
        derived("by_department", "925", "电气工程系"),
        derived("by_department", "643", "汽车工程系"),
        derived("by_level", "4", "省级/一等奖"),
        derived("by_level", "26", "市级/一等奖"),
        derived("by_level", "45", "市级/二等奖"),
        derived("by_kind", "4", "省级/一等奖"),
        derived("by_kind", "45", "市级/二等奖"),
    )
)


def records(rows: Iterable[tuple[str, str, str | None]] = ROWS) -> RecordSet:
    made = []
    for line, (department, programme, students) in enumerate(rows, 2):
        values = {
            "department": department,
            "programme": programme,
            "students": Decimal(students) if students else None,
            "opened": None,
        }
        cells = {key: Location("records/programmes.csv", line=line, column=3) for key in values}
        made.append(Record(values, Location("records/programmes.csv", line=line), cells))
    return RecordSet(PROGRAMMES, tuple(made))


def table(**entry: Any) -> IndicatorTable | RecordTable:
    spec: IndicatorTable | RecordTable = TypeAdapter(TableSpec).validate_python(entry)
    return spec


def chapter(text: str, name: str = "one", title: str = "学校概况", kind: str = "body") -> ChapterSource:
    head = ChapterHead.model_validate({"title": title, "kind": kind})
    return ChapterSource(name, head, text, f"chapters/{name}.md", 5)


def pack(
    chapters: Iterable[ChapterSource] = (),
    tables: Iterable[IndicatorTable | RecordTable] = (),
    charts: Iterable[ChartSpec] = (),
    layout: Mapping[str, Any] | None = None,
) -> Pack:
    sources = {each.id: each for each in chapters}
    head = manifest(
        id="tiny", title="质量年度报告", description="",
        cover={"title": "质量年度报告（{{ 报告.title_year }}）", "lines": ["{{ 学校.name }}"]},
        chapters=tuple(sources) or ("one",),
    )  # fmt: skip
    return Pack(
        head,
        Layout(styles=LAYOUT.styles, **(layout or {})),
        {each["code"]: Indicator(**each) for each in INDICATORS},
        {"programmes": PROGRAMMES},
        {each.id: each for each in tables},
        {each.id: each for each in charts},
        {},
        sources,
        {("table", each.id): Location("tables/a.yaml", line=7) for each in tables},
    )


def filing(root: Path = Path("nowhere"), rows: Iterable[tuple[str, str, str | None]] = ROWS) -> Filing:
    config = FilingConfig(
        pack="tiny",
        school={"name": "某*职业*学校", "level": "secondary", "nature": "公办"},
        report={"title_year": 2022, "data_year": 2021, "issued": "2021-11"},
    )
    return Filing(root, config, FACTS, {"programmes": records(rows)})


def composition(facts: Facts = FACTS, rows: Iterable[tuple[str, str, str | None]] = ROWS) -> Composition:
    return Composition(filing(rows=rows), facts, pack())


def said(source: str, stage: Composition) -> str:
    """The text that a template gives, values filled in; lines kept."""
    rendered = render(source, place(), stage)
    if rendered is None:
        return "不能生成"
    texts = Texts(stage)
    return "\n".join(plain_text(merged(texts.of(rendered, line))) for line in rendered.lines)


def composed(
    text: str,
    tables: Iterable[IndicatorTable | RecordTable] = (),
    charts: Iterable[ChartSpec] = (),
    root: Path = Path("nowhere"),
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks below the heading of one chapter."""
    document, findings = compose(filing(root), FACTS, pack((chapter(text),), tables, charts))
    return body_of(document), findings


def body_of(document: Document) -> tuple[Block, ...]:
    return document.blocks[4:]


def names(findings: Iterable[Finding]) -> list[str]:
    return [finding.name for finding in findings]
