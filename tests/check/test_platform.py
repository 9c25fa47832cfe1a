"""Starred values are held against the state's data platform, when the filing holds an export of it."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from qreport.check import Result, check
from qreport.model.facts import Facts
from qreport.model.finding import Level

from .samples import filing_of, indicator, pack_of, typed

PACK = pack_of([
    indicator("a", starred=True),
    indicator("b"),
    indicator("ratio", ":1", starred=True, decimals=2, formula="a / b"),
])  # fmt: skip


def result(facts: Mapping[str, str], platform: Mapping[str, str]) -> Result:
    theirs = Facts(typed(code, value, line) for line, (code, value) in enumerate(platform.items(), 2))
    return check(replace(filing_of(facts), platform=theirs), PACK)


def test_a_starred_value_that_differs_is_an_error_at_both_cells() -> None:
    (finding,) = result({"a": "4421"}, {"a": "4412"}).findings
    assert (finding.code, finding.level, finding.found, finding.expected) == (
        "QR262", Level.ERROR, "4421", "4412",
    )  # fmt: skip
    assert finding.message == "指标a 2021 年填的是 4421，平台上是 4412，像是相邻两位数字颠倒了"
    assert len(finding.locations) == 2


def test_a_computed_value_is_held_against_it_too() -> None:
    (finding,) = result({"a": "4412", "b": "268"}, {"ratio": "16.64"}).findings
    assert finding.message.startswith("指标ratio 2021 年算出的是 16.46")
    assert finding.message.endswith("平台上是 16.64")


@pytest.mark.parametrize(
    ("facts", "platform"),
    [
        ({"a": "4412"}, {"a": "4412"}),
        ({"a": "4412", "b": "268"}, {"ratio": "16.46"}),
        ({"a": "4412", "b": "268"}, {"ratio": "16.5"}),
        ({"b": "5"}, {"b": "6"}),
        ({"a": "4412"}, {"a@2020": "4286"}),
        ({"a@2020": "4286"}, {"a@2020": "4268"}),
        ({"a": "/"}, {"a": "/"}),
        ({"a": "4412"}, {}),
    ],
)
def test_what_agrees_is_not_starred_or_is_of_another_year_is_silent(
    facts: Mapping[str, str], platform: Mapping[str, str]
) -> None:
    assert result(facts, platform).findings == ()


def test_a_starred_value_that_the_export_lacks_is_counted_as_not_compared() -> None:
    told = [each for each in result({"a": "4412", "b": "5"}, {"b": "5"}).unchecked if each.code == "QR262"]
    assert "platform 文件夹里没有指标a 2021 年的数" in [each.why for each in told]


def test_without_an_export_nothing_is_compared() -> None:
    assert not [each for each in result({"a": "4412"}, {}).unchecked if each.code == "QR262"]
