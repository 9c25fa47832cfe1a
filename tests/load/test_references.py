from pathlib import Path
from typing import Any

import pytest

from qreport.load.packs.packs import load_pack
from qreport.load.packs.references import check_references

from .conftest import PROGRAMMES, MakePack, WritePack

PROGRAMMES_YAML = """\
records:
  - id: programmes
    name: 专业一览表
    columns:
      - {id: department, name: 系部}
      - {id: students, name: 在校生数, type: count}
      - {id: level, name: 层次, type: choice, choices: [中级工, 高级工]}
"""
LEVELS = "kind: records, id: a, caption: 甲, record_set: programmes, columns: [{column: level}]"
INDICATORS_YAML = """\
indicators:
  - {code: students, name: 在校生数, unit: 人}
  - code: by_department
    name: 各系在校生数
    unit: 人
    measure: {kind: sum, record_set: programmes, column: students, by: [department]}
"""


def messages(write_pack: WritePack, packs: Path, **files: str) -> list[str]:
    texts = {"records__a.yaml": PROGRAMMES_YAML, "catalogue__a.yaml": INDICATORS_YAML}
    write_pack(**texts | {f"{name}.yaml": text for name, text in files.items()})
    pack, findings = load_pack(str(packs / "small"), [packs])
    assert findings == ()
    return [f"{finding.locations[0]} {finding.message}" for finding in check_references(pack)]


def test_a_table_and_a_chart_may_not_share_their_id(write_pack: WritePack, packs: Path) -> None:
    tables = "tables: [{kind: indicators, id: a, caption: 甲, rows: [students]}]"
    charts = "charts: [{id: a, kind: bars, caption: 甲, data: {indicators: [students]}}]"
    assert messages(write_pack, packs, tables__a=tables, charts__a=charts) == [
        "charts/a.yaml:1 表和图都用了 id“a”"
    ]


def test_the_indicator_of_a_stated_total_is_there(write_pack: WritePack, packs: Path) -> None:
    catalogue = "indicators: [{code: awards, name: 获奖数, unit: 项, cumulative: awards_totl}]"
    assert messages(write_pack, packs, catalogue__b=catalogue) == [
        "catalogue/b.yaml:1 “awards”提到的指标“awards_totl”不存在，是否为“awards”？"
    ]


def test_only_numbers_add_up(write_pack: WritePack, packs: Path) -> None:
    records = f"{PROGRAMMES_YAML}    totals: [level]\n"
    tables = """\
tables:
  - {kind: records, id: a, caption: 甲, record_set: programmes, columns: [{column: department}],
     total: [department]}
"""
    assert messages(write_pack, packs, records__a=records, tables__a=tables) == [
        "records/a.yaml:8 明细表“programmes”的列“level”不是数，不能合计",
        "tables/a.yaml:3 明细表“programmes”的列“department”不是数，不能合计",
    ]


def test_rows_can_be_added_only_behind_a_row_and_only_of_indicators(
    write_pack: WritePack, packs: Path
) -> None:
    tables = """\
tables:
  - kind: indicators
    id: a
    caption: 甲
    rows: [students]
    rows_after:
      students: [by_departmnt]
      by_department: [by_department]
"""
    assert messages(write_pack, packs, tables__a=tables) == [
        "tables/a.yaml:7 “a”提到的指标“by_departmnt”不存在，是否为“by_department”？",
        "tables/a.yaml:8 “a”提到的行“by_department”不存在",
    ]


