import pytest

from qreport.comparing.compare import compare
from qreport.model.filing import EVERY, Explanation

from .samples import fact, indicator, pack_of, side, years

PACK = pack_of(indicator("a"))
FACTS = [fact("a", "2020", "100"), fact("a", "2021", "200")]


def explanation(period: str = "2021", **values: str) -> Explanation:
    named = {f"20{year[1:]}": value for year, value in values.items()}
    return Explanation(indicator="a", period=period, text="扩招。", by="教务处", values=named)


@pytest.mark.parametrize("values", [{"y21": "200"}, {"y20": "100.0", "y21": "200"}])
def test_an_explanation_settles_a_flag(values: dict[str, str]) -> None:
    made = years(PACK, FACTS, [explanation(**values)])["a"]
    assert made.flagged
    assert not made.is_open
    assert (made.explanation, made.lapsed) == ("扩招。（教务处）", None)


@pytest.mark.parametrize("values", [{"y21": "201"}, {"y20": "99"}, {"y19": "1"}, {"y21": "不是数"}])
def test_an_explanation_lapses_when_a_value_differs(values: dict[str, str]) -> None:
    made = years(PACK, FACTS, [explanation(**values)])["a"]
    assert made.is_open
    assert (made.explanation, made.lapsed) == (None, "扩招。（教务处）")


def test_an_explanation_of_the_change_from_another_year_settles_nothing() -> None:
    facts = [fact("a", "2018", "10"), *FACTS]
    given = [explanation(y20="100", y21="200")]
    (made,) = compare(side(PACK, facts, "2018"), side(PACK, facts, "2021", explanations=given)).changes
    assert (made.is_open, made.explanation, made.lapsed) == (True, None, None)


def test_an_explanation_for_another_year_settles_nothing() -> None:
    made = years(PACK, FACTS, [explanation("2020", y20="100")])["a"]
    assert made.is_open
    assert made.lapsed is None


@pytest.mark.parametrize("values", [{}, {"y20": "100"}])
def test_an_explanation_that_does_not_name_its_value_settles_nothing(values: dict[str, str]) -> None:
    made = years(PACK, FACTS, [explanation(**values)])["a"]
    assert made.is_open


def test_a_change_within_the_limits_needs_no_explanation() -> None:
    made = years(PACK, [fact("a", "2020", "100"), fact("a", "2021", "101")], [explanation()])["a"]
    assert (made.flagged, made.explanation) == (False, None)


def test_between_filings_the_earlier_value_is_that_of_the_older_one() -> None:
    now = [fact("a", "2020", "150"), FACTS[1]]
    for_change, for_restated = explanation(y20="100", y21="200"), explanation("2020", y20="150")
    newer = side(PACK, now, "2021", "乙", [for_change, for_restated])
    made = compare(side(PACK, FACTS[:1], "2020"), newer).changes
    assert [each.is_open for each in made] == [False, False]


def not_comparable(indicator: str, **values: str) -> Explanation:
    return Explanation(
        indicator=indicator, period="2021", reason="structure", text="两校合并。", comparable=False,
        values=values,
    )  # fmt: skip


@pytest.mark.parametrize("concerned", ["a", EVERY])
def test_an_explanation_can_say_that_values_do_not_compare(concerned: str) -> None:
    made = years(PACK, FACTS, [not_comparable(concerned)])["a"]
    assert made.why_not == "机构调整，两校合并"
    assert (made.change, made.rate, made.flagged) == (None, None, False)
    assert made.is_incomparable


def test_that_lapses_too_when_a_value_changes() -> None:
    assert years(PACK, FACTS, [not_comparable("a", **{"2021": "201"})])["a"].comparable
    assert not years(PACK, FACTS, [not_comparable("a", **{"2021": "200"})])["a"].comparable


@pytest.mark.parametrize(
    "entry",
    [{"indicator": EVERY, "reason": "scope"}, {"indicator": "a", "reason": "policy", "comparable": False}],
)
def test_only_another_scope_definition_or_structure_keeps_values_from_comparing(
    entry: dict[str, object],
) -> None:
    with pytest.raises(ValueError, match="comparable"):
        Explanation.model_validate({"period": "2021", "text": "甲", **entry})
