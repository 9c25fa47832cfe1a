from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from qreport.comparing.change_words import summary
from qreport.comparing.compare import compare
from qreport.model.change import Assessment, ChangeKind
from qreport.model.facts import Bound

from .samples import fact, indicator, one, pack_of, side, years

NUMBERS = st.decimals(min_value=0, max_value=10**15, places=2)


@pytest.mark.parametrize(
    ("old", "new", "unit", "change", "rate"),
    [
        ("7948", "9527", "人", "1579", "19.87"),
        ("279", "233", "人", "-46", "-16.49"),
        ("800", "801", "人", "1", "0.13"),  # 0.125 is rounded half up
        ("98.4", "98.5", "%", "0.1", None),
        ("16:1", "19:1", ":1", "3", None),
        ("1958", "1960", "年", "2", None),
        ("0", "4", "人", "4", None),
        ("-5", "4", "人", "9", None),
        ("0.30", "0.1", "万元", "-0.20", "-66.67"),
    ],
)
def test_a_change_is_exact_and_has_a_rate_where_a_percentage_means_something(
    old: str, new: str, unit: str, change: str, rate: str | None
) -> None:
    made = one(old, new, unit)
    assert (made.kind, made.change) == (ChangeKind.CHANGED, Decimal(change))
    assert made.rate == (None if rate is None else Decimal(rate))
    assert made.comparable


@given(NUMBERS, NUMBERS)
def test_the_change_added_to_the_old_value_gives_the_new_one(old: Decimal, new: Decimal) -> None:
    made = one(f"{old:f}", f"{new:f}", "万元")
    assert made.change is not None
    assert old + made.change == new


@pytest.mark.parametrize(
    ("old", "new", "kind", "why_not"),
    [
        ("5", "5", ChangeKind.SAME, None),
        ("5", "5.0", ChangeKind.SAME, None),
        ("-", "-", ChangeKind.SAME, "2020 年未采集，2021 年未采集"),
        ("-", "5", ChangeKind.ADDED, "2020 年未采集"),
        (None, "5", ChangeKind.ADDED, "2020 年没有填报"),
        ("5", "/", ChangeKind.REMOVED, "2021 年不适用"),
        ("5", None, ChangeKind.REMOVED, "2021 年没有填报"),
    ],
)
def test_a_value_that_is_not_there_is_never_zero(
    old: str | None, new: str | None, kind: ChangeKind, why_not: str | None
) -> None:
    made = one(old, new)
    assert (made.kind, made.why_not) == (kind, why_not)
    assert made.change is None or made.kind is ChangeKind.SAME
    assert made.assessment is Assessment.NEUTRAL


def test_part_of_a_year_is_not_compared_with_a_whole_one() -> None:
    facts = [fact("a", "2020", "4643.02"), fact("a", "2021", "2568.34", span="2021-01/2021-08")]
    made = years(pack_of(indicator("a", "元")), facts)["a"]
    assert made.why_not == "2020 年为全年，2021 年只含 2021.01 至 2021.08（8 个月）"
    assert (made.change, made.rate, made.flagged) == (None, None, False)
    assert made.kind is ChangeKind.CHANGED


@pytest.mark.parametrize("spans", [("2020-01/2020-08", "2021-01/2021-08"), (None, "2020-09/2021-08")])
def test_the_same_months_of_two_years_are_compared(spans: tuple[str | None, str]) -> None:
    facts = [fact("a", year, "5", span=span) for year, span in zip(("2020", "2021"), spans, strict=True)]
    assert years(pack_of(indicator("a")), facts)["a"].comparable


def test_a_value_computed_from_part_of_a_year_is_one_of_part_of_a_year() -> None:
    pack = pack_of(indicator("a"), indicator("b", formula="a * 2"), indicator("c"))
    facts = [fact("a", "2020", "4"), fact("a", "2021", "3", span="2021-01/2021-08")]
    facts += [fact("b", "2020", "=8"), fact("b", "2021", "=6")]
    facts += [fact("c", "2020", "=8"), fact("c", "2021", "=6")]
    changes = years(pack, facts)
    assert not changes["b"].comparable
    assert changes["b"].is_computed
    assert changes["c"].comparable


def test_a_vague_number_is_not_compared() -> None:
    facts = [fact("a", "2020", "80"), fact("a", "2021", "90余", bound=Bound.AT_LEAST)]
    made = years(pack_of(indicator("a")), facts)["a"]
    assert made.why_not == "2021 年的“90余”不是准确数"
    assert made.is_incomparable


