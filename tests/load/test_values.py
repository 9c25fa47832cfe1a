from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.load.grids.cell_faults import CellFault
from qreport.load.indicators.values import Entry, fact_of, in_unit, not_whole, span_of
from qreport.load.typed import parse_number
from qreport.model.facts import Bound, Fact, State
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.text.periods import year_of

HERE = Location("indicators/a.csv", None, 2, 3)


def fact(text: str, unit: str, row_unit: str = "") -> Fact:
    indicator = Indicator(code="a", name="甲", unit=unit)
    entry = Entry.model_validate({"年份": "2021", "数值": text, "单位": row_unit})
    return fact_of(entry, indicator, HERE)


@pytest.mark.parametrize(
    ("text", "row_unit", "unit", "value", "decimals"),
    [
        ("9527", "", "人", "9527", 0),
        ("9527人", "人", "人", "9527", 0),
        ("97.0", "%", "%", "97.0", 1),
        ("98.5%", "", "%", "98.5", 1),
        ("98.5", "％", "%", "98.5", 1),
        ("19:1", "/", ":1", "19", 0),
        ("19", "", ":1", "19", 0),
        ("709.5", "亩", "m²", "473000", 0),
        ("709.5亩", "m²", "m²", "473000", 0),
        ("1", "亩", "m²", "666.6666666667", None),
        ("49.64", "m ²", "亩", "0.07446", 5),
        ("2755.1", "万元", "元", "27551000", 0),
        ("2755.1万元", "", "元", "27551000", 0),
        ("27551000", "元", "万元", "2755.1", 1),
        ("12.34", "㎡", "m²", "12.34", 2),
        ("0.10", "万元", "元", "1000", 0),
        ("0", "亩", "m²", "0", 0),
        # 万 is said by the number and by its unit, and counts once.
        ("12万", "", "万元", "12", 0),
        ("1.2万", "万元", "元", "12000", 0),
        ("12万", "", "元", "120000", 0),
    ],
)
def test_values_are_converted_into_the_unit_of_the_indicator(
    text: str, row_unit: str, unit: str, value: str, decimals: int | None
) -> None:
    found = fact(text, unit, row_unit)
    assert (str(found.value), found.decimals, found.text) == (value, decimals, text)


@pytest.mark.parametrize(
    ("text", "row_unit", "unit", "problem", "message"),
    [
        ("5", "元", "人", "unit-of-other-kind", "“甲”的单位是“人”，与“元”不能换算"),
        ("5%", "", "人", "unit-of-other-kind", "“甲”的单位是“人”，与“%”不能换算"),
        ("5", "Mbp", "Mbps", "unknown-unit", "“甲”的单位是“Mbps”，不认识“Mbp”，是否为“Mbps”？"),
        ("5", "元", "魔尺", "unit-of-other-kind", "“甲”的单位是“魔尺”，与“元”不能换算"),
    ],
)
def test_a_unit_of_another_kind_is_refused(
    text: str, row_unit: str, unit: str, problem: str, message: str
) -> None:
    with pytest.raises(CellFault) as caught:
        fact(text, unit, row_unit)
    assert (caught.value.problem.name, caught.value.message) == (problem, message)


def test_a_unit_outside_the_table_is_taken_as_it_is() -> None:
    assert fact("5", "魔尺", "魔尺").value == 5


@pytest.mark.parametrize(("text", "state"), [("-", State.MISSING), ("/", State.NOT_APPLICABLE)])
def test_marks_for_no_value_are_states_in_any_unit(text: str, state: State) -> None:
    found = fact(text, "元", "万元")
    assert (found.value, found.decimals, found.state) == (None, None, state)


def test_words_of_vagueness_are_kept() -> None:
    assert fact("近2万", "人").bound is Bound.AT_MOST


@given(st.decimals(0, 10**12, places=4))
def test_money_is_converted_exactly(amount: Decimal) -> None:
    found = fact(f"{amount}", "元", "万元")
    assert found.value == amount * 10000
    assert found.decimals == 0


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [("3.0", "人", True), ("3.5", "人", False), ("3.5", "%", True), ("-", "人", True)],
)
def test_a_count_must_be_whole(text: str, unit: str, *, whole: bool) -> None:
    indicator = Indicator(code="a", name="甲", unit=unit)
    assert (not_whole(fact(text, unit), indicator) is None) is whole


def test_a_column_without_unit_takes_numbers_only() -> None:
    assert in_unit(parse_number("5"), "人数", None) == 5
    with pytest.raises(CellFault, match="只写数，不写单位“人”"):
        in_unit(parse_number("5人"), "人数", None)
    assert in_unit(parse_number("1.5万元"), "金额", "元") == 15000


@pytest.mark.parametrize("text", ["2021", "２０２１年", "2021 年", "2021年度", "2021学年", "2021年 度"])
def test_years_are_read_in_every_usual_form(text: str) -> None:
    assert year_of(text) == "2021"


@pytest.mark.parametrize("text", ["", "21", "20211", "2021-2022", "今年", "1821", "2021年数", "20٢١"])
def test_anything_else_is_no_year(text: str) -> None:
    assert year_of(text) is None


@pytest.mark.parametrize("text", ["2021-01/2021-08", " 2021-01／2021-08 "])
def test_a_span_goes_from_month_to_month(text: str) -> None:
    assert span_of(text) == "2021-01/2021-08"


@pytest.mark.parametrize("text", ["2021-01", "2021-08/2021-01", "2021-13/2022-01", "2021-00/2021-01", "全年"])
def test_anything_else_is_no_span(text: str) -> None:
    with pytest.raises(CellFault):
        span_of(text)
