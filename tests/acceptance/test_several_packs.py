"""One filing, several packs: values are entered once, each report takes what it needs."""

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from places import ROOT

from .running import run

PACK = """
id: companies
title: 校企合作工作总结
description: 学校一年的校企合作
edition: "2022"
levels: [secondary]
cover: {title: 校企合作工作总结}
chapters: [overview]
output_name: 校企合作工作总结
"""
CATALOGUE = """
indicators:
  - {code: full_time_students, name: 全日制在校生数, unit: 人, period: point, required: true}
  - {code: partner_companies, name: 合作企业数, unit: 家, required: true}
"""
RECORDS = """
records:
  - id: partners
    name: 合作企业
    columns: [{id: company, name: 企业名称}, {id: posts, name: 岗位数, type: count, unit: 个}]
"""
CHAPTER = """---
title: 合作概况
---
在校生{{ 值.full_time_students|带单位 }}，合作企业{{ 值.partner_companies|带单位 }}。

{% for 行 in 记录.partners %}{{ 行.company }}提供岗位{{ 行.posts }}个。{% endfor %}
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with a small pack that shares one indicator and one chapter id with secondary-2022."""
    root = tmp_path / "packs" / "companies"
    for folder in ("catalogue", "records", "chapters"):
        (root / folder).mkdir(parents=True)
    shutil.copytree(ROOT / "templates" / "secondary-2022" / "layout", root / "layout")
    (root / "pack.yaml").write_text(PACK, encoding="utf-8")
    (root / "catalogue" / "a.yaml").write_text(CATALOGUE, encoding="utf-8")
    (root / "records" / "a.yaml").write_text(RECORDS, encoding="utf-8")
    (root / "chapters" / "overview.md.j2").write_text(CHAPTER, encoding="utf-8")
    return root.parent


@pytest.fixture
def both(filing: Path) -> Path:
    """A filing for both packs, with the values of both and a chapter of its own for the second."""
    settings = (filing / "qreport.yaml").read_text(encoding="utf-8")
    text = settings.replace("pack: secondary-2022", "pack: [secondary-2022, companies]")
    (filing / "qreport.yaml").write_text(text, encoding="utf-8")
    rows = "指标,单位,2020年,2021年\n合作企业数,家,50,52\n"
    (filing / "indicators" / "合作.csv").write_text(rows, encoding="utf-8")
    rows = "企业名称,岗位数\n甲公司,30\n乙公司,12\n"
    (filing / "records" / "partners.csv").write_text(rows, encoding="utf-8")
    (filing / "chapters" / "companies").mkdir()
    (filing / "chapters" / "companies" / "overview.md").write_text(CHAPTER.replace("提供岗位", "给出岗位"))
    return filing


def _json(*arguments: str | Path) -> Any:
    return json.loads(run("validate", *arguments, "--format", "json").out)


def test_one_filing_gives_a_report_for_each_pack(both: Path, packs: Path, tmp_path: Path) -> None:
    done = run("build", both, "--pack-path", packs, "--to", "txt", "-o", tmp_path / "out")
    assert done.code == 0, done.told
    assert "== 报告包 secondary-2022 ==" in done.out
    assert "== 报告包 companies ==" in done.out
    (one, other) = sorted((tmp_path / "out").iterdir(), key=lambda path: path.stat().st_size)
    text = one.read_text(encoding="utf-8")
    assert one.name == "校企合作工作总结.txt"
    assert "在校生9527人，合作企业52家。" in text
    assert "甲公司给出岗位30个。" in text
    assert "给出岗位" not in other.read_text(encoding="utf-8")


def test_one_of_the_packs_can_be_chosen(both: Path, packs: Path, tmp_path: Path) -> None:
    done = run(
        "build", both, "--pack", "companies", "--pack-path", packs, "--to", "txt", "-o", tmp_path / "out"
    )
    assert done.code == 0, done.told
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["校企合作工作总结.txt"]


def test_what_another_pack_knows_is_not_unknown(both: Path, packs: Path) -> None:
    whole = _json(both, "--pack-path", packs)
    assert [each["pack"] for each in whole["filings"]] == ["secondary-2022", "companies"]
    assert whole["summary"]["filings"] == 1
    names = {finding["name"] for each in whole["filings"] for finding in each["findings"]}
    assert not names & {"unknown-indicator", "unknown-file", "unknown-chapter", "unknown-column"}
    alone = _json(both, "--pack", "companies", "--pack-path", packs)
    assert (alone["pack"], alone["findings"]) == ("companies", [])


def test_what_no_pack_knows_is_told_once(both: Path, packs: Path) -> None:
    rows = "指标,2021年\n合作企业家数,52\n"
    (both / "indicators" / "又.csv").write_text(rows, encoding="utf-8")
    done = run("validate", both, "--pack-path", packs)
    assert done.code == 1
    assert done.out.count("没有指标“合作企业家数”，是否为“合作企业数”？") == 1
    assert "另有 1 个问题已列在前面的报告包下。" in done.out
    assert done.out.rstrip().endswith("共 1 个填报、2 份报告，1 个填报有须处理的问题。")


