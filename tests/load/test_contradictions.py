"""Parts of a pack that cannot all be meant."""

from pathlib import Path
from typing import Any

import pytest

from qreport.load import load_pack
from qreport.load.packs.references import contradictions
from tests.load.conftest import MANIFEST, WritePack

STUDENTS = "indicators: [{{code: students, name: 学生数, unit: 人, {}}}{}]"
ARGS = "kind: range, args: {quantity: students, minimum: %s}"
RULE = "{code: %s, name: a-b, title: 甲, " + ARGS + ", why: 甲, mend: 乙}"
PREFACE = "---\ntitle: 前言\nkind: preface\n---\n校长致辞。\n"


def told(
    write_pack: WritePack, packs: Path, manifest: dict[str, Any] | None = None, **files: str
) -> list[str]:
    whole = MANIFEST.model_dump(mode="json", exclude_none=True) | {"id": "small"} | (manifest or {})
    write_pack(
        "small", whole, **{name if "." in name else f"{name}.yaml": text for name, text in files.items()}
    )
    pack, findings = load_pack("small", (packs,))
    assert not findings
    return [f"{each.locations[0]} {each.code} {each.message}" for each in contradictions(pack)]


@pytest.mark.parametrize(
    ("limits", "more", "message"),
    [
        ("minimum: 5, maximum: 3", "", "small/catalogue/a.yaml:1 QR608 指标“students”的 minimum 5 大于"),
        ("maximum: 3, standard: {at_least: 5, source: 甲}", "", "的标准 5 不在 minimum 和 maximum 之间"),
        ("minimum: 9, standard: {at_most: 5, source: 甲}", "", "的标准 5 不在 minimum 和 maximum 之间"),
        ("nesting: partition", ", {code: boys, name: 男生占比, unit: '%', parent: students}", "相加等于上级"),
        ("nesting: subset", ", {code: boys, name: 男生占比, unit: '%', parent: students}", "不大于上级"),
    ],
)
def test_indicators_that_no_value_can_meet_are_told(
    limits: str, more: str, message: str, write_pack: WritePack, packs: Path
) -> None:
    (found,) = told(write_pack, packs, catalogue__a=STUDENTS.format(limits, more))
    assert message in found


@pytest.mark.parametrize(
    ("limits", "more"),
    [
        ("minimum: 3, maximum: 5, standard: {at_least: 4, source: 甲}", ""),
        ("maximum: 5", ", {code: boys, name: 男生占比, unit: '%', parent: students}"),
        ("nesting: partition", ", {code: boys, name: 男生, unit: 人, parent: students}"),
    ],
)
def test_what_can_be_met_is_not_told(limits: str, more: str, write_pack: WritePack, packs: Path) -> None:
    assert told(write_pack, packs, catalogue__a=STUDENTS.format(limits, more)) == []


def test_a_rule_written_twice_is_told(write_pack: WritePack, packs: Path) -> None:
    rules = f"rules: [{RULE % ('QR9001', 1)}, {RULE % ('QR9002', 1)}, {RULE % ('QR9003', 2)}]"
    (found,) = told(write_pack, packs, catalogue__a=STUDENTS.format("", ""), rules__a=rules)
    assert "QR609 规则 QR9002 与 QR9001 的 kind 和 args 完全相同" in found


def test_a_preface_without_a_place_in_front_is_told(write_pack: WritePack, packs: Path) -> None:
    files = {"chapters/preface.md.j2": PREFACE}
    manifest = {"chapters": ["preface", "students"], "front": ["cover", "contents"]}
    (found,) = told(write_pack, packs, manifest, **files)
    assert found.startswith("small/chapters/preface.md.j2:1 QR610 章“preface”是前言")
    assert told(write_pack, packs, manifest | {"front": ["cover", "preface"]}, **files) == []


def test_a_statement_without_a_place_in_front_is_told(write_pack: WritePack, packs: Path) -> None:
    statement = {"statement": {"paragraphs": ["内容真实。"]}}
    (found,) = told(write_pack, packs, statement)
    assert "QR610 写了 statement" in found
    assert told(write_pack, packs, statement | {"front": ["cover", "statement"]}) == []


def test_a_chapter_listed_twice_is_told(write_pack: WritePack, packs: Path) -> None:
    (found,) = told(write_pack, packs, {"chapters": ["students", "students"]})
    assert "QR608 chapters 里“students”列了两次" in found
