from collections.abc import Sequence
from pathlib import Path

from qreport.comparing.unexplained import since_last_year, unexplained
from qreport.model.facts import Fact, Facts
from qreport.model.filing import Explanation, Filing, FilingConfig
from qreport.model.finding import Finding, Level

from .samples import fact, indicator, pack_of

CONFIG = FilingConfig.model_validate({
    "pack": "p",
    "school": {"name": "某校", "level": "secondary"},
    "report": {"title_year": 2022, "data_year": 2021, "issued": "2021-11"},
})  # fmt: skip
BOTH = fact("a", "2020", "100"), fact("a", "2021", "200")


def found(facts: Sequence[Fact], *explanations: Explanation) -> tuple[Finding, ...]:
    filing = Filing(Path("甲"), CONFIG, Facts(facts), explanations=explanations)
    pack = pack_of(indicator("a"), indicator("b"))
    return unexplained(since_last_year(filing, filing.facts, pack), filing, pack)


def test_a_flagged_change_is_told_with_its_cell_and_both_values() -> None:
    (finding,) = found(BOTH)
    assert finding.level is Level.EXPLAIN
    assert finding.is_open_error
    assert finding.message == "“指标a”2020 年 100，2021 年 200，变化达到 20%，没有说明"
    assert (finding.indicator, finding.period) == ("a", "2021")
    assert str(finding.locations[0]).startswith("indicators/a.csv")


def test_an_explanation_settles_it_until_a_value_changes() -> None:
    given = Explanation(indicator="a", period="2021", text="扩招。", values={"2021": "200"})
    assert found(BOTH, given) == ()
    (finding,) = found((BOTH[0], fact("a", "2021", "300")), given)
    assert finding.message.endswith("没有说明，原有说明因数值已变而失效")


def test_a_filing_of_one_year_has_nothing_to_explain() -> None:
    assert found(BOTH[1:]) == ()
    assert found([BOTH[0], fact("b", "2021", "5")]) == ()


def test_a_change_within_the_limits_asks_for_nothing() -> None:
    assert found((BOTH[0], fact("a", "2021", "110"))) == ()
