from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.check.rules import KINDS
from qreport.model.facts import Bound
from qreport.model.finding import Level
from qreport.model.location import Location

from .samples import PART, found, indicator, records, rule, run, typed

INDICATORS = [indicator("a"), indicator("b"), indicator("c"), indicator("p", "%"), indicator("m", "万元")]
ROWS = [("甲", Decimal(3)), ("乙", Decimal(4)), ("丙", Decimal(4))]


def breaches(kind: str, args: Mapping[str, object], facts: dict[str, str]) -> list[str]:
    result = run(INDICATORS, facts, records(ROWS), [rule(kind, args)])
    return [finding.message for finding in result.findings]


AT_MOST = {"smaller": "a + b", "larger": "c"}
EQUALS = {"left": "a", "right": "b + c"}
RATIO = {"value": "p", "numerator": "a", "denominator": "b + c", "times": 100}
SUM = {"total": "a", "parts": ["b", "c"]}
RANGE = {"quantity": "a / b * 100", "minimum": 0, "maximum": 10}
REACHABLE = {"percent": "p", "of": "a", "otherwise": ["b", "c"]}
RECORDS_SUM = {"record_set": "training", "column": "people", "equals": "a"}
RECORDS_COUNT = {"record_set": "training", "equals": "a"}
CONDITION = {"holds": "a = 0 且 b = 0 或 a > 0 且 b > 0"}


