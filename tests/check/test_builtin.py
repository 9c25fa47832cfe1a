from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qreport.check import Result
from qreport.model.facts import Bound
from qreport.model.finding import Level
from qreport.model.location import Location
from qreport.model.records import RecordValue

from .samples import PART, TRAINING, found, indicator, records, run, typed

PERCENTS = [indicator(code, "%") for code in "abc"]


def codes(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_percentage_above_100_is_an_error_with_its_cell() -> None:
    (finding,) = found(run([indicator("a", "%")], {"a": "945"}))
    assert (finding.code, finding.level, finding.found) == ("QR202", Level.ERROR, "945")
    assert finding.expected == "0 到 100 之间的数"
    assert finding.locations == (Location("indicators/a.csv", line=2, column=4),)
    assert "94.5？" in finding.mend


@pytest.mark.parametrize(
    ("limits", "text"), [({}, "100"), ({}, "0"), ({"maximum": 200}, "150"), ({"minimum": -5}, "-3")]
)
def test_a_percentage_within_its_limits_is_silent(limits: dict[str, int], text: str) -> None:
    assert codes(run([indicator("a", "%", **limits)], {"a": text})) == []


def test_the_percentage_of_a_group_is_looked_at_too() -> None:
    fact = typed("a", "120", 3)
    (finding,) = found(
        run([indicator("a", "%")], [type(fact)("a", "2021", Decimal(120), fact.origin, "机电系", 0, "120")])
    )
    assert "指标a（机电系）填的是 120" in finding.message


@pytest.mark.parametrize(("unit", "limits"), [("人", {}), ("人", {"minimum": 100}), ("m²", {}), (":1", {})])
def test_a_negative_number_is_an_error_told_once(unit: str, limits: dict[str, int]) -> None:
    (finding,) = found(run([indicator("a", unit, **limits)], {"a": "-5"}))
    assert (finding.code, finding.level, finding.expected) == ("QR202", Level.ERROR, "不小于 0 的数")


@pytest.mark.parametrize(
    ("limits", "text"), [({}, "0"), ({"minimum": -10}, "-5"), ({"formula": "b - c"}, "-5")]
)
def test_a_number_that_may_be_negative_or_nothing_is_silent(limits: dict[str, object], text: str) -> None:
    codes_found = codes(run([indicator("a", **limits), indicator("b"), indicator("c")], {"a": text}))
    assert "QR202" not in codes_found


def test_an_implausible_value_is_a_warning_that_guesses_the_unit() -> None:
    (finding,) = found(run([indicator("a", "元", minimum=100, maximum=100000, decimals=2)], {"a": "1.12"}))
    assert (finding.code, finding.level) == ("QR203", Level.WARNING)
    assert finding.mend == "好像填的是万元数；换算成元是 11200.00。"


@pytest.mark.parametrize("text", ["8.52", "0.2", "72"])
def test_a_share_beyond_the_range_of_the_pack_is_a_warning(text: str) -> None:
    (finding,) = found(run([indicator("a", "%", minimum=1, maximum=8)], {"a": text}))
    assert (finding.code, finding.level) == ("QR203", Level.WARNING)
    assert finding.expected == "1 到 8 之间的数"


def test_a_share_that_cannot_be_is_an_error_told_once() -> None:
    (finding,) = found(run([indicator("a", "%", minimum=1, maximum=8)], {"a": "108"}))
    assert (finding.code, finding.level, finding.expected) == ("QR202", Level.ERROR, "0 到 100 之间的数")


@pytest.mark.parametrize(
    ("now", "before", "guess"),
    [("985", "98.4", "98.5"), ("985", "984", "98.5"), ("197", "96", ""), ("1010", "12", "")],
)
def test_a_guess_at_the_decimal_point_agrees_with_last_year(now: str, before: str, guess: str) -> None:
    facts = {"a": now, "a@2020": before}
    finding = next(each for each in found(run([indicator("a", "%")], facts)) if each.found == now)
    assert f"小数点好像错了一位：{guess}？" in finding.mend if guess else "小数点" not in finding.mend


def test_an_implausible_count_has_the_usual_advice() -> None:
    (finding,) = found(run([indicator("a", maximum=100)], {"a": "101"}))
    assert "核对这个数" in finding.mend


def test_percentages_typed_as_fractions_are_told_once_a_file() -> None:
    (finding,) = found(run(PERCENTS, {"a": "0.985", "b": "0.97", "c": "1"}))
    assert (finding.code, finding.level) == ("QR204", Level.WARNING)
    assert len(finding.locations) == 3
    assert "0.985、0.97、1" in finding.message


@pytest.mark.parametrize(
    "facts", [{"a": "0.985", "b": "97", "c": "1"}, {"a": "0.5", "b": "0.6"}, {"a": "0", "b": "0", "c": "0"}]
)
def test_a_small_percentage_among_others_is_silent(facts: dict[str, str]) -> None:
    assert codes(run(PERCENTS, facts)) == []


PARTITION = [
    indicator("all", nesting="partition"),
    indicator("a", parent="all"),
    indicator("b", parent="all"),
]


@pytest.mark.parametrize(
    ("facts", "expected", "not_checkable"),
    [
        ({"all": "3", "a": "1", "b": "2"}, [], 0),
        ({"all": "4", "a": "1", "b": "2"}, ["QR205"], 0),
        ({"all": "2", "a": "1", "b": "2"}, ["QR205"], 0),
        ({"all": "3", "a": "1"}, [], 1),
        ({"all": "3", "a": "1", "b": "-"}, [], 1),
        ({"all": "3", "a": "4", "b": "-"}, ["QR205"], 0),
        ({"all": "-", "a": "4", "b": "1"}, [], 1),
        ({}, [], 1),
    ],
)
def test_parts_add_up_to_their_whole(facts: dict[str, str], expected: list[str], not_checkable: int) -> None:
    result = run(PARTITION, facts)
    assert (codes(result), result.not_checkable) == (expected, not_checkable)


def test_the_finding_about_parts_shows_the_sum_and_every_cell() -> None:
    (finding,) = found(run(PARTITION, {"all": "4", "a": "1", "b": "2"}))
    assert "指标all是 4，其中指标a、指标b相加：1 + 2 = 3，总数多 1" in finding.message
    assert [place.line for place in finding.locations] == [2, 3, 4]


def test_vague_parts_are_skipped() -> None:
    facts = [typed("all", "90", 2, Bound.AT_LEAST), typed("a", "1", 3), typed("b", "2", 4)]
    assert codes(run(PARTITION, facts)) == []


SUBSET = [indicator("all", nesting="subset"), indicator("a", parent="all")]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"all": "3", "a": "3"}, []),
        ({"all": "3", "a": "4"}, ["QR206"]),
        ({"all": "-", "a": "4"}, []),
        ({"a": "4"}, []),
    ],
)
def test_a_part_is_at_most_its_whole(facts: dict[str, str], expected: list[str]) -> None:
    assert codes(run(SUBSET, facts)) == expected


