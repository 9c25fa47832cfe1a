"""Earlier years are held against what was published, when the filing holds it."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from qreport.check import check
from qreport.model.facts import Facts
from qreport.model.filing import Explanation
from qreport.model.finding import Finding, Level

from .samples import filing_of, indicator, pack_of, typed

PACK = pack_of([indicator("a"), indicator("b")])


def found(facts: Mapping[str, str], published: Mapping[str, str], text: str | None = None) -> list[Finding]:
    values = {"2020": facts.get("a@2020", "")}
    given = Explanation(indicator="a", period="2020", reason="correction", text=text or "", values=values)
    filing = filing_of(facts, explanations=[given] if text else [])
    before = Facts(typed(code, value, line) for line, (code, value) in enumerate(published.items(), 2))
    return list(check(replace(filing, published=before), PACK).findings)


def test_a_year_stated_otherwise_than_published_wants_an_explanation() -> None:
    (finding,) = found({"a": "9527", "a@2020": "7984"}, {"a@2020": "7948"})
    assert (finding.code, finding.level, finding.found, finding.expected) == (
        "QR245", Level.EXPLAIN, "7984", "7948",
    )  # fmt: skip
    assert finding.message == "指标a 2020 年填的是 7984，当年公布的是 7948，像是相邻两位数字颠倒了"
    assert finding.period == "2020"


def test_a_note_about_the_correction_settles_it() -> None:
    (finding,) = found({"a": "1", "a@2020": "7984"}, {"a@2020": "7948"}, "去年漏计了五年制学生")
    assert finding.explained


@pytest.mark.parametrize(
    ("facts", "published"),
    [
        ({"a@2020": "7948"}, {"a@2020": "7948"}),
        ({"a@2020": "97.0"}, {"a@2020": "97"}),
        ({"a@2020": "7948"}, {}),
        ({}, {"a@2020": "7948"}),
        ({"a": "9527"}, {"a": "9000"}),
        ({"a@2020": "-"}, {"a@2020": "-"}),
    ],
)
def test_what_agrees_or_cannot_be_compared_is_silent(
    facts: Mapping[str, str], published: Mapping[str, str]
) -> None:
    assert found(facts, published) == []


def test_from_not_collected_to_a_number_is_a_restatement() -> None:
    (finding,) = found({"a@2020": "3"}, {"a@2020": "-"})
    assert finding.message == "指标a 2020 年填的是 3，当年公布的是 -"
