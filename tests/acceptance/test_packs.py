"""`pack`, `schema` and `explain`: what the packs and the engine say about themselves."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from places import ROOT

from qreport.workflows import explain
from qreport.workflows import schema as schemas

from .running import run

PACK = ROOT / "templates" / "secondary-2022"
CHINESE = re.compile("[\u4e00-\u9fff]")
TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}


def test_the_packs_at_hand_are_listed() -> None:
    done = run("pack", "list")
    assert done.code == 0
    assert "secondary-2022  " in done.out


def test_the_content_of_a_pack_is_shown() -> None:
    done = run("pack", "show", "secondary-2022")
    assert done.code == 0
    for words in ("章节（", "指标（", "明细表（", "表（", "图（", "规则（", "training  社会培训汇总"):
        assert words in done.out


def test_the_pack_has_no_errors_of_its_own() -> None:
    done = run("pack", "check", PACK)
    assert done.code == 0, done.out


def test_all_packs_that_come_with_qreport_are_checked_in_one_run() -> None:
    folders = sorted(file.parent for file in PACK.parent.glob("*/pack.yaml"))
    done = run("pack", "check", *folders)
    assert done.code == 0, done.out
    assert [line for line in done.out.splitlines() if line.startswith("==")] == [
        f"== {folder} ==" for folder in folders
    ]
    assert done.out.count("没有发现问题。") == len(folders)


def test_one_wrong_pack_among_several_is_told_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "pack.yaml").write_text(
        "{id: own, title: t, description: d, extends: secondary-2022}", "utf-8"
    )
    (tmp_path / "catalogue" / "a.yaml").write_text("indicators: [{code: x, nmae: 甲}]", encoding="utf-8")
    done = run("pack", "check", PACK, tmp_path)
    assert done.code == 1
    assert "不认识“nmae”，是否为“name”？" in done.out.partition(f"== {tmp_path} ==")[2]


def test_a_pack_that_is_not_there_is_told() -> None:
    done = run("pack", "show", "secondary-2021")
    assert done.code == 2
    assert "是否为“secondary-2022”" in done.err


def test_a_folder_that_is_no_pack_is_told(tmp_path: Path) -> None:
    done = run("pack", "check", tmp_path)
    assert done.code == 2
    assert "pack.yaml" in done.err


def test_the_files_with_a_schema_are_listed() -> None:
    done = run("schema")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()] == list(schemas.FILES)


@pytest.mark.parametrize("name", schemas.FILES)
def test_every_schema_is_sound(name: str) -> None:
    done = run("schema", name)
    assert done.code == 0
    schema = json.loads(done.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(_faults(schema, schema)) == []


def test_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    done = run("schema", "-o", tmp_path / "schemas")
    assert done.code == 0, done.told
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(schemas.FILES)
    assert run("schema", "pack", "--extending", "-o", tmp_path).code == 0
    assert json.loads((tmp_path / "pack.json").read_text(encoding="utf-8"))["required"] == ["id"]


def _faults(part: Any, whole: Any) -> Iterator[str]:
    """Yield what is wrong with a schema: types, references, required keys, patterns, bounds."""
    if isinstance(part, list):
        for each in part:
            yield from _faults(each, whole)
    if not isinstance(part, dict):
        return
    if isinstance(kind := part.get("type", "object"), str) and kind not in TYPES:
        yield f"type {kind}"
    if isinstance(reference := part.get("$ref"), str):
        target = reference.removeprefix("#/$defs/")
        if target not in whole.get("$defs", {}):
            yield f"no {reference}"
    if isinstance(pattern := part.get("pattern"), str):
        re.compile(pattern)
    if isinstance(properties := part.get("properties"), dict):
        required = part.get("required", [])
        yield from (f"required {each}" for each in required if each not in properties)
    for each in part.values():
        yield from _faults(each, whole)


def test_every_code_and_name_is_explained_in_chinese() -> None:
    entries = explain.entries()
    assert {"QR101", "QR201", "QR401", "QR501", "QR601", "QR306"} <= entries.keys()
    assert {"sum", "count", "share", "line"} <= entries.keys()
    for code, text in entries.items():
        assert text.startswith(code)
        assert len(CHINESE.findall(text)) > 10, code


@pytest.mark.parametrize("code", ["QR201", "qr201", "QR306", "sum"])
def test_an_explanation_is_printed(code: str) -> None:
    done = run("explain", code)
    assert done.code == 0
    assert done.out.startswith(code.upper() if "201" in code else code)


@pytest.mark.parametrize("name", ["full_time_students", "全日制在校生数"])
def test_an_indicator_is_explained_by_code_or_name(name: str) -> None:
    done = run("explain", name)
    assert done.code == 0
    assert "full_time_students 全日制在校生数（人）" in done.out
    assert "报告包：secondary-2022" in done.out


def test_how_sure_the_name_of_an_indicator_is_can_be_read(tmp_path: Path) -> None:
    pack = tmp_path / "own"
    (pack / "catalogue").mkdir(parents=True)
    (pack / "pack.yaml").write_text("{id: own, title: t, description: d, extends: secondary-2022}", "utf-8")
    entry = "{code: labour_hours, name: 劳动总学时, unit: 学时, source: 附表第2项, confidence: low}"
    (pack / "catalogue" / "a.yaml").write_text(f"indicators: [{entry}]", encoding="utf-8")
    told = run("explain", "labour_hours", "--pack-path", tmp_path).out
    assert "依据：附表第2项\n名称的把握：低\n报告包：own\n" in told
    assert "〔把握：低；依据：附表第2项〕" in run("pack", "show", "own", "--pack-path", tmp_path).out


def test_an_unknown_code_is_told() -> None:
    done = run("explain", "QR999")
    assert done.code == 2
    assert "没有“QR999”" in done.err


def test_every_code_that_the_example_prints_can_be_explained() -> None:
    told = run("validate", ROOT / "data" / "examples" / "liaocheng-2021").out
    codes = set(re.findall(r"QR\d+", told))
    assert codes
    assert codes <= explain.entries().keys()
