"""Where a finding points: all cells that take part, the likeliest cause first, and no hint that is none."""

from decimal import Decimal

import pytest

from qreport.model.finding import Finding
from qreport.model.indicator import Indicator, Measure

from .samples import found, indicator, records, rule, run

AREA = [
    indicator("land", "亩", maximum=2000),
    indicator("students"),
    indicator("each", "m²", formula="land * 10000 / 15 / students", minimum=1, maximum=1000),
]
BEFORE = {"land@2020": "709.5", "students@2020": "9480"}


def told(indicators: list[Indicator], facts: dict[str, str], code: str = "QR207") -> Finding:
    (finding,) = (each for each in found(run(indicators, facts)) if each.code == code)
    return finding


@pytest.mark.parametrize(
    ("facts", "line", "words"),
    [
        ({"students": "9527", "each": "49.64", "land": "473002"}, 4, "按m²填了，换算成亩是 709.5"),
        (
            {"land": "709.5", "students": "95270", "each": "49.64", "land@2020": "700", "each@2020": "48"},
            3,
            "的小数点或位数错了，应为 9527",
        ),
        ({"land": "709.5", "students": "9257", "each": "49.64"}, 3, "里相邻两位数字颠倒了，应为 9527"),
        (
            {**BEFORE, "land": "709.5", "students": "9527", "each": "4964"},
            6,
            "的小数点或位数错了，应为 49.64",
        ),
        ({**BEFORE, "land": "709.5", "students": "9527", "each": "0.07446"}, 6, "按亩填了"),
    ],
)
def test_the_figure_that_a_slip_explains_is_blamed_first(
    facts: dict[str, str], line: int, words: str
) -> None:
    finding = told(AREA, facts)
    assert finding.locations[0].line == line
    assert len(finding.locations) == 3
    assert words in finding.message


@pytest.mark.parametrize("students", ["8800", "9000", "5000"])
def test_a_difference_that_no_slip_explains_blames_nobody(students: str) -> None:
    finding = told(AREA, {"land": "709.5", "students": students, "each": "49.64"})
    assert "像是" not in finding.message
    assert [each.line for each in finding.locations] == [4, 2, 3]


def test_a_coarse_ratio_proves_no_swapped_digits() -> None:
    ratio = [indicator("s"), indicator("t"), indicator("r", ":1", formula="s / t")]
    assert "颠倒" not in told(ratio, {"s": "7948", "t": "465", "r": "16:1"}).message


def test_a_slip_that_last_year_speaks_against_is_none() -> None:
    facts = {"land": "709.5", "students": "95270", "students@2020": "95000", "each": "49.64"}
    assert "95270" not in told(AREA, facts).message.partition("像是")[2]


def test_of_two_figures_the_one_that_left_last_years_size_comes_first() -> None:
    facts = {"a": "300", "b": "20", "a@2020": "290", "b@2020": "310"}
    order = rule("at_most", {"smaller": "a", "larger": "b"})
    (finding,) = found(run([indicator("a"), indicator("b")], facts, rules=[order]))
    assert [each.line for each in finding.locations] == [3, 2]


def test_a_finding_about_a_computed_figure_names_the_cells_behind_it() -> None:
    indicators = [indicator("a"), indicator("b"), indicator("p", "%", formula="a / b * 100")]
    limit = rule("minimum_standard", {"value": "p", "at_least": 20})
    (finding,) = found(run(indicators, {"a": "40", "b": "268"}, rules=[limit]))
    assert [each.line for each in finding.locations] == [2, 3]


def test_a_finding_about_rows_names_their_cells() -> None:
    asked = indicator("asked", "人次", measure=Measure(kind="sum", record_set="training", column="people"))
    rows = records([("甲", Decimal(300)), ("乙", Decimal(39800))])
    most = rule("at_most", {"smaller": "asked", "larger": "a"})
    (finding,) = found(run([asked, indicator("a")], {"a": "4412"}, rows, [most]))
    assert [str(each) for each in finding.locations] == [
        "records/training.csv C2",
        "records/training.csv C3",
        "indicators/a.csv D2",
    ]


def test_a_condition_that_fails_is_not_stated_as_a_fact() -> None:
    wanted = rule("condition", {"holds": "a >= b * 1000"})
    (finding,) = found(run([indicator("a"), indicator("b")], {"a": "204700", "b": "501"}, rules=[wanted]))
    assert finding.message.endswith("应满足“指标a 204700 ≥ 指标b 501 × 1000”，实际不成立")


def test_swapped_digits_are_named_beside_two_denominators() -> None:
    same = rule("same_denominator", {"percent": "p", "denominators": ["placed", "all"]})
    before = {"p@2020": "92.99", "placed@2020": "1270", "all@2020": "1302"}
    facts = {"p": "93.61", "placed": "1313", "all": "1362", **before}
    (finding,) = found(run([indicator("p", "%"), indicator("placed"), indicator("all")], facts, rules=[same]))
    assert "指标placed 1313 若是 1331（相邻两位数字颠倒了）" in finding.message
    assert finding.locations[0].line == 3


def test_a_value_beyond_its_range_is_not_explained_by_last_years() -> None:
    facts = {"a": "112013000", "a@2020": "11372"}
    codes = {each.code for each in found(run([indicator("a", "元", minimum=100, maximum=100000)], facts))}
    assert codes == {"QR203"}


def test_of_several_ways_the_one_that_a_slip_mends_names_the_figure() -> None:
    ways = rule("one_of", {"value": "each", "candidates": ["area / s", "(area - new) / s"]})
    indicators = [indicator("each", "m²", maximum=500), indicator("area", "m²"), indicator("new", "m²")]
    facts = {"each": "16.82", "s": "9527", "area": "17.87", "new": "18446.2"}
    (finding,) = found(run([*indicators, indicator("s")], facts, rules=[ways]))
    assert "指标area 17.87 按万m²填了，换算成m²是 178700" in finding.message
    assert finding.locations[0].line == 4
