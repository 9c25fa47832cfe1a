"""`pack diff`: what another edition or pack changes for a school."""

import json
from pathlib import Path

import pytest
from places import EXAMPLE

from .running import run

RENAMED = """
indicators:
  - {code: moral_education_staff, name: 德育工作人员数, aliases: [德育管理人员数]}
  - {code: labour_hours, name: 劳动教育总学时, unit: 学时, required: true, department: 教务处}
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with a pack that renames one indicator of secondary-2022 and adds another."""
    root = tmp_path / "packs" / "our-school"
    (root / "catalogue").mkdir(parents=True)
    manifest = "{id: our-school, title: 本校报告, description: 校本, extends: secondary-2022}"
    (root / "pack.yaml").write_text(manifest, encoding="utf-8")
    (root / "catalogue" / "a.yaml").write_text(RENAMED, encoding="utf-8")
    return root.parent


def test_what_a_pack_of_a_school_changes_is_told(packs: Path) -> None:
    done = run("pack", "diff", "secondary-2022", "our-school", "--pack-path", packs)
    assert done.code == 0
    assert done.out.splitlines() == [
        "secondary-2022（中等职业学校质量年度报告）→ our-school（本校报告）",
        "",
        "指标：新增（1）",
        "  labour_hours  劳动教育总学时：必填，教务处",
        "",
        "指标：改名（1）",
        "  moral_education_staff  德育工作人员数：原为“德育管理人员数”",
        "",
        "共 2 处差别。",
    ]


def test_a_pack_does_not_differ_from_itself() -> None:
    done = run("pack", "diff", "secondary-2022", "secondary-2022")
    assert done.out.splitlines()[-1] == "两个报告包没有差别。"


def test_for_a_filing_it_is_told_what_carries_over_and_what_is_to_be_collected(packs: Path) -> None:
    arguments = ("pack", "diff", "secondary-2022", "our-school", "--pack-path", packs, "--filing", EXAMPLE)
    done = run(*arguments)
    assert done.code == 0
    assert "要收集，教务处（1）\n  labour_hours  劳动教育总学时：必填\n" in done.out
    move = json.loads(run(*arguments, "--format", "json").out)["move"]
    assert {"moral_education_staff", "full_time_students"} <= {each["code"] for each in move["carried"]}
    assert [each["code"] for each in move["missing"] if each["required"]] == ["labour_hours"]
    assert move["idle"] == []
    assert move["period"] == "2021"


def test_a_school_that_moves_to_the_national_form_is_told_what_to_collect() -> None:
    done = run("pack", "diff", "secondary-2022", "school-national-2024", "--filing", EXAMPLE)
    assert done.code == 0
    for heading in ("要收集，", "可以沿用，表里的名称要改", "照原样沿用", "口径变了，按新口径核对后才能沿用"):
        assert f"\n{heading}" in done.out


def test_the_differences_are_written_as_markdown_to_a_file(packs: Path, tmp_path: Path) -> None:
    page = tmp_path / "差别.md"
    arguments = ("secondary-2022", "our-school", "--pack-path", packs, "--format", "markdown", "-o", page)
    assert run("pack", "diff", *arguments).code == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("### secondary-2022（中等职业学校质量年度报告）→ our-school（本校报告）\n")
    assert "| `labour_hours` | 劳动教育总学时 | 必填，教务处 |" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("secondary-2022", "secondary-2021"), "没有报告包“secondary-2021”，是否为“secondary-2022”？"),
        (("secondary-2022", "secondary-2022", "--format", "yaml"), "没有结果形式“yaml”"),
        (("secondary-2022", "secondary-2022", "--filing", "nowhere"), "没有文件夹 nowhere"),
    ],
)
def test_what_cannot_be_compared_is_told(arguments: tuple[str, ...], message: str) -> None:
    done = run("pack", "diff", *arguments)
    assert done.code == 2
    assert message in done.err


def test_a_pack_with_a_broken_entry_is_not_compared(packs: Path) -> None:
    (packs / "our-school" / "catalogue" / "a.yaml").write_text("indicators: [{code: x, nmae: 甲}]", "utf-8")
    done = run("pack", "diff", "secondary-2022", "our-school", "--pack-path", packs)
    assert done.code == 2
    assert "our-school/catalogue/a.yaml:1" in done.err
