from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from qreport.load.typed import NotANumber, Number, parse_number
from qreport.model.facts import Bound, State


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("0", "0", 0, None),
        ("9527", "9527", 0, None),
        ("９５２７", "9527", 0, None),
        (" 9527　", "9527", 0, None),
        ("9527\u200b", "9527", 0, None),
        ("9,527", "9527", 0, None),
        ("9，527", "9527", 0, None),
        ("9 527", "9527", 0, None),
        ("1\u2009234\u2009567", "1234567", 0, None),
        ("1,234,567.89", "1234567.89", 2, None),
        ("97", "97", 0, None),
        ("97.0", "97.0", 1, None),
        ("0.50", "0.50", 2, None),
        ("-5", "-5", 0, None),
        ("－5", "-5", 0, None),
        ("−5", "-5", 0, None),
        ("+5", "5", 0, None),
        ("98.5%", "98.5", 1, "%"),
        ("98.5 ％", "98.5", 1, "%"),
        ("19:1", "19", 0, ":1"),
        ("19：1", "19", 0, ":1"),
        ("19∶1", "19", 0, ":1"),
        ("18.5 : 1", "18.5", 1, ":1"),
        ("1:1", "1", 0, ":1"),
        ("9527人", "9527", 0, "人"),
        ("49.64m²", "49.64", 2, "m²"),
        ("49.64 平方米", "49.64", 2, "平方米"),
        ("12人/年", "12", 0, "人/年"),
        ("1000Mbps", "1000", 0, "Mbps"),
        ("1.2万", "12000", 0, None),
        ("1.23456万", "12345.6", 1, None),
        ("1.06亿", "106000000", 0, None),
        ("1.2万人", "12000", 0, "人"),
        ("2755.1万元", "2755.1", 1, "万元"),
        ("1.06亿元", "1.06", 2, "亿元"),
        ("999999999999999999.123456", "999999999999999999.123456", 6, None),
    ],
)
def test_a_number_is_read_exactly(text: str, value: str, decimals: int, unit: str | None) -> None:
    number = parse_number(text)
    assert number.value == Decimal(value)
    assert (number.decimals, number.unit) == (decimals, unit)
    assert (number.state, number.bound) == (State.REPORTED, Bound.EXACT)


@pytest.mark.parametrize("text", ["97.0", "1.2万", "0.00", "20000"])
def test_a_value_prints_with_its_decimals_and_without_an_exponent(text: str) -> None:
    number = parse_number(text)
    digits = str(number.value)
    assert len(digits.partition(".")[2]) == number.decimals
    assert "E" not in digits


def test_minus_zero_is_zero() -> None:
    assert str(parse_number("-0.0").value) == "0.0"


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("近2万", 20000, Bound.AT_MOST),
        ("不足90人", 90, Bound.AT_MOST),
        ("100以下", 100, Bound.AT_MOST),
        ("约500", 500, Bound.ABOUT),
        ("10个左右", 10, Bound.ABOUT),
        ("90余", 90, Bound.AT_LEAST),
        ("10多个", 10, Bound.AT_LEAST),
        ("2万余人", 20000, Bound.AT_LEAST),
        ("365余万元", 365, Bound.AT_LEAST),
        ("逾300", 300, Bound.AT_LEAST),
        ("超过300余人", 300, Bound.AT_LEAST),
        ("100人以上", 100, Bound.AT_LEAST),
        ("100以上", 100, Bound.AT_LEAST),
    ],
)
def test_a_word_of_vagueness_becomes_a_bound(text: str, value: int, bound: Bound) -> None:
    number = parse_number(text)
    assert number.value == Decimal(value)
    assert number.bound is bound


@pytest.mark.parametrize("text", ["-", "—", "－", "--", "——", "–", "未采集", "无数据", " - "])
def test_a_mark_for_missing_is_no_number(text: str) -> None:
    number = parse_number(text)
    assert (number.state, number.value, number.decimals) == (State.MISSING, None, None)