@pytest.mark.parametrize(
    ("polarity", "new", "assessment"),
    [
        ("higher_is_better", "6", Assessment.BETTER),
        ("higher_is_better", "4", Assessment.WORSE),
        ("lower_is_better", "6", Assessment.WORSE),
        ("lower_is_better", "4", Assessment.BETTER),
        ("lower_is_better", "5", Assessment.NEUTRAL),
        ("neutral", "6", Assessment.NEUTRAL),
    ],
)
def test_a_change_is_good_or_bad_by_the_polarity(polarity: str, new: str, assessment: Assessment) -> None:
    assert one("5", new, polarity=polarity).assessment is assessment


def test_children_follow_their_parent_and_carry_its_name() -> None:
    pack = pack_of(
        indicator("a"), indicator("b"), indicator("a2", parent="a"), indicator("a1", parent="a"),
        indicator("deep", parent="a2"),
    )  # fmt: skip
    changes = years(pack, [fact(code, year, "1") for code in pack.indicators for year in ("2020", "2021")])
    assert list(changes) == ["a", "a2", "deep", "a1", "b"]
    assert changes["a1"].label == "指标a：指标a1"


def test_a_value_that_the_newer_filing_states_otherwise_is_restated() -> None:
    pack = pack_of(indicator("a"), indicator("b"))
    before = [fact("a", "2020", "100"), fact("b", "2020", "=7")]
    now = [
        fact("a", "2020", "101"), fact("a", "2021", "102"), fact("b", "2020", "=8"), fact("b", "2021", "=8"),
    ]  # fmt: skip
    made = compare(side(pack, before, "2020"), side(pack, now, "2021", "乙")).changes
    kinds = [(each.indicator.code, each.kind, each.change, each.flagged) for each in made]
    assert kinds == [
        ("a", ChangeKind.CHANGED, Decimal(2), False),
        ("a", ChangeKind.RESTATED, Decimal(1), True),
        ("b", ChangeKind.CHANGED, Decimal(1), False),
        ("b", ChangeKind.RESTATED, Decimal(1), False),
    ]
    assert (made[1].old_period, made[1].new_period) == ("2020", "2020")


def test_two_filings_that_agree_on_the_earlier_year_restate_nothing() -> None:
    pack = pack_of(indicator("a"))
    now = [fact("a", "2020", "100"), fact("a", "2021", "102")]
    made = compare(side(pack, now[:1], "2020"), side(pack, now, "2021", "乙")).changes
    assert [each.kind for each in made] == [ChangeKind.CHANGED]


def test_two_drafts_of_one_year_are_compared_as_older_and_newer() -> None:
    pack = pack_of(indicator("a"), indicator("b"))
    old = [fact("a", "2021", "1"), fact("b", "2021", "1")]
    made = compare(side(pack, old, "2021"), side(pack, old[:1], "2021", "乙"))
    assert [each.why_not for each in made.changes] == [None, "新填报没有填报"]
    assert [each.indicator.code for each in made.news()] == ["b"]


def test_a_computed_value_that_one_filing_cannot_have_is_no_news() -> None:
    pack = pack_of(indicator("a"), indicator("b"))
    now = [fact("a", "2021", "1"), fact("b", "2021", "=3")]
    made = compare(side(pack, [fact("a", "2020", "2")], "2020"), side(pack, now, "2021", "乙"))
    assert [each.indicator.code for each in made.news()] == ["a"]


def test_within_one_filing_what_one_year_lacks_is_no_news() -> None:
    pack = pack_of(indicator("a"), indicator("b"))
    facts = [fact("a", "2020", "1"), fact("a", "2021", "2"), fact("b", "2021", "3")]
    made = compare(*(side(pack, facts, year) for year in ("2020", "2021")))
    assert [each.indicator.code for each in made.changes] == ["a", "b"]
    assert [each.indicator.code for each in made.news()] == ["a"]


def test_two_schools_are_named() -> None:
    pack = pack_of(indicator("a"))
    sides = [side(pack, [fact("a", "2021", "1")], "2021", name) for name in ("甲", "乙")]
    names = [
        replace(each, edition=replace(each.edition, school=f"{each.edition.filing}校")) for each in sides
    ]
    assert "旧填报是甲校，新填报是乙校" in summary(compare(*names), 0)
    same = [replace(each, edition=replace(each.edition, school="甲校")) for each in sides]
    assert "单位名称不同" not in summary(compare(*same), 0)