def test_overlapping_parts_are_not_compared() -> None:
    assert codes(run([indicator("all"), indicator("a", parent="all")], {"all": "1", "a": "2"})) == []


RATIO = [indicator("s"), indicator("t"), indicator("r", ":1", formula="s / t")]


def test_a_typed_ratio_that_does_not_follow_shows_the_arithmetic() -> None:
    (finding,) = found(run(RATIO, {"s": "7948", "t": "465", "r": "16:1"}))
    assert (finding.code, finding.level) == ("QR207", Level.EXPLAIN)
    assert finding.message == "指标r填的是 16:1，而指标s 7948 ÷ 指标t 465 = 17.09"
    assert [place.line for place in finding.locations] == [4, 2, 3]


@pytest.mark.parametrize(
    "facts",
    [
        {"s": "9527", "t": "501", "r": "19:1"},
        {"s": "7948", "t": "465", "r": "17.09"},
        {"s": "7948", "t": "465"},
        {"s": "7948", "t": "0", "r": "16:1"},
        {"s": "-", "t": "465", "r": "16:1"},
        {"s": "7948", "t": "465", "r": "/"},
    ],
)
def test_a_ratio_that_follows_or_cannot_be_computed_is_silent(facts: dict[str, str]) -> None:
    assert codes(run(RATIO, facts)) == []


