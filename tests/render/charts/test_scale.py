"""Values as lengths, and round marks for an axis."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.render.charts.scale import Box, Scale, extent, tick_text, ticks

VALUES = st.decimals(min_value=-100000, max_value=100000, places=2)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        ("0", "9527", "0 2000 4000 6000 8000 10000"),
        ("91.2", "100", "90 92 94 96 98 100"),
        ("-6", "3", "-6 -4 -2 0 2 4"),
        ("0", "0.9", "0 0.2 0.4 0.6 0.8 1"),
    ],
)
def test_marks_are_round_and_enclose_the_values(low: str, high: str, marks: str) -> None:
    assert " ".join(tick_text(mark) for mark in ticks(Decimal(low), Decimal(high), 5)) == marks


@given(VALUES, VALUES, st.integers(min_value=2, max_value=8))
def test_marks_always_enclose_their_values_and_are_few(one: Decimal, other: Decimal, most: int) -> None:
    low, high = sorted((one, other))
    marks = ticks(low, high, most)
    assert marks[0] <= low
    assert high <= marks[-1] or low == high
    assert len(marks) <= most + 2


def test_a_scale_maps_its_ends_and_holds_what_lies_beyond() -> None:
    scale = Scale(Decimal(0), Decimal(10), 100, 200)
    assert [scale(Decimal(value)) for value in (0, 5, 10, 99, -1)] == [100, 150, 200, 200, 100]


def test_zero_is_always_in_the_extent_of_bars() -> None:
    assert extent([Decimal(5), None, Decimal(9)]) == (0, 9)
    assert extent([Decimal(-5), Decimal(-9)]) == (-9, 0)
    assert extent([None]) == (0, 1)
    assert extent([Decimal(0)]) == (0, 1)


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))
    assert Box(4, 4, 2, 2).is_crossed_by((0, 0), (10, 10))
    assert not Box(4, 4, 2, 2).is_crossed_by((0, 0), (10, 0))