def test_a_sound_pack_has_no_findings(write_pack: WritePack, packs: Path) -> None:
    tables = """\
tables:
  - {kind: indicators, id: a, caption: 甲, rows: [students, {indicator: by_department}]}
  - {kind: records, id: b, caption: 乙, record_set: programmes, columns: [{column: students}],
     total: [students], where: {level: [中级工, 高级工]}}
"""
    charts = """\
charts:
  - {id: c, kind: bar, caption: 甲, data: {indicators: [students, {indicator: by_department}]}}
  - {id: d, kind: bar, caption: 乙, data: {groups_of: by_department}}
"""
    assert messages(write_pack, packs, tables__a=tables, charts__a=charts) == []


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (
            "tables",
            "kind: indicators, id: a, caption: 甲, rows: [students, \n student]",
            "tables/a.yaml:3 “a”提到的指标“student”不存在，是否为“students”？",
        ),
        (
            "tables",
            "kind: indicators, id: a, caption: 甲, rows: [{\n indicator: x}]",
            "tables/a.yaml:3 “a”提到的指标“x”不存在",
        ),
        (
            "tables",
            "kind: records, id: a, caption: 甲, columns: [{column: x}], \n record_set: programme",
            "tables/a.yaml:3 “a”提到的明细表“programme”不存在，是否为“programmes”？",
        ),
        (
            "tables",
            "kind: records, id: a, caption: 甲, record_set: programmes, columns: [{\n column: student}]",
            "tables/a.yaml:3 “a”提到的列“student”不存在，是否为“students”？",
        ),
        (
            "tables",
            f"{LEVELS}, \n where: {{x: y}}",
            "tables/a.yaml:3 “a”提到的列“x”不存在",
        ),
        (
            "tables",
            f"{LEVELS}, \n where: {{level: 低级工}}",
            "tables/a.yaml:3 “a”提到的“层次”的取值“低级工”不存在，是否为“高级工”或“中级工”？",
        ),
        (
            "charts",
            "id: a, kind: bar, caption: 甲, data: {indicators: [\n x]}",
            "charts/a.yaml:3 “a”提到的指标“x”不存在",
        ),
        (
            "charts",
            "id: a, kind: bar, caption: 甲, data: {\n groups_of: by_dept}",
            "charts/a.yaml:3 “a”提到的指标“by_dept”不存在，是否为“by_department”？",
        ),
        (
            "charts",
            "id: a, kind: bar, caption: 甲, data: {\n groups_of: students}",
            "charts/a.yaml:3 图“a”按组画指标“students”，这个指标却没有分组",
        ),
    ],
)
def test_what_a_table_or_chart_mentions_must_be_there(
    kind: str, text: str, message: str, write_pack: WritePack, packs: Path
) -> None:
    assert messages(write_pack, packs, **{f"{kind}__a": f"{kind}:\n  - {{{text}}}\n"}) == [message]


@pytest.mark.parametrize(
    ("indicator", "message"),
    [
        ("measure: {kind: count, record_set: x}", "“a”提到的明细表“x”不存在"),
        ("measure: {kind: sum, record_set: programmes, column: x}", "“a”提到的列“x”不存在"),
        ("measure: {kind: sum, record_set: programmes, by: [x]}", "“a”提到的列“x”不存在"),
        ("measure: {kind: count, record_set: programmes, where: {x: y}}", "“a”提到的列“x”不存在"),
        ("unit: 兆瓦", "指标“a”的单位“兆瓦”不在单位表中"),
        ("aliases: [在校 生数]", "指标“a”和“students”都叫“在校 生数”"),
    ],
)
def test_what_an_indicator_mentions_must_be_there(
    indicator: str, message: str, write_pack: WritePack, packs: Path
) -> None:
    unit = "" if "unit" in indicator else "unit: 人, "
    text = f"indicators:\n  - {{code: a, name: 甲, {unit}{indicator}}}\n"
    (told,) = messages(write_pack, packs, catalogue__b=text)
    assert told.startswith("catalogue/b.yaml:")
    assert told.split(" ", 1)[1].startswith(message)


def column(**changes: Any) -> dict[str, Any]:
    return {"id": "other", "name": "其他", **changes}


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"key": ["programm"]}, "“programmes”提到的列“programm”不存在，是否为“programme”？"),
        ({"totals": ["x"]}, "“programmes”提到的列“x”不存在"),
        ({"year": "x"}, "“programmes”提到的列“x”不存在"),
        ({"compare": [{"by": "x"}]}, "“programmes”提到的列“x”不存在"),
        ({"compare": [{"by": "programme", "sum": "x"}]}, "“programmes”提到的列“x”不存在"),
        ({"compare": [{"by": "level", "sum": "programme"}]}, "的列“programme”不是数，不能合计"),
        ({"columns": [*PROGRAMMES["columns"], column(name="专业")]}, "第 6 列与前面的列同名：“专业”"),
        ({"columns": [*PROGRAMMES["columns"], column(id="level")]}, "第 6 列与前面的列同名：“level”"),
        ({"columns": [*PROGRAMMES["columns"], column(type="choice")]}, "要么都写，要么都不写"),
        ({"columns": [*PROGRAMMES["columns"], column(choices=["甲"])]}, "要么都写，要么都不写"),
    ],
)
def test_a_record_set_is_sound_in_itself(schema: dict[str, Any], message: str, make_pack: MakePack) -> None:
    (finding,) = check_references(make_pack(records=[{**PROGRAMMES, **schema}]))
    assert message in finding.message


def test_sub_rows_may_share_their_plain_names(make_pack: MakePack) -> None:
    assert check_references(make_pack()) == ()
