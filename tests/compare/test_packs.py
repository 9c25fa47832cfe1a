"""Two packs side by side, and a filing between them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from qreport.comparing.pack_move import move
from qreport.comparing.packs import pack_changes
from qreport.model.change import Move
from qreport.model.facts import Facts
from qreport.model.filing import Filing, FilingConfig
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource, Pack, Rule
from qreport.model.records import Record, RecordSchema, RecordSet
from qreport.model.tables import IndicatorTable

from .samples import fact, indicator, pack_of

A = indicator("a")
REDEFINED = {"comparable": False, "note": "含分校"}


def told(old: Pack, new: Pack) -> list[str]:
    return [f"{each.part} {each.kind} {each.code} {each.told}".strip() for each in pack_changes(old, new)]


def packs(old: Indicator, new: Indicator) -> tuple[Pack, Pack]:
    return pack_of(old, name="p-2022", edition="2022"), pack_of(new, name="p-2024", edition="2024")


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (A, indicator("a", name="新名"), "indicator renamed a 原为“指标a”"),
        (A, indicator("b", lineage=[{"was": ["a"]}]), "indicator renamed b 原为“指标a”，代码原为 a"),
        (A, indicator("a", lineage=[REDEFINED]), "indicator redefined a 口径变化，含分校"),
        (A, indicator("a", unit="名"), "indicator unit a 单位由人改为名"),
        (A, indicator("a", required=True), "indicator required a 改为必填"),
        (indicator("a", required=True), A, "indicator required a 不再必填"),
    ],
)  # fmt: skip
def test_what_became_of_an_indicator_is_told(old: Indicator, new: Indicator, change: str) -> None:
    assert told(*packs(old, new)) == [change]


def test_two_packs_that_are_alike_do_not_differ() -> None:
    assert told(*packs(A, A)) == []


def test_what_the_older_pack_tells_of_its_own_past_is_no_difference() -> None:
    both = indicator("b", lineage=[{"was": ["a"]}, REDEFINED])
    assert told(*packs(both, both)) == []


def test_new_and_gone_indicators_are_told_with_who_gives_them() -> None:
    new = indicator("b", required=True, department="教务处")
    assert told(*packs(A, new)) == ["indicator new b 必填，教务处", "indicator gone a"]
    assert "由程序计算" in told(*packs(A, indicator("b", formula="a * 2")))[0]


def test_merged_indicators_are_told_together() -> None:
    old = pack_of(A, indicator("b"), name="p-2022", edition="2022")
    new = pack_of(indicator("c", lineage=[{"was": ["a", "b"]}]), name="p-2024", edition="2024")
    assert told(old, new) == ["indicator redefined c 原为“指标a”、“指标b”之和"]


def table(code: str) -> IndicatorTable:
    return IndicatorTable(kind="indicators", id=code, caption="{{ 学校.name }}规模", rows=("a",))


def chapter(code: str, title: str, *tables: str) -> ChapterSource:
    text = "".join(f"::: 表 {each}\n\n" for each in tables)
    return ChapterSource(code, ChapterHead(title=title), text, f"chapters/{code}.md.j2", 4)


def with_tables(pack: Pack, *chapters: ChapterSource) -> Pack:
    tables = {code: table(code) for code in ("x", "y", "z")}
    return replace(pack, tables=tables, chapters={each.id: each for each in chapters})


def test_tables_elsewhere_and_chapters_of_another_name_are_told() -> None:
    old, new = packs(A, A)
    before = with_tables(old, chapter("one", "一", "x", "y"), chapter("two", "二", "z"))
    now = with_tables(new, chapter("one", "一", "y"), chapter("two", "贰", "x", "z"), chapter("three", "三"))
    assert told(before, now) == [
        "chapter new three",
        "chapter renamed two 原为“二”",
        "table moved x 由“一”移到“贰”",
        "table moved z 由“二”移到“贰”",
    ]


def test_a_table_in_another_order_is_told_once() -> None:
    old, new = packs(A, A)
    before = with_tables(old, chapter("one", "一", "x", "y", "z"))
    now = with_tables(new, chapter("one", "一", "z", "x", "y"))
    assert told(before, now) == ["table moved z 先后次序变了"]


def test_captions_are_told_without_their_values() -> None:
    old, new = packs(A, A)
    (change, *_) = pack_changes(old, with_tables(new))
    assert (change.kind, change.name) == ("new", "…规模")


def rule(level: str) -> Rule:
    return Rule.model_validate(
        {
            "code": "QR9001",
            "name": "a-b",
            "title": "甲",
            "kind": "range",
            "level": level,
            "why": "甲",
            "mend": "乙",
        }
    )


def test_a_rule_of_another_level_is_told() -> None:
    old, new = packs(A, A)
    before, now = (
        replace(each, rules={"QR9001": rule(level)}) for each, level in ((old, "error"), (new, "info"))
    )
    assert told(before, now) == ["rule changed QR9001 由错误改为提示"]
    assert told(old, now) == ["rule new QR9001"]


def schema(*columns: str) -> RecordSchema:
    named = [{"id": each, "name": f"列{each}"} for each in columns]
    return RecordSchema.model_validate({"id": "r", "name": "明细", "columns": named, "department": "教务处"})


def test_columns_that_come_and_go_are_told() -> None:
    old, new = packs(A, A)
    before = replace(old, record_schemas={"r": schema("c", "d")})
    now = replace(new, record_schemas={"r": schema("d", "e")})
    assert told(before, now) == ["record_set changed r 新增列“列e”；不再有列“列c”"]


def filing(pack: Pack, facts: dict[str, str], records: dict[str, RecordSet] | None = None) -> Filing:
    config = FilingConfig.model_validate(
        {
            "pack": pack.manifest.id,
            "school": {"name": "甲校", "level": "secondary"},
            "report": {"title_year": 2022, "data_year": 2021, "issued": "2022-01"},
        }
    )
    given = Facts(fact(code, "2021", text) for code, text in facts.items() if code in pack.indicators)
    return Filing(Path("甲"), config, given, records or {})


def moved(old: Pack, new: Pack, facts: dict[str, str]) -> Move:
    return move(old, filing(old, facts), new, filing(new, facts))


def test_what_a_filing_holds_is_carried_over_renamed_or_to_be_collected() -> None:
    old = pack_of(A, indicator("b"), indicator("c"), indicator("d"), name="p-2022", edition="2022")
    new = pack_of(
        A,
        indicator("bb", lineage=[{"was": ["b"]}]),
        indicator("cc", lineage=[{"was": ["c"], "comparable": False, "note": "含分校"}]),
        indicator("new", required=True, department="教务处"),
        indicator("computed", formula="a * 2"),
        name="p-2024",
        edition="2024",
    )
    made = moved(old, new, {"a": "1", "b": "2", "c": "3", "d": "4"})
    assert [(each.code, each.was, each.caution) for each in made.carried] == [
        ("a", (), None),
        ("bb", ("指标b",), None),
        ("cc", ("指标c",), "口径变化，含分校"),
    ]
    assert [(each.code, each.department, each.required) for each in made.missing] == [("new", "教务处", True)]
    assert [each.code for each in made.idle] == ["d"]


def test_a_sum_is_carried_over_only_when_all_its_parts_are_on_file() -> None:
    old = pack_of(A, indicator("b"), name="p-2022", edition="2022")
    new = pack_of(indicator("c", lineage=[{"was": ["a", "b"]}]), name="p-2024", edition="2024")
    assert moved(old, new, {"a": "1", "b": "2"}).carried[0].was == ("指标a", "指标b")
    assert [each.code for each in moved(old, new, {"a": "1"}).missing] == ["c"]


def test_a_detail_table_that_lacks_a_new_column_is_to_be_completed() -> None:
    old, new = packs(A, A)
    old, new = (
        replace(each, record_schemas={"r": shape})
        for each, shape in ((old, schema("c")), (new, schema("c", "d")))
    )
    row = Record({"c": "甲", "d": None}, Location("records/r.csv", line=2))
    on_file = [filing(each, {}, {"r": RecordSet(each.record_schemas["r"], (row,))}) for each in (old, new)]
    made = move(old, on_file[0], new, on_file[1])
    assert [(each.name, each.department) for each in made.missing if each.part == "record_set"] == [
        ("明细（缺少列d）", "教务处")
    ]
    assert [each.code for each in moved(old, new, {}).missing] == ["a", "r"]
