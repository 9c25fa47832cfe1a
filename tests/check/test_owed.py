"""The rule kinds that ask whether a value is there, and what rows of a record set add up to at most."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from qreport.model.records import RecordValue

from .samples import found, indicator, records, rule, run
from .verdicts import INDICATORS, breach, letters, outcomes

OWED = {"indicators": ["a", "b"]}


@pytest.mark.parametrize(
    ("more", "facts", "verdict"),
    [
        ({}, {"a": "1", "b": "0"}, "hh"),
        ({}, {"a": "1", "b": "-"}, "hh"),
        ({}, {"a": "1", "b": "/"}, "hh"),
        ({}, {"a": "1"}, "hf"),
        ({}, {"a": "1", "b@2020": "1"}, "hf"),
        ({"levels": ["higher"]}, {}, "h"),
        ({"levels": ["higher", "secondary"]}, {}, "ff"),
        ({"first_year": 2022}, {}, "h"),
        ({"first_year": 2021, "last_year": 2021}, {}, "ff"),
        ({"last_year": 2020}, {}, "h"),
        ({"when": "c > 0"}, {"c": "0"}, "h"),
        ({"when": "c > 0"}, {"c": "1", "a": "1"}, "hf"),
        ({"when": "c > 0"}, {"c": "-"}, "u"),
        ({"when": "c > 0"}, {}, "u"),
    ],
)
def test_values_are_owed_by_school_year_and_condition(
    more: dict[str, object], facts: dict[str, str], verdict: str
) -> None:
    assert letters(outcomes("required", {**OWED, **more}, facts)) == verdict


def test_a_computed_value_is_given() -> None:
    computed = (indicator("c"), indicator("d"), indicator("e", formula="c + d"))
    for facts, verdict in (({"c": "1", "d": "2"}, "h"), ({"c": "1"}, "f")):
        assert letters(outcomes("required", {"indicators": ["e"]}, facts, indicators=computed)) == verdict


def test_a_value_that_is_owed_is_told_with_its_condition() -> None:
    said = breach(outcomes("required", {"indicators": ["a"], "when": "c > 0"}, {"c": "3"}))
    assert (said.message, said.indicator) == ("指标a没有填，而指标c 3 > 0", "a")
    assert [str(place) for place in said.locations] == ["indicators/a.csv D2", "indicators"]


def test_only_indicators_can_be_owed() -> None:
    (finding,) = found(run(INDICATORS, {"a": "1"}, rules=[rule("required", {"indicators": ["a + b"]})]))
    assert "“a + b”不是指标" in finding.message


def test_nothing_is_owed_for_the_year_before() -> None:
    result = run(INDICATORS, {"a": "1", "b": "1", "c@2020": "1"}, rules=[rule("required", OWED)])
    assert [each.code for each in result.findings if each.code == "QR301"] == []


AT_MOST = {"record_set": "training", "column": "people", "at_most": "a"}
ROWS = [("甲", Decimal(3)), ("甲", Decimal(4)), ("乙", Decimal(5))]


@pytest.mark.parametrize(
    ("more", "rows", "most", "verdict"),
    [
        ({}, ROWS, "12", "h"),
        ({}, ROWS, "11", "f"),
        ({"by": ["client"]}, ROWS, "7", "hh"),
        ({"by": ["client"]}, ROWS, "6", "fh"),
        ({"where": {"client": "乙"}}, ROWS, "5", "h"),
        ({"where": {"client": "丙"}}, ROWS, "0", ""),
        ({"by": ["client"]}, [*ROWS, ("乙", None)], "6", "fu"),
        ({}, ROWS, "-", "u"),
        ({}, ROWS, "/", "u"),
    ],
)
def test_no_group_of_rows_adds_up_to_more(
    more: dict[str, object], rows: Sequence[tuple[RecordValue, ...]], most: str, verdict: str
) -> None:
    said = outcomes("records_sum_at_most", {**AT_MOST, **more}, {"a": most}, records(rows))
    assert letters(said) == verdict


TERMS = {**AT_MOST, "by": ["client"], "term": "client"}


@pytest.mark.parametrize(
    ("term", "people", "verdict"),
    [
        ("2020年秋季", 7948, "h"),
        ("2020年秋季", 8661, "f"),
        ("2020秋", 8661, "f"),
        ("2020-2021学年第一学期", 8661, "f"),
        ("2020—2021学年度上学期", 8661, "f"),
        ("2020年下半年", 8661, "f"),
        ("2021年春季", 8661, "h"),
        ("2021年春季学期", 9600, "f"),
        ("2020-2021学年第二学期", 8661, "h"),
        ("2021年秋季", 9527, "h"),
        ("2019年秋季", 1, "u"),
        ("2020年春季", 1, "u"),
        ("第一批", 1, "u"),
    ],
)
def test_a_term_is_compared_with_the_students_of_its_date(term: str, people: int, verdict: str) -> None:
    facts = {"a": "9527", "a@2020": "7948"}
    said = outcomes("records_sum_at_most", TERMS, facts, records([(term, Decimal(people))]))
    assert letters(said) == verdict


def test_a_term_names_the_year_that_it_is_compared_with() -> None:
    facts = {"a": "9527", "a@2020": "7948"}
    said = breach(outcomes("records_sum_at_most", TERMS, facts, records([("2020年秋季", Decimal(8661))])))
    assert "= 8661，大于 2020 年的指标a 7948，多 713" in said.message
    assert str(said.locations[-1]) == "indicators/a.csv D3"


def test_rows_that_are_not_on_file_cannot_be_checked() -> None:
    assert letters(outcomes("records_sum_at_most", AT_MOST, {"a": "1"})) == "u"


def test_the_group_that_exceeds_is_named_with_its_cells() -> None:
    said = breach(outcomes("records_sum_at_most", {**AT_MOST, "by": ["client"]}, {"a": "6"}, records(ROWS)))
    assert said.message == "社会培训（甲）各行相加：3 + 4 = 7，大于指标a 6，多 1"
    assert [str(place) for place in said.locations] == [
        "records/training.csv C2",
        "records/training.csv C3",
        "indicators/a.csv D2",
    ]
