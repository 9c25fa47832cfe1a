from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.compose.values.wording import Form, fact_text, number_text, plain, short
from qreport.model.facts import Bound, Fact
from qreport.model.indicator import Indicator
from qreport.model.location import Location

from .samples import derived, missing, typed


def indicator(unit: str = "人", **more: object) -> Indicator:
    return Indicator.model_validate({"code": "x", "name": "某数", "unit": unit, **more})


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("-0.0", "0.0"), ("97.0", "97.0"), ("1E-7", "0.0000001"), ("-5", "-5")],
)
def test_a_number_has_no_exponent_and_no_minus_zero(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6))
def test_the_short_form_is_the_same_number(value: Decimal) -> None:
    assert Decimal(short(value)) == value
    assert "E" not in short(value)


@pytest.mark.parametrize("text", ["97", "97.0", "11201.30", "0", "204700"])
def test_a_typed_number_is_printed_as_typed(text: str) -> None:
    assert fact_text(typed("x", "2021", text), indicator(decimals=2)) == text


def test_a_converted_number_is_rounded_as_the_indicator_says() -> None:
    fact = Fact(
        "x", "2021", Decimal("66666.6666666667"), typed("x", "2021", "1").origin, decimals=0, text="100"
    )
    assert fact_text(fact, indicator("m²", decimals=2)) == "66666.67"
    assert fact_text(fact, indicator("m²")) == "66666.67"


@pytest.mark.parametrize(
    ("rounding", "text"), [("half_up", "0.13"), ("half_even", "0.12"), ("truncate", "0.12")]
)
def test_a_computed_number_is_rounded_by_its_indicator(rounding: str, text: str) -> None:
    assert fact_text(derived("x", "0.125"), indicator(decimals=2, rounding=rounding)) == text


def test_a_computed_number_without_decimals_shows_at_most_two() -> None:
    assert fact_text(derived("x", "0.33333333"), indicator()) == "0.33"
    assert fact_text(derived("x", "37"), indicator()) == "37"


@pytest.mark.parametrize(
    ("unit", "bare", "with_unit"),
    [("人", "19", "19人"), ("%", "19", "19%"), (":1", "19:1", "19:1"), ("m²", "19", "19m²")],
)
def test_the_unit_follows_when_asked_and_a_ratio_always_has_its_one(
    unit: str, bare: str, with_unit: str
) -> None:
    fact = typed("x", "2021", "19")
    assert fact_text(fact, indicator(unit)) == bare
    assert fact_text(fact, indicator(unit), Form(unit=True)) == with_unit


@pytest.mark.parametrize(
    ("text", "unit", "bare", "with_unit"),
    [
        ("90余", "个", "90余", "90余个"),
        ("90余个", "个", "90余", "90余个"),
        ("近2万", "人", "近2万", "近2万人"),
        ("98%以上", "%", "98以上", "98%以上"),
        ("98以上", "%", "98以上", "98%以上"),
        ("365余万元", "元", "365余万", "365余万元"),
        ("约50㎡", "m²", "约50", "约50m²"),
    ],
)
def test_a_vague_number_keeps_its_words(text: str, unit: str, bare: str, with_unit: str) -> None:
    fact = typed("x", "2021", "90", bound=Bound.AT_LEAST)
    fact = Fact("x", "2021", fact.value, fact.origin, text=text, bound=Bound.AT_LEAST)
    assert fact_text(fact, indicator(unit)) == bare
    assert fact_text(fact, indicator(unit), Form(unit=True)) == with_unit
    assert fact_text(fact, indicator(unit), Form(2, 4)) == bare


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form(2, 4), "2.02万"), (Form(None, 4), "2.0175万"), (Form(2, 4, unit=True), "2.02万人"),
        (Form(0, 8), "0亿"), (Form(1), "20175.0"),
    ],
)  # fmt: skip
def test_a_number_may_be_asked_for_in_ten_thousands(form: Form, text: str) -> None:
    assert number_text(Decimal(20175), form, "人") == text


def test_what_has_no_value_has_no_text() -> None:
    with pytest.raises(ValueError, match="without a value"):
        fact_text(missing("x"), indicator())


def test_a_vague_number_typed_in_full_width_is_printed_in_half_width() -> None:
    indicator = Indicator(code="a", name="甲", unit="个")
    fact = Fact("a", "2021", Decimal(90), Location("a.csv"), text="９０余", bound=Bound.AT_LEAST)
    assert fact_text(fact, indicator) == "90余"
