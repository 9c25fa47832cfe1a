"""Rule kinds that need last year's figures."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.check.outcomes import NotCheckable

from .samples import found, indicator, rule, run
from .verdicts import INDICATORS, breach, letters, outcomes

FLOW = {"stock": "a", "inflow": "b", "outflow": "c", "maximum": 10}
STOCK = {"stock": "m", "inflow": "n", "minimum": -20, "maximum": 20}
SAME = {"percent": "p", "denominators": ["a", "b"]}


def flow(before: str, now: str, came: str, left: str) -> dict[str, str]:
    return {"a@2020": before, "a": now, "b": came, "c": left}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (flow("1000", "1000", "300", "300"), "h"),
        (flow("1000", "900", "300", "300"), "h"),
        (flow("1000", "899", "300", "300"), "f"),
        (flow("1000", "1001", "300", "300"), "f"),
        (flow("1000", "500", "300", "-"), "u"),
        (flow("1000", "500", "/", "300"), "u"),
        (flow("0", "300", "300", "0"), "u"),
        ({"a": "1000", "b": "300", "c": "300"}, "u"),
    ],
)
def test_what_came_in_and_went_out_leaves_what_is_there(facts: dict[str, str], verdict: str) -> None:
    assert letters(outcomes("stock_and_flow", FLOW, facts)) == verdict


@pytest.mark.parametrize(("now", "verdict"), [("11.5", "h"), ("9.0", "h"), ("8.6", "f"), ("13.7", "f")])
def test_rounded_amounts_get_the_benefit_of_their_decimals(now: str, verdict: str) -> None:
    assert letters(outcomes("stock_and_flow", STOCK, {"m@2020": "10.0", "m": now, "n": "1.2"})) == verdict


def test_people_from_nowhere_are_told_with_the_arithmetic() -> None:
    said = breach(outcomes("stock_and_flow", FLOW, flow("1000", "1050", "300", "300")))
    assert said.message == (
        "指标a（上年） 1000 + 指标b 300 - 指标c 300 = 1000，而指标a 1050，凭空多出 50，占上年的 5.00%"
    )
    assert (said.found, said.expected) == ("-5.00%", "减少的占上年的百分比为 0 到 10 之间的数")
    assert [place.line for place in said.locations] == [3, 2, 4, 5]


def test_people_who_vanished_are_told_too() -> None:
    assert (
        "减少 200，占上年的 20.00%"
        in breach(outcomes("stock_and_flow", FLOW, flow("1000", "800", "300", "300"))).message
    )


@pytest.mark.parametrize("stock", ["a + b", "a@上年", "3"])
def test_the_stock_is_one_indicator(stock: str) -> None:
    (finding,) = found(run(INDICATORS, {"a": "1"}, rules=[rule("stock_and_flow", {**FLOW, "stock": stock})]))
    assert "stock 只写一个指标" in finding.message


@given(st.integers(1, 10**6), st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 3))
def test_a_true_flow_of_rounded_amounts_is_never_flagged(
    before: int, came: int, left: int, places: int
) -> None:
    def printed(amount: int) -> str:
        return f"{(Decimal(amount) / 1000).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"

    facts = {"m@2020": printed(before), "m": printed(before + came - left), "n": printed(came)}
    args = {"stock": "m", "inflow": "n", "outflow": f"{left} / 1000", "maximum": 0}
    assert "f" not in letters(outcomes("stock_and_flow", args, facts))


def shares(now: tuple[str, str, str], then: tuple[str, str, str]) -> dict[str, str]:
    """Return a percentage with its two possible denominators, for both years."""
    names = ("p", "a", "b")
    return dict(zip(names, now, strict=True)) | {
        f"{name}@2020": text for name, text in zip(names, then, strict=True)
    }


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (shares(("50", "4", "3"), ("25", "4", "3")), "h"),
        (shares(("50", "4", "3"), ("66.67", "4", "3")), "f"),
        (shares(("51", "4", "3"), ("66.67", "4", "3")), "u"),
        (shares(("50", "4", "-"), ("66.67", "4", "3")), "u"),
        (shares(("50", "4", "3"), ("-", "4", "3")), "u"),
        (shares(("50", "4", "3"), ("/", "4", "3")), "u"),
        (shares(("50", "4", "0"), ("66.67", "4", "3")), "u"),
        ({"p": "50", "a": "4", "b": "3"}, "u"),
        ({}, "u"),
    ],
)
def test_a_denominator_that_changes_is_told(facts: dict[str, str], verdict: str) -> None:
    assert letters(outcomes("same_denominator", SAME, facts)) == verdict


def test_the_denominators_of_both_years_are_named() -> None:
    said = breach(outcomes("same_denominator", SAME, shares(("50", "4", "3"), ("66.67", "4", "3"))))
    assert said.message == (
        "2020 年的指标p 66.67 只能以指标b 3 为分母，2021 年的指标p 50 只能以指标a 4 为分母，"
        "没有一个分母两年都算得出"
    )
    assert [place.line for place in said.locations] == [2, 5, 3, 4]


@given(
    st.tuples(st.integers(0, 400), st.integers(0, 400)),
    st.tuples(st.integers(400, 900), st.integers(400, 900)),
    st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
)
def test_the_same_denominator_is_never_flagged(
    parts: tuple[int, int], wholes: tuple[int, int], rounding: str
) -> None:
    printed = [
        f"{(Decimal(part) / whole * 100).quantize(Decimal('0.01'), rounding):f}"
        for part, whole in zip(parts, wholes, strict=True)
    ]
    now, then = ((text, str(whole), "77") for text, whole in zip(printed, wholes, strict=True))
    assert letters(outcomes("same_denominator", SAME, shares(now, then))) == "h"


def test_what_cannot_be_checked_says_which_year_lacks_the_figure() -> None:
    (flowed,) = outcomes("stock_and_flow", FLOW, {"a": "1000", "b": "300", "c": "300"})
    assert isinstance(flowed, NotCheckable)
    assert flowed.why == "指标a（上年）没有确切的数"
    (same,) = outcomes("same_denominator", SAME, {"p": "50", "a": "4", "b": "3"})
    assert isinstance(same, NotCheckable)
    assert same.why == "没有上年的数"


@pytest.mark.parametrize(
    ("now", "codes"), [("0.9462", {"QR203", "QR211"}), ("94.615", set()), ("94.6154", {"QR212"})]
)
def test_a_percentage_typed_as_a_fraction_is_told_as_that_alone(now: str, codes: set[str]) -> None:
    known = [indicator("p", "%", minimum=50, maximum=100), indicator("a")]
    facts = {"p": now, "p@2020": "94.04", "a": "4290"}
    reachable = rule("reachable", {"percent": "p", "of": "a"})
    assert {each.code for each in run(known, facts, {}, [reachable]).findings} == codes
