"""Number expressions: what is written, in which unit, and which numbers the words allow."""

from decimal import Decimal

import pytest

from qreport.sentences.number import FARTHEST
from qreport.sentences.numbers import flat, numbers
from qreport.sentences.numerals import value_of

ANY = (None, None)
# Text, value in the unit, unit, least and most that the words allow (None: open).
EXPRESSIONS = [
    ("在校生9527人", "9527", "人", "9527", "9527"),
    ("在校生9,527人", "9527", "人", "9527", "9527"),
    ("在校生９５２７人", "9527", "人", "9527", "9527"),
    ("在校生九千五百二十七人", "9527", "人", "9527", "9527"),
    ("两万三千余人次", "23000", "人次", "23000", "24000"),
    ("设备值1.2亿元", "120000000", "元", "115000000", "130000000"),
    ("新增180余万元", "1800000", "元", "1800000", "1900000"),
    ("近2万人", "20000", "人", "16000", "20000"),
    ("超过1万人", "10000", "人", "10000", None),
    ("突破万人", "10000", "人", "10000", None),
    ("上千人", "1000", "人", "1000", None),
    ("不足9000人", "9000", "人", None, "9000"),
    ("9500人以上", "9500", "人", "9500", None),
    ("约500人", "500", "人", "450", "550"),
    ("占98.5%", "98.5", "%", "98.45", "98.6"),
    ("百分之九十六点五", "96.5", "%", "96.45", "96.6"),
    ("达到八成", "80", "%", "75", "90"),
    ("九成以上", "90", "%", "90", None),
    ("三分之一以上", "33.33", "%", "33.33", None),
    ("过半", "50", "%", "50", None),
    ("生师比19∶1", "19", ":1", "18.5", "20"),
    ("专兼比为1:0.24", "4.17", ":1", "4", "4.35"),
    ("翻一番", "2", "倍", "1.6", "2.4"),
    ("提高-3.0个百分点", "-3.0", "个百分点", "-3.1", "-2.95"),
    ("30余个", "30", "个", "30", "40"),
    ("百余人", "100", "人", "100", "200"),
]


@pytest.mark.parametrize(
    ("text", "value", "unit", "low", "high"), EXPRESSIONS, ids=[e[0] for e in EXPRESSIONS]
)
def test_a_number_is_what_its_words_say(
    text: str, value: str, unit: str, low: str | None, high: str | None
) -> None:
    (number,) = numbers(flat(text))
    assert round(number.value, 2) == Decimal(value)
    assert number.unit == unit
    assert number.low == -FARTHEST if low is None else abs(number.low - Decimal(low)) < Decimal("0.05")
    assert number.high == FARTHEST if high is None else number.high <= Decimal(high)
    assert high is None or number.high > Decimal(high) * Decimal("0.99") or number.high < 0


@pytest.mark.parametrize("text", ["千山岛", "百强学校", "四方合作", "千人礼堂", "百名学生", "", "人"])
def test_letters_of_words_are_no_numbers(text: str) -> None:
    assert list(numbers(flat(text))) == []


def test_a_list_has_the_unit_of_its_last_number() -> None:
    found = list(numbers(flat("一、二、三年级42、57和31人")))
    assert [(str(each.value), each.unit) for each in found[-3:]] == [("42", "人"), ("57", "人"), ("31", "人")]


def test_a_span_allows_all_between_its_ends() -> None:
    one, other = numbers(flat("就业率为95%—98%"))
    assert one.allows(Decimal("97"), "%")
    assert other.allows(Decimal("96.2"), "%")
    assert not other.allows(Decimal("99"), "%")


def test_units_of_one_kind_are_converted() -> None:
    (area,) = numbers(flat("占地47.3万平方米"))
    assert area.allows(Decimal("709.5"), "亩")
    (money,) = numbers(flat("设备值1.067亿元"))
    assert money.allows(Decimal("10671.47"), "万元")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("九千六百", 9600),
        ("两万三千", 23000),
        ("一亿", 10**8),
        ("万", 10000),
    ],
)
def test_chinese_numerals(written: str, value: int) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize("written", ["二三", "二〇二一", "甲"])
def test_what_is_no_numeral(written: str) -> None:
    assert value_of(written) is None


@pytest.mark.parametrize("digits", ["9" * 100, "1," * 5000, "九" * 10000, "5人" * 3000])
def test_endless_numbers_are_read_in_no_time_and_never_fail(digits: str) -> None:
    list(numbers(flat(f"在校生{digits}人")))
