from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.model.records import RecordSet

from .samples import found, indicator, records, rule, run

NAMES = ["安全技术", "继续教育", "交运集团", "残联", "齐鲁交通", "金蓝领"]
PEOPLE = [866, 16720, 1884, 21, 132, 552]


def rows(people: list[int]) -> list[tuple[str, Decimal]]:
    return [(NAMES[at % 6] + "甲" * (at // 6), Decimal(number)) for at, number in enumerate(people)]


def test_a_total_without_one_row_names_that_row_and_its_cell() -> None:
    (finding,) = found(run([], sets=records(rows(PEOPLE), ["18291"])))
    assert (finding.code, finding.name) == ("QR201", "total-differs-from-rows")
    assert (finding.found, finding.expected) == ("18291", "20175")
    assert [str(place) for place in finding.locations] == [
        "records/training.csv C8",
        "records/training.csv C4",
    ]
    assert (finding.record_set, finding.indicator, finding.period) == ("training", None, "2021")
    assert "866 + 16720 + 1884 + 21 + 132 + 552 = 20175，少 1884，正好等于“交运集团”一行" in finding.message
    assert "漏加了“交运集团”" in finding.mend


def test_a_row_added_twice_is_named() -> None:
    (finding,) = found(run([], sets=records(rows(PEOPLE), ["20727"])))
    assert "多 552，正好等于“金蓝领”一行，像是加了两次" in finding.message


def test_swapped_digits_of_the_total_are_told() -> None:
    (finding,) = found(run([], sets=records(rows(PEOPLE), ["20715"])))
    assert "合计里相邻两位数字颠倒" in finding.message
    assert "20175" in finding.mend
    assert len(finding.locations) == 1


def test_swapped_digits_of_one_row_are_told_with_its_cell() -> None:
    (finding,) = found(run([], sets=records([("甲", Decimal(183)), ("乙", Decimal(5020))], ["5158"])))
    assert "“甲”一行里相邻两位数字颠倒" in finding.message
    assert [place.cell for place in finding.locations] == ["C4", "C2"]


def test_a_gap_that_several_rows_explain_names_none() -> None:
    (finding,) = found(run([], sets=records(rows([10, 10, 500]), ["510"])))
    assert finding.message.endswith("少 10")
    assert len(finding.locations) == 1


def test_the_arithmetic_of_many_rows_is_shortened() -> None:
    (finding,) = found(run([], sets=records(rows(list(range(100, 130))), ["1"])))
    assert "30 个数相加 = 3435" in finding.message


@pytest.mark.parametrize(
    "sets", [records(rows(PEOPLE), ["20175"]), records(rows(PEOPLE)), records([], ["0"]), {}]
)
def test_a_right_total_or_none_is_silent(sets: dict[str, RecordSet]) -> None:
    assert found(run([], sets=sets)) == []


def test_a_row_without_a_number_cannot_be_checked() -> None:
    result = run([], sets=records([("甲", Decimal(1)), ("乙", None)], ["3"]))
    assert (found(result), result.not_checkable) == ([], 1)


@given(st.lists(st.integers(0, 10**6), max_size=30), st.integers(-3, 3))
def test_a_total_is_a_finding_exactly_when_it_is_not_the_sum(people: list[int], error: int) -> None:
    total = sum(people) + error
    if total >= 0:
        assert bool(found(run([], sets=records(rows(people), [str(total)])))) is (error != 0)


@pytest.mark.parametrize(
    ("claimed", "words"),
    [("4", "少 3，正好等于“甲”一行"), ("10", "多 3，正好等于“甲”一行，像是加了两次"), ("9", "多 2")],
)
def test_an_indicator_that_lacks_a_row_names_it(claimed: str, words: str) -> None:
    sums = rule("records_sum_equals", {"record_set": "training", "column": "people", "equals": "a"})
    rows = records([("甲", Decimal(3)), ("乙", Decimal(4))])
    (finding,) = run([indicator("a")], {"a": claimed}, rows, [sums]).findings
    assert finding.message.endswith(words)
    assert [str(place) for place in finding.locations][2:] == (
        ["records/training.csv C2"] if "甲" in words else []
    )


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ("1", "少 2，正好等于“指标b”一项，像是漏加了"),
        ("5", "多 2，正好等于“指标b”一项，像是加了两次"),
        ("9", "多 6"),
    ],
)
def test_a_total_that_lacks_a_part_names_it(whole: str, words: str) -> None:
    parts = [
        indicator("all", nesting="partition"),
        indicator("a", parent="all"),
        indicator("b", parent="all"),
    ]
    (finding,) = run(parts, {"all": whole, "a": "1", "b": "2"}).findings
    assert finding.message.endswith(words)


def test_a_total_in_another_unit_is_told_and_units_of_one_size_are_not() -> None:
    (finding,) = found(run([], sets=records([("甲", Decimal(486)), ("乙", Decimal(3926))], ["4421"])))
    assert "按名填" not in finding.message
