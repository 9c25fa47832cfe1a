from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.check.intervals import Interval, Intervals
from qreport.check.printed import interval_of
from qreport.formula.tree import ArithmeticSign, ComparisonSign
from qreport.model.facts import Bound, Fact

from .samples import indicator, typed

D = Decimal
ALGEBRA = Intervals()
WIDE = Context(prec=60)


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("9527", "人", "9527", "9527"),
        ("98.5", "%", "98.45", "98.6"),
        ("97", "%", "96.5", "98"),
        ("-1.5", "%", "-1.6", "-1.45"),
        ("0", "%", "-1", "1"),
        ("19:1", ":1", "18.5", "20"),
    ],
)
def test_a_printed_figure_stands_for_what_rounding_or_cutting_leaves(
    text: str, unit: str, low: str, high: str
) -> None:
    assert interval_of(typed("a", text, 2), indicator("a", unit)) == Interval(D(low), D(high))


@pytest.mark.parametrize(
    ("text", "value", "unit", "low", "high"),
    [
        ("1.2万", "12000", "人", "11500", "13000"),
        ("709.5亩", "473000", "m²", str(D("709.45") * 10000 / 15), str(D("709.6") * 10000 / 15)),
        ("1,234", "1234", "人", "1234", "1234"),
    ],
)
def test_a_figure_typed_in_a_larger_unit_is_as_coarse_as_its_last_digit(
    text: str, value: str, unit: str, low: str, high: str
) -> None:
    fact = Fact("a", "2021", D(value), typed("a", "1", 2).origin, decimals=0, text=text)
    interval = interval_of(fact, indicator("a", unit))
    assert interval is not None
    assert abs(interval.low - D(low)) < D("1e-6")
    assert abs(interval.high - D(high)) < D("1e-6")


@pytest.mark.parametrize("text", ["１．６４", "1.64%", " 1.64 "])
def test_however_a_figure_is_written_it_is_as_fine_as_its_last_digit(text: str) -> None:
    fact = Fact("a", "2021", D("1.64"), typed("a", "1", 2).origin, decimals=2, text=text)
    assert interval_of(fact, indicator("a", "%")) == Interval(D("1.635"), D("1.65"))


def test_a_vague_or_missing_figure_stands_for_nothing() -> None:
    assert interval_of(typed("a", "-", 2), indicator("a")) is None
    for bound in (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST):
        assert interval_of(typed("a", "90", 2, bound), indicator("a")) is None


@given(
    st.decimals(-(10**6), 10**6, places=5),
    st.integers(0, 4),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_a_printed_figure_holds_the_number_it_was_printed_from(
    true: Decimal, places: int, rounding: str
) -> None:
    printed = true.quantize(D(1).scaleb(-places), rounding)
    interval = interval_of(typed("a", f"{printed:f}", 2), indicator("a", "%"))
    assert interval is not None
    assert interval.low <= true <= interval.high


BOUNDS = st.decimals(-(10**9), 10**9, places=4)
INTERVALS = st.tuples(BOUNDS, BOUNDS).map(lambda pair: Interval(min(pair), max(pair)))


@given(INTERVALS, INTERVALS, st.sampled_from(["+", "-", "*", "/"]), st.fractions(0, 1), st.fractions(0, 1))
def test_a_result_holds_what_any_two_numbers_of_the_operands_give(
    left: Interval, right: Interval, sign: ArithmeticSign, at_left: Fraction, at_right: Fraction
) -> None:
    a, b = _within(left, at_left), _within(right, at_right)
    result = ALGEBRA.arithmetic(sign, left, right)
    if result is None:
        assert sign == "/"
        assert right.low <= 0 <= right.high
        return
    exact = {"+": WIDE.add, "-": WIDE.subtract, "*": WIDE.multiply, "/": WIDE.divide}[sign](a, b)
    slack = D("1e-20") * max(abs(exact), D(1))
    assert result.low - slack <= exact <= result.high + slack


def _within(interval: Interval, share: Fraction) -> Decimal:
    part = D(share.numerator) / D(share.denominator)
    return min(max(interval.low + (interval.high - interval.low) * part, interval.low), interval.high)


@pytest.mark.parametrize(
    ("sign", "right", "expected"),
    [
        ("<", (5, 6), True),
        ("<", (4, 6), None),
        ("<=", (4, 6), True),
        ("<", (0, 1), False),
        (">", (0, 1), True),
        (">=", (4, 6), None),
        ("=", (5, 6), False),
        ("=", (3, 6), None),
        ("!=", (5, 6), True),
        ("!=", (3, 6), None),
    ],
)
def test_a_comparison_is_false_only_when_no_numbers_satisfy_it(
    sign: ComparisonSign, right: tuple[int, int], expected: object
) -> None:
    left, other = Interval(D(2), D(4)), Interval(D(right[0]), D(right[1]))
    assert ALGEBRA.compare(sign, left, other) is expected