@pytest.mark.parametrize(
    ("kind", "args", "facts", "words"),
    [
        ("at_most", AT_MOST, {"a": "2", "b": "3", "c": "4"}, "指标a 2 + 指标b 3 = 5，大于指标c 4，多 1"),
        ("equals", EQUALS, {"a": "2", "b": "3", "c": "4"}, "指标a 2，而指标b 3 + 指标c 4 = 7，少 5"),
        (
            "ratio",
            RATIO,
            {"p": "30", "a": "1", "b": "1", "c": "1"},
            "指标p 30，而指标a 1 ÷ (指标b 1 + 指标c 1) × 100 = 50，少 20",
        ),
        ("ratio", {**RATIO, "times": 1}, {"p": "2", "a": "1", "b": "1", "c": "1"}, "× 100"),
        ("sum_equals", SUM, {"a": "2", "b": "3", "c": "4"}, "指标a 2，而指标b 3 + 指标c 4 = 7"),
        ("range", RANGE, {"a": "2", "b": "4"}, "指标a 2 ÷ 指标b 4 × 100 = 50，应为 0 到 10 之间的数"),
        ("range", {"quantity": "a - b", "minimum": 0}, {"a": "2", "b": "4"}, "应为 不小于 0 的数"),
        ("range", {"quantity": "a - b", "maximum": -3}, {"a": "2", "b": "4"}, "应为 不大于 -3 的数"),
        (
            "reachable",
            REACHABLE,
            {"p": "92.05", "a": "1298", "b": "1471", "c": "2212"},
            "1194 个是 91.99%，1195 个是 92.06%；以指标b 1471 为分母才算得出",
        ),
        ("records_sum_equals", RECORDS_SUM, {"a": "12"}, "指标a 12，而社会培训各行相加是 11，多 1"),
        ("records_sum_equals", {**RECORDS_SUM, "where": {"client": "甲"}}, {"a": "2"}, "是 3，少 1"),
        ("records_count_equals", RECORDS_COUNT, {"a": "2"}, "指标a 2，而社会培训的行数是 3，少 1"),
        (
            "records_count_equals",
            {**RECORDS_COUNT, "distinct": "people"},
            {"a": "3"},
            "社会培训的人次共有 2，多 1",
        ),
        ("condition", CONDITION, {"a": "0", "b": "1"}, "指标a 0 = 0 且 指标b 1 = 0"),
    ],
)
def test_a_breach_shows_the_arithmetic(
    kind: str, args: dict[str, object], facts: dict[str, str], words: str
) -> None:
    messages = breaches(kind, args, facts)
    if words == "× 100":
        assert words not in messages[0]
    else:
        assert words in messages[0]
    assert messages[0].startswith("有错：")
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("kind", "args", "facts"),
    [
        ("at_most", AT_MOST, {"a": "2", "b": "3", "c": "5"}),
        ("at_most", AT_MOST, {"a": "2", "b": "-", "c": "1"}),
        ("at_most", {"smaller": "p", "larger": "50"}, {"p": "50.0"}),
        ("equals", EQUALS, {"a": "7", "b": "3", "c": "4"}),
        ("equals", EQUALS, {"a": "7", "b": "3"}),
        ("equals", {"left": "m", "right": "a / 10000"}, {"m": "0.11", "a": "1149"}),
        ("ratio", RATIO, {"p": "50.1", "a": "0", "b": "0", "c": "0"}),
        ("ratio", RATIO, {"p": "33.3", "a": "1", "b": "1", "c": "2"}),
        ("ratio", RATIO, {"p": "66.6", "a": "2", "b": "1", "c": "2"}),
        ("sum_equals", SUM, {"a": "7", "b": "3", "c": "4"}),
        ("sum_equals", SUM, {"a": "2", "b": "3"}),
        ("range", RANGE, {"a": "1", "b": "10"}),
        ("range", RANGE, {"a": "1"}),
        ("reachable", REACHABLE, {"p": "6.19", "a": "2245"}),
        ("reachable", REACHABLE, {"p": "92.05", "a": "0"}),
        ("reachable", REACHABLE, {"p": "92.05"}),
        ("records_sum_equals", RECORDS_SUM, {"a": "11"}),
        ("records_sum_equals", RECORDS_SUM, {"a": "-"}),
        ("records_sum_equals", RECORDS_SUM, {"a@2020": "12"}),
        ("records_count_equals", RECORDS_COUNT, {"a": "3"}),
        ("records_count_equals", {**RECORDS_COUNT, "distinct": "people"}, {"a": "2"}),
        ("records_count_equals", {**RECORDS_COUNT, "record_set": "part"}, {"a": "9"}),
        ("condition", CONDITION, {"a": "3", "b": "1"}),
        ("condition", CONDITION, {"a": "3"}),
        ("condition", {"holds": "p <= 100"}, {"p": "100"}),
    ],
)
def test_what_holds_or_cannot_be_told_is_silent(
    kind: str, args: dict[str, object], facts: dict[str, str]
) -> None:
    assert breaches(kind, args, facts) == []


def test_a_vague_figure_is_not_compared() -> None:
    facts = [typed("a", "9", 2, Bound.AT_LEAST), typed("c", "1", 3), typed("b", "0", 4)]
    result = run(INDICATORS, facts, rules=[rule("at_most", AT_MOST)])
    assert (found(result), result.not_checkable) == ([], 1)


def test_a_row_without_a_number_makes_the_sum_not_checkable() -> None:
    sets = records([("甲", Decimal(3)), ("乙", None)])
    result = run(INDICATORS, {"a": "9"}, sets, [rule("records_sum_equals", RECORDS_SUM)])
    assert (found(result), result.not_checkable) == ([], 1)


@pytest.mark.parametrize(("total", "count"), [("10", 1), ("11", 0), ("12", 0)])
def test_a_list_of_a_part_may_not_exceed_the_total(total: str, count: int) -> None:
    args = {**RECORDS_SUM, "record_set": "part"}
    result = run(INDICATORS, {"a": total}, records(ROWS, schema=PART), [rule("records_sum_equals", args)])
    assert len(result.findings) == count


