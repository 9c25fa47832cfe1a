from pathlib import Path

import pytest

from qreport.load.filing.explanations import Explained, load_explanations
from qreport.load.indicators.matching import Matcher

from .conftest import MakePack


def load(tmp_path: Path, make_pack: MakePack, text: str) -> tuple[list[object], list[str]]:
    path = tmp_path / "explanations.yaml"
    path.write_text(text, encoding="utf-8")
    found = load_explanations(tmp_path, Matcher(make_pack().indicators))
    return list(found.explanations), [f"{each.locations[0]} {each.message}" for each in found.findings]


def test_names_become_codes_and_numbers_text(tmp_path: Path, make_pack: MakePack) -> None:
    text = (
        "explanations:\n"
        "  - {indicator: 占地面积, period: 2021, text: 新校区启用, values: {2020: 7948, 2021: 97.50}}\n"
    )
    (found,), findings = load(tmp_path, make_pack, text)
    assert findings == []
    assert found.indicator == "land"
    assert found.period == "2021"
    assert found.values == {"2020": "7948", "2021": "97.50"}


@pytest.mark.parametrize("name", ["占地面积（m²）", "3.占地面积", "land"])
def test_an_indicator_is_named_as_in_tables(tmp_path: Path, make_pack: MakePack, name: str) -> None:
    entry = f'{{indicator: "{name}", period: 2021, text: 新校区启用, values: {{2021: 97}}}}'
    (found,), findings = load(tmp_path, make_pack, f"explanations:\n  - {entry}\n")
    assert (found.indicator, findings) == ("land", [])


WHOLE = ":1 文件应以“explanations:”或“numbers:”一行开头，下面每一条以“- ”开头"


@pytest.mark.parametrize(
    "text", ["a: b", "- {indicator: land}", "无", "explanations: 无", "explanations:\na: 1"]
)
def test_a_file_of_another_form_is_told_how_to_begin(tmp_path: Path, make_pack: MakePack, text: str) -> None:
    assert load(tmp_path, make_pack, text) == ([], [f"explanations.yaml{WHOLE}"])


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("3", ":2 explanations → 第 1 项：应为若干行“键: 值”，写的是“3”"),
        ("{indicator: land, period: 2021}", ":2 explanations → 第 1 项：缺少“text”"),
        ("{indicator: land, period: 2021, text: ''}", "“占地面积”2021 年的说明还没有写"),
        (
            "{indicator: 占地面, period: 2021, text: 甲}",
            ":2 没有指标“占地面”，是否为“占地面积”或“生均占地面积”？",
        ),
        ("indicator: land\n    period: 今年\n    text: 甲", ":3 “今年”看不出是哪一年"),
        ("{indicator: land, period: 2021, text: 甲, reason: x}", "第 1 项 → reason：应为"),
        (
            "{indicator: land, period: 2021, text: 甲, reasons: policy}",
            "不认识“reasons”，是否为“reason”？",
        ),
        ("{indicator: land", ":2 花括号没有配对"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, make_pack: MakePack, entry: str, message: str
) -> None:
    found, findings = load(tmp_path, make_pack, f"explanations:\n  - {entry}\n")
    assert found == []
    assert len(findings) == 1
    assert findings[0].startswith("explanations.yaml:")
    assert message in findings[0]


def test_a_wrong_entry_does_not_hide_the_others(tmp_path: Path, make_pack: MakePack) -> None:
    text = "explanations:\n  - 3\n  - {indicator: land, period: 2021年, text: 甲}\n"
    found, findings = load(tmp_path, make_pack, text)
    assert (len(found), len(findings)) == (1, 1)


def test_an_absent_or_empty_file_explains_nothing(tmp_path: Path, make_pack: MakePack) -> None:
    assert load_explanations(tmp_path, Matcher({})) == Explained()
    assert load(tmp_path, make_pack, "# 暂无\n") == ([], [])
    assert load(tmp_path, make_pack, "explanations:  # 暂无\n") == ([], [])