def test_each_pack_says_what_is_missing_for_it(both: Path, packs: Path) -> None:
    (both / "indicators" / "合作.csv").unlink()
    first, second = _json(both, "--pack-path", packs)["filings"]
    assert not any("合作企业数" in each["message"] for each in first["findings"])
    (missing,) = second["findings"]
    assert (missing["code"], missing["indicator"]) == ("QR129", "partner_companies")


def test_two_reports_of_one_name_are_refused(both: Path, packs: Path) -> None:
    manifest = PACK.replace("output_name: 校企合作工作总结\n", "")
    (packs / "companies" / "pack.yaml").write_text(manifest, encoding="utf-8")
    done = run("build", both, "--pack-path", packs, "--to", "txt")
    assert done.code == 2
    assert "报告包 secondary-2022 和 companies 的报告同名" in done.err


def test_a_pack_for_other_schools_is_told_with_the_right_one(both: Path, packs: Path) -> None:
    manifest = PACK.replace("levels: [secondary]", "levels: [higher]")
    (packs / "companies" / "pack.yaml").write_text(manifest, encoding="utf-8")
    done = run("validate", both, "--pack", "companies", "--pack-path", packs)
    assert done.code == 1
    assert "qreport.yaml:4: 错误 QR174 报告包 companies 用于高职专科学校，本单位的 level" in done.out
    assert "secondary-2022" in done.out


def test_a_pack_named_twice_or_unknown_is_no_second_report(both: Path, packs: Path) -> None:
    settings = (both / "qreport.yaml").read_text(encoding="utf-8")
    (both / "qreport.yaml").write_text(settings.replace("2022, companies]", "2022, secondary-2022]"))
    assert _json(both)["pack"] == "secondary-2022"
    done = run("validate", both, "--pack", "company", "--pack-path", packs)
    assert done.code == 2
    assert "没有报告包“company”，是否为“companies”" in done.err


def test_a_level_may_be_changed_of_a_rule_that_only_one_pack_has(both: Path, packs: Path) -> None:
    settings = (both / "qreport.yaml").read_text(encoding="utf-8")
    text = settings + "rules:\n  QR306: {level: warning, reason: 省里另有规定}\n"
    (both / "qreport.yaml").write_text(text, encoding="utf-8")
    for arguments in ((both,), (both, "--pack", "companies")):
        assert "QR244" not in run("validate", *arguments, "--pack-path", packs).out
    (both / "qreport.yaml").write_text(text.replace("QR306", "QR9999"), encoding="utf-8")
    out = run("validate", both, "--pack-path", packs).out
    assert out.count("QR244") == 1, out[-3000:]


def test_other_forms_hold_all_reports(both: Path, packs: Path) -> None:
    arguments = ("validate", both, "--pack-path", packs, "--format")
    (one,) = json.loads(run(*arguments, "sarif").out)["runs"]
    assert one["results"]
    root = ET.fromstring(run(*arguments, "junit").out)
    assert {case.get("classname") for case in root.iter("testcase")} == {"secondary-2022", "companies"}
    assert run(*arguments, "github").out


def test_a_workbook_asks_for_what_one_pack_needs(both: Path, packs: Path, tmp_path: Path) -> None:
    made = tmp_path / "填报表.xlsx"
    arguments = ("workbook", both, "-o", made, "--pack-path", packs)
    assert "共 3 张待填的表" not in run(*arguments).out
    done = run(*arguments, "--pack", "companies")
    assert done.code == 0, done.told
    assert "共 2 张待填的表" in done.out


def test_chapters_that_several_reports_print_are_noted_once(both: Path, packs: Path) -> None:
    assert "QR175" not in run("validate", both, "--pack-path", packs).out
    shutil.rmtree(both / "chapters" / "companies")
    told = run("validate", both, "--pack-path", packs, "--select", "QR175").out
    assert told.count("QR175") == 1
    assert "报告包 secondary-2022、companies 共用 1 章：chapters/overview.md" in told


def test_annotated_copies_show_what_all_reports_found(both: Path, packs: Path, tmp_path: Path) -> None:
    done = run("validate", both, "--pack-path", packs, "--annotate", tmp_path / "批注")
    assert done.code == 1
    assert (tmp_path / "批注" / "问题清单.xlsx").is_file()


def test_a_check_list_is_made_for_one_pack_at_a_time(both: Path, packs: Path, tmp_path: Path) -> None:
    arguments = ("validate", both, "--pack-path", packs, "--checklist", tmp_path / "核对表.xlsx")
    done = run(*arguments)
    assert done.code == 2
    assert "--checklist 一次只用于一个报告包" in done.err
    assert not (tmp_path / "核对表.xlsx").exists()
    assert run(*arguments, "--pack", "companies").code == 0
    assert (tmp_path / "核对表.xlsx").is_file()
