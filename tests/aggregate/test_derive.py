from decimal import Decimal

import pytest

from qreport.aggregate.derive import derive
from qreport.aggregate.usable import check_measures
from qreport.model.facts import Bound, Derivation, State
from qreport.model.indicator import Indicator, Measure

from .samples import fact, filing_of, measured, pack_of

STUDENTS = Indicator(code="students", name="在校生", unit="人")
TEACHERS = Indicator(code="teachers", name="专任教师", unit="人")
RATIO = Indicator(code="ratio", name="生师比", unit=":1", decimals=1, formula="students / teachers")
DOUBLE = Indicator(code="double", name="两倍", unit=":1", decimals=0, formula="ratio * 2")
GROWTH = Indicator(code="growth", name="增加", unit="人", formula="students - students@上年")
PACK = pack_of(STUDENTS, TEACHERS, DOUBLE, RATIO, GROWTH)
TYPED = [
    fact("students", "2020", "7948"),
    fact("students", "2021", "9527"),
    fact("teachers", "2021", "501"),
]


def test_formulas_are_computed_for_every_period_on_file_and_only_they_are_returned() -> None:
    facts, findings = derive(filing_of([*TYPED, fact("teachers", "2020", "465")]), PACK)
    assert findings == ()
    assert {(each.indicator, each.period): str(each.value) for each in facts} == {
        ("ratio", "2020"): "17.1",
        ("double", "2020"): "34",
        ("ratio", "2021"): "19.0",
        ("double", "2021"): "38",
        ("growth", "2021"): "1579",
    }


def test_a_computed_fact_says_how_and_with_how_many_decimals() -> None:
    ratio = derive(filing_of(TYPED), PACK)[0].get("ratio", "2021")
    assert ratio is not None
    assert ratio.origin == Derivation("在校生 ÷ 专任教师")
    assert (ratio.decimals, ratio.state, ratio.text, ratio.bound) == (1, State.REPORTED, "", Bound.EXACT)


def test_the_year_before_is_said() -> None:
    growth = derive(filing_of(TYPED), PACK)[0].get("growth", "2021")
    assert growth is not None
    assert str(growth.origin) == "在校生 - 在校生（上年）"


def test_formulas_go_on_with_unrounded_values() -> None:
    half = Indicator(code="half", name="半", unit=":1", decimals=0, formula="students / 2")
    whole = Indicator(code="whole", name="全", unit=":1", decimals=0, formula="half * 2")
    facts, _ = derive(filing_of([fact("students", "2021", "5")]), pack_of(STUDENTS, half, whole))
    assert facts.value("half", "2021") == 3
    assert facts.value("whole", "2021") == 5


def test_a_missing_value_leaves_what_needs_it_out() -> None:
    facts, _ = derive(filing_of([fact("students", "2021", "9527"), fact("teachers", "2021", None)]), PACK)
    assert len(facts) == 0


def test_nothing_is_computed_where_something_was_typed() -> None:
    typed = [*TYPED, fact("ratio", "2021", "20")]
    facts, _ = derive(filing_of(typed), PACK)
    assert facts.get("ratio", "2021") is None
    assert facts.value("double", "2021") == 40
    missing, _ = derive(filing_of([*TYPED, fact("ratio", "2021", None)]), PACK)
    assert missing.get("ratio", "2021") is None
    assert missing.get("double", "2021") is None


def test_what_comes_from_a_vague_figure_is_vague() -> None:
    typed = [fact("students", "2021", "20000", Bound.AT_MOST), fact("teachers", "2021", "501")]
    facts, _ = derive(filing_of(typed), PACK)
    assert {each.indicator: each.bound for each in facts} == {"ratio": Bound.ABOUT, "double": Bound.ABOUT}


def test_a_formula_over_a_measure_is_computed_from_its_exact_value() -> None:
    mean = Indicator(code="mean", name="平均", unit="人", decimals=2, formula="students / m")
    rows = [("甲", "a", Decimal(1)), ("乙", "b", Decimal(2)), ("丙", "c", None)]
    facts, _ = derive(filing_of(TYPED, rows), pack_of(STUDENTS, measured("count"), mean))
    assert str(facts.value("mean", "2021")) == "3175.67"
    assert facts.get("mean", "2020") is None


def test_a_measure_says_how_in_chinese() -> None:
    indicator = measured("sum", "students", by=("department",), where={"programme": ("机电", "数控")})
    facts, _ = derive(filing_of(rows=[("甲", "机电", Decimal(1))]), pack_of(indicator))
    assert [str(each.origin) for each in facts] == [
        "按所属系部汇总：专业一览表的在校生数合计（专业名称为机电或数控）"
    ] * 2


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (measured("summ", "students"), "没有汇总方法“summ”，是否为“sum”？"),
        (measured("sum"), "要写明 column"),
        (measured("sum", "programme"), "“专业名称”不是数"),
    ],
)
def test_a_measure_that_cannot_be_computed_is_a_finding(indicator: Indicator, words: str) -> None:
    facts, findings = derive(filing_of(rows=[]), pack_of(indicator))
    assert len(facts) == 0
    assert len(findings) == 1
    assert words in findings[0].message
    assert check_measures(pack_of(indicator)) == findings


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (measured("sum", "student"), "没有列“student”，是否为“students”？"),
        (measured("count", by=("系部",)), "没有列“系部”"),
        (measured("count", where={"x": "y"}), "没有列“x”"),
    ],
)
def test_an_unknown_column_is_a_finding_that_the_check_of_a_pack_tells_elsewhere(
    indicator: Indicator, words: str
) -> None:
    facts, (finding,) = derive(filing_of(rows=[]), pack_of(indicator))
    assert len(facts) == 0
    assert words in finding.message
    assert check_measures(pack_of(indicator)) == ()


def test_an_unknown_record_set_is_a_finding() -> None:
    lost = Indicator(code="m", name="指标", unit="人", measure=Measure(kind="count", record_set="programs"))
    _, (finding,) = derive(filing_of(rows=[]), pack_of(lost))
    assert check_measures(pack_of(lost)) == ()
    assert "没有明细表“programs”，是否为“programmes”？" in finding.message


def test_a_broken_formula_is_a_finding_and_the_others_are_computed() -> None:
    broken = Indicator(code="broken", name="坏", unit="人", formula="students +")
    facts, findings = derive(filing_of(TYPED), pack_of(STUDENTS, TEACHERS, RATIO, broken))
    assert [each.indicator for each in facts] == ["ratio"]
    assert [each.indicator for each in findings] == ["broken"]


def test_the_same_filing_gives_the_same_facts() -> None:
    rows = [(f"系{number % 7}", f"专业{number}", Decimal(number)) for number in range(50)]
    pack = pack_of(STUDENTS, measured("sum", "students", by=("department",)))
    first, second = (derive(filing_of(TYPED, rows), pack)[0] for _ in range(2))
    assert first.rows == second.rows


def test_an_empty_filing_has_no_computed_facts() -> None:
    facts, findings = derive(filing_of(), PACK)
    assert len(facts) == 0
    assert findings == ()