@pytest.mark.parametrize("text", ["/", "／", "不适用"])
def test_not_applicable_is_not_missing(text: str) -> None:
    assert parse_number(text).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "空白"),
        ("　", "空白"),
        ("无", "为零填 0，没有数据填 -，不适用填 /"),
        ("N/A", "为零填 0"),
        ("NaN", "不是数"),
        ("Infinity", "不是数"),
        ("TRUE", "“是”或“否”"),
        ("1e5", "科学计数法"),
        ("0x1F", "十进制"),
        ("007", "不要补 0"),
        (".5", "例如 0.5"),
        ("5.", "小数点后面"),
        ("1.2.3", "小数点只能有一个"),
        ("1:19", "19:1"),
        ("19:2", "后项应为 1"),
        ("19:01", "时间"),
        ("19:01:00", "时间"),
        ("95,27", "每三位"),
        ("9,527,12", "每三位"),
        ("9 52", "每三位"),
        ("9⁵", "“⁵”"),
        ("٩٥٢٧", "“٩”"),
        ("五十", "阿拉伯数字"),
        ("3千", "“万”和“亿”"),
        ("2万亿", "只能写一个"),
        ("5-10", "一个范围"),
        ("2568.34（1-8月）", "括号里的说明"),
        ("98.5%(抽样)", "括号里的说明"),
        ("1l", "是否为 11？"),
        ("2O5人", "是否为 205人？"),
        ("I2.5", "是否为 12.5？"),
        ("1/2", "小数"),
        ("90+", "90余"),
        ("≥90", "90以上"),
        ("¥500", "货币符号"),
        ("'123", "撇号"),
        ("=A1+A2", "公式"),
        ("#REF!", "公式"),
        ("2021-08-01", "日期"),
        ("9527。", "标点"),
        ("5‰", "百分数"),
        ("95\u200b27", "看不见"),
        ("9\n527", "换行"),
        ("约90余", "只留一个"),
        ("1_000", "应为数字"),
        ("人", "应为数字"),
        ("0.1234567", "至多 6 位"),
        ("1234567890123456789", "至多 18 位"),
        ("999999999999999万", "至多 18 位"),
        ("9" * 200, "太长"),
    ],
)
def test_what_is_no_number_is_refused_with_the_right_way_to_write_it(text: str, hint: str) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_number(text)
    assert hint in caught.value.reason


_LETTERS = "0123456789０９.,，:： -+－%％/／万亿余多近约人元m²无eExNa\n\u200b⁵٩五"


@given(st.text(_LETTERS, max_size=12) | st.text(max_size=70))
def test_any_text_is_a_number_or_a_refusal_with_a_reason(text: str) -> None:
    number = parsed(text)
    if isinstance(number, NotANumber):
        assert number.reason
    else:
        assert (number.value is None) is (number.state is not State.REPORTED)
        assert number.value is None or number.value.is_finite()


def parsed(text: str) -> Number | NotANumber:
    try:
        return parse_number(text)
    except NotANumber as refusal:
        return refusal


@given(st.decimals(-(10**17), 10**17, places=3))
def test_every_plain_decimal_comes_back(value: Decimal) -> None:
    for text in (f"{value:f}", f"{value:,f}"):
        number = parse_number(text)
        assert (number.value, number.decimals) == (value, 3)


@given(st.from_regex(r"\A(0|[1-9][0-9]{0,20})(\.[0-9]{1,8})?\Z"))
def test_plain_digits_are_read_by_the_short_way_as_by_the_grammar(text: str) -> None:
    by_grammar = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    try:
        expected = parse_number(by_grammar)
    except NotANumber as error:
        with pytest.raises(NotANumber, match=error.reason):
            parse_number(text)
        return
    found = parse_number(text)
    assert replace(found, text=by_grammar) == expected
    assert str(found.value) == str(expected.value)
