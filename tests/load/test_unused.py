"""What a pack holds and never uses."""

from pathlib import Path

import pytest

from qreport.load import load_pack
from qreport.load.packs.references import unused
from tests.load.conftest import WritePack

RECORDS = "records: [{id: visits, name: 走访, columns: [{id: company, name: 企业}]}]"
TABLE = "tables: [{kind: indicators, id: sizes, caption: 规模, rows: [students]}]"
CHART = "charts: [{id: growth, kind: bars, caption: 变化, data: {indicators: [students]}}]"
CATALOGUE = "indicators: [{code: students, name: 学生数, unit: 人, required: true}]"
CHAPTER = "---\ntitle: 学生情况\n---\n\n"


def messages(write_pack: WritePack, packs: Path, chapter: str, **files: str) -> list[str]:
    files = {"catalogue__a": CATALOGUE, "chapters__students.md.j2": CHAPTER + chapter, **files}
    write_pack("small", **{f"{name}.yaml" if "." not in name else name: text for name, text in files.items()})
    pack, findings = load_pack("small", (packs,))
    assert not findings
    return [f"{finding.locations[0]} {finding.message}" for finding in unused(pack)]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("records__a", RECORDS, "records/a.yaml:1 明细表“visits”没有任何地方用到"),
        ("tables__a", TABLE, "tables/a.yaml:1 表“sizes”没有任何地方用到"),
        ("charts__a", CHART, "charts/a.yaml:1 图“growth”没有任何地方用到"),
    ],
)
def test_what_no_chapter_prints_is_told(
    file: str, text: str, message: str, write_pack: WritePack, packs: Path
) -> None:
    found = messages(write_pack, packs, "在校生 {{ 值.students }}。", **{file: text})
    (told,) = [each for each in found if "个指标" not in each]
    assert told.endswith(message)


def test_what_a_chapter_or_a_measure_uses_is_not_told(write_pack: WritePack, packs: Path) -> None:
    chapter = "::: 表 sizes\n\n::: 图 growth\n\n{% for 行 in 记录.visits %}{{ 行.企业 }}{% endfor %}\n"
    found = messages(write_pack, packs, chapter, records__a=RECORDS, tables__a=TABLE, charts__a=CHART)
    assert [each for each in found if "个指标" not in each] == []


def test_indicators_that_only_a_school_may_print_are_one_note(write_pack: WritePack, packs: Path) -> None:
    catalogue = (
        "indicators: [{code: visits, name: 走访次数, unit: 次}, {code: clubs, name: 社团数, unit: 个}]"
    )
    found = messages(write_pack, packs, "社团 {{ 值.社团数 }}。", catalogue__z=catalogue)
    (note,) = [each for each in found if "个指标" in each]
    assert "visits" in note
    assert "clubs" not in note


def test_a_required_indicator_is_in_use(write_pack: WritePack, packs: Path) -> None:
    catalogue = "indicators: [{code: visits, name: 走访次数, unit: 次, required: true}]"
    assert not any("visits" in each for each in messages(write_pack, packs, "无。", catalogue__z=catalogue))


def test_a_table_that_only_shares_its_name_with_a_record_set_is_not_printed(
    write_pack: WritePack, packs: Path
) -> None:
    columns = "columns: [{column: company}]"
    table = f"tables: [{{kind: records, id: visits, caption: 走访, record_set: visits, {columns}}}]"
    found = messages(write_pack, packs, "无。", records__a=RECORDS, tables__a=table)
    assert [each.partition(" ")[2] for each in found] == ["表“visits”没有任何地方用到"]


def test_what_a_pack_takes_over_is_not_its_business(write_pack: WritePack, packs: Path) -> None:
    files = {"catalogue__a": CATALOGUE, "tables__a": TABLE, "charts__a": CHART}
    assert len(messages(write_pack, packs, "无。", **files)) == 2
    write_pack("own", {"id": "own", "title": "校本", "description": "", "extends": "small"})
    pack, _ = load_pack("own", (packs,))
    assert list(unused(pack)) == []
