import pytest

from qreport.text import numerals


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "100"),
        (0, "0"),
    ],
)
def test_a_number_is_written_in_words_up_to_99(number: int, words: str) -> None:
    assert numerals.numeral(number) == words


@pytest.mark.parametrize(
    ("issued", "plain", "words"),
    [("2021-11", "2021年11月", "二〇二一年十一月"), ("2030-02", "2030年2月", "二〇三〇年二月")],
)
def test_a_month_is_written_in_digits_or_words(issued: str, plain: str, words: str) -> None:
    assert numerals.month(issued) == plain
    assert numerals.month_in_words(issued) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("2021-01/2021-08", "2021年1月至8月"),
        ("2020-09/2021-08", "2020年9月至2021年8月"),
        ("2021-01-01/2021-08-31", "2021年1月1日至8月31日"),
        ("2020/2021", "2020年至2021年"),
        ("上半年", "上半年"),
        ("2021-01/", "2021-01/"),
    ],
)
def test_a_span_names_the_year_once(span: str, words: str) -> None:
    assert numerals.span(span) == words