def test_a_finding_carries_what_the_rule_says_and_every_cell() -> None:
    own = rule("at_most", AT_MOST, level="explain", code="QR345", name="too-many")
    (finding,) = found(run(INDICATORS, {"a": "2", "b": "3", "c": "4"}, rules=[own]))
    assert (finding.code, finding.name, finding.level) == ("QR345", "too-many", Level.EXPLAIN)
    assert (finding.mend, finding.indicator, finding.period) == ("改正。", "a", "2021")
    assert (finding.found, finding.expected) == ("5", "不大于 4")
    assert [place.line for place in finding.locations] == [2, 3, 4]


def test_names_of_the_catalogue_serve_as_well_as_codes() -> None:
    args = {"smaller": "指标a", "larger": "[指标c]"}
    assert len(breaches("at_most", args, {"a": "5", "c": "4"})) == 1


def test_every_period_is_checked_for_itself() -> None:
    facts = {"a": "1", "c": "2", "b": "0", "a@2020": "3", "b@2020": "0", "c@2020": "2"}
    (finding,) = found(run(INDICATORS, facts, rules=[rule("at_most", AT_MOST)]))
    assert finding.period == "2020"


@pytest.mark.parametrize(
    ("kind", "args", "words"),
    [
        ("at_mots", {}, "没有规则类型“at_mots”，是否为“at_most”"),
        ("at_most", {"smaller": "a"}, "args 缺少 larger"),
        ("at_most", {**AT_MOST, "small": "a"}, "args 里没有 small"),
        ("at_most", {"smaller": "a +", "larger": "c"}, "args 的 smaller：公式没有写完"),
        ("at_most", {"smaller": "aa", "larger": "c"}, "没有指标“aa”，是否为“a”？"),
        ("at_most", {"smaller": "a > 1", "larger": "c"}, "这里是比较"),
        ("condition", {"holds": "a + 1"}, "这里是一个数"),
        ("sum_equals", {"total": "a", "parts": ["b"]}, "args 的 parts 写法不对"),
        ("sum_equals", {"total": "a", "parts": ["b"] * 150}, "层数超过"),
        ("range", {"quantity": "a"}, "至少写一个"),
        ("records_sum_equals", {**RECORDS_SUM, "record_set": "trainings"}, "没有明细表“trainings”"),
        ("records_sum_equals", {**RECORDS_SUM, "column": "peeple"}, "没有列“peeple”，是否为“people”？"),
        ("records_count_equals", {**RECORDS_COUNT, "where": {"x": "y"}}, "没有列“x”"),
    ],
)
def test_a_rule_that_cannot_be_run_is_a_finding_at_its_place(
    kind: str, args: dict[str, object], words: str
) -> None:
    (finding,) = found(run(INDICATORS, {"a": "1"}, rules=[rule(kind, args)]))
    assert finding.code == "QR209"
    assert words in finding.message
    assert finding.locations == (Location("rules/a.yaml", line=2),)


@pytest.mark.parametrize("name", list(KINDS))
def test_every_rule_kind_says_in_chinese_what_and_when(name: str) -> None:
    kind = KINDS.all()[name]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in kind.title)
    assert "不核对" in kind.text


@given(
    st.integers(0, 3000),
    st.integers(1, 3000),
    st.integers(0, 2),
    st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
)
def test_a_percentage_of_persons_is_never_called_unreachable(
    part: int, whole: int, places: int, rounding: str
) -> None:
    printed = (Decimal(min(part, whole)) / whole * 100).quantize(Decimal(1).scaleb(-places), rounding)
    assert breaches("reachable", REACHABLE, {"p": f"{printed:f}", "a": str(whole)}) == []


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), st.integers(0, 3))
def test_a_sum_of_rounded_amounts_is_never_flagged(amounts: list[int], places: int) -> None:
    def printed(amount: int) -> str:
        return f"{(Decimal(amount) / 1000).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"

    money = [indicator(code, "万元") for code in "abc"]
    facts = {"a": printed(sum(amounts)), "b": printed(amounts[0]), "c": printed(amounts[1])}
    assert found(run(money, facts, rules=[rule("sum_equals", SUM)])) == []
