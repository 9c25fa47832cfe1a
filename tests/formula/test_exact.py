from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.formula import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "expected"),
    [
        ("2.5", 0, "half_up", "3"),
        ("2.5", 0, "half_even", "2"),
        ("2.999", 2, "truncate", "2.99"),
        ("-2.5", 0, "half_up", "-3"),
        ("97", 1, "half_up", "97.0"),
        ("0.004", 2, "half_up", "0.00"),
    ],
)
def test_a_value_is_rounded_as_its_indicator_says(
    value: str, decimals: int, rounding: str, expected: str
) -> None:
    assert str(rounded(Decimal(value), decimals, rounding)) == expected


@given(
    st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9),
    st.integers(0, 6),
    st.sampled_from(["half_up", "half_even", "truncate"]),
)
def test_a_fraction_rounds_as_all_of_its_digits_would(value: Fraction, decimals: int, rounding: str) -> None:
    # Denominators have at most 9 digits, so 60 digits tell every tie from what is merely near.
    digits = Context(prec=60).divide(Decimal(value.numerator), Decimal(value.denominator))
    assert rounded(value, decimals, rounding) == rounded(digits, decimals, rounding)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30),
    st.integers(0, 6),
    st.sampled_from(["half_up", "half_even", "truncate"]),
)
def test_rounding_never_fails_and_stays_within_one_step(value: Decimal, decimals: int, rounding: str) -> None:
    result = rounded(value, decimals, rounding)
    assert result.as_tuple().exponent == -decimals
    assert abs(result - value) <= Decimal(1).scaleb(-decimals)