@given(
    st.integers(1, 20000),
    st.integers(1, 3000),
    st.integers(0, 2),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_a_true_ratio_is_never_flagged_however_it_was_rounded(
    part: int, whole: int, places: int, rounding: str
) -> None:
    printed = (Decimal(part) / whole * 100).quantize(Decimal(1).scaleb(-places), rounding)
    share = indicator("r", "%", formula="s / t * 100", maximum=10**9)
    facts = {"s": str(part), "t": str(whole), "r": f"{printed:f}"}
    assert codes(run([indicator("s"), indicator("t"), share], facts)) == []


@given(
    st.integers(10**5, 10**10),
    st.integers(100, 20000),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_a_ratio_of_rounded_figures_is_never_flagged(money: int, students: int, one: str, two: str) -> None:
    # The school divides its exact account, and prints both the account and the quotient rounded.
    printed = (Decimal(money) / 10000).quantize(Decimal("0.01"), one)
    each = (Decimal(money) / students).quantize(Decimal("0.01"), two)
    indicators = [indicator("v", "万元"), indicator("s"), indicator("r", "元", formula="v * 10000 / s")]
    assert codes(run(indicators, {"v": f"{printed:f}", "s": str(students), "r": f"{each:f}"})) == []


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_a_percentage_far_from_its_figures_is_always_flagged(part: int, whole: int) -> None:
    assume(part <= whole)
    wrong = (Decimal(part) / whole * 100 + Decimal("0.03")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    share = indicator("r", "%", formula="s / t * 100", maximum=200)
    facts = {"s": str(part), "t": str(whole), "r": f"{wrong:f}"}
    assert codes(run([indicator("s"), indicator("t"), share], facts)) == ["QR207"]


SUM = {"kind": "sum", "record_set": "training", "column": "people"}
ROWS = [("甲", Decimal(3)), ("乙", Decimal(4))]


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        (SUM, "7", []),
        (SUM, "8", ["QR207"]),
        ({"kind": "count", "record_set": "training"}, "3", ["QR207"]),
        ({"kind": "count", "record_set": "training", "where": {"client": "甲"}}, "1", []),
        ({"kind": "count", "record_set": "training", "where": {"client": ["甲", "乙"]}}, "2", []),
        ({"kind": "distinct", "record_set": "training", "column": "client"}, "2", []),
        ({"kind": "share", "record_set": "training", "column": "people"}, "2", []),
    ],
)
def test_a_typed_value_is_compared_with_the_rows(
    measure: dict[str, object], text: str, expected: list[str]
) -> None:
    assert codes(run([indicator("m", measure=measure)], {"m": text}, records(ROWS))) == expected


def test_a_list_of_a_part_proves_nothing_and_neither_do_rows_of_another_year() -> None:
    part = indicator("m", measure={**SUM, "record_set": "part"})
    assert codes(run([part], {"m": "8"}, records(ROWS, schema=PART))) == []
    assert codes(run([indicator("m", measure=SUM)], {"m@2020": "8"}, records(ROWS))) == []


def test_formulas_go_on_with_computed_values() -> None:
    indicators = [
        indicator("m", measure=SUM),
        indicator("d", formula="m * 2"),
        indicator("q", formula="d * 2"),
    ]
    assert codes(run(indicators, {"q": "28"}, records(ROWS))) == []
    assert codes(run(indicators, {"q": "29"}, records(ROWS))) == ["QR207"]


def test_the_year_before_is_compared_with_its_own_figures() -> None:
    growth = [indicator("s"), indicator("g", formula="s - s@上年")]
    assert codes(run(growth, {"s@2020": "10", "s": "15", "g": "5"})) == []
    assert codes(run(growth, {"s@2020": "10", "s": "15", "g": "4"})) == ["QR207"]
    assert codes(run(growth, {"s": "15", "g": "4"})) == []


def test_a_sum_over_all_earlier_years_ends_where_the_file_ends() -> None:
    total = [indicator("n"), indicator("t", formula="t@上年 + n")]
    assert codes(run(total, {"t@2019": "10", "n@2020": "5", "n": "6", "t": "21"})) == []
    assert codes(run(total, {"n@2020": "5", "n": "6", "t": "21"})) == []


def test_a_required_value_that_is_neither_typed_nor_computed_is_an_error() -> None:
    indicators = [indicator("s"), indicator("t"), indicator("r", ":1", formula="s / t", required=True)]
    (finding,) = found(run(indicators, {"s": "1"}))
    assert (finding.code, finding.indicator) == ("QR208", "r")
    assert finding.message == "指标r没有填，也算不出来：指标t没有确切的数"
    for facts in ({"s": "1", "t": "2"}, {"r": "3"}, {"r": "-"}):
        assert codes(run(indicators, facts)) == []


def test_an_empty_filing_and_an_empty_pack_have_no_findings() -> None:
    result = run([])
    assert (result.findings, result.checked, result.not_checkable) == ((), 0, 0)


def test_what_was_compared_and_what_could_not_be_is_counted() -> None:
    result = run(RATIO, {"s": "9527", "t": "501", "r": "19:1", "s@2020": "7948", "r@2020": "16:1"})
    assert (result.checked, result.not_checkable) == (1, 1)
    (unchecked,) = result.unchecked
    assert (unchecked.code, unchecked.period) == ("QR207", "2020")
    assert unchecked.why == "指标r没有可以比较的数"


def test_a_broken_formula_of_the_pack_is_a_finding() -> None:
    assert codes(run([indicator("a", formula="b +"), indicator("b")], {"a": "1"})) == ["QR251"]


def test_a_fraction_of_four_digits_is_asked_about_at_its_cell() -> None:
    (finding,) = run(PERCENTS, {"a": "0.9462", "b": "97", "c": "0.9"}).findings
    assert finding.code == "QR204"
    assert "是否为 94.62%" in finding.message
    assert [place.line for place in finding.locations] == [2]


def test_a_row_whose_year_nobody_can_read_is_told_once() -> None:
    schema = TRAINING.model_copy(update={"year": "client"})
    rows: list[tuple[RecordValue, ...]] = [
        ("2021年", Decimal(3)),
        ("21级", Decimal(4)),
        (None, Decimal(5)),
        ("2020-2021学年", Decimal(1)),
    ]
    (finding,) = run([indicator("a")], {"a": "1"}, records(rows, schema=schema)).findings
    assert (finding.code, len(finding.locations)) == ("QR294", 2)
    assert "有 2 行的" in finding.message
    fine: list[tuple[RecordValue, ...]] = [("2021年9月", Decimal(3)), ("2020", Decimal(4))]
    assert codes(run([indicator("a")], {"a": "1"}, records(fine, schema=schema))) == []
