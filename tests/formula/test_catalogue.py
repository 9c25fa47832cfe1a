import pytest
from small import LAYOUT, manifest

from qreport.formula import FormulaError, Names, bound
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.problems.checking import FORMULA_UNUSABLE, FORMULAS_IN_A_CIRCLE


def pack_of(**formulas: str | None) -> Pack:
    indicators = {
        code: Indicator(code=code, name=f"指标{code}", unit="人", formula=formula)
        for code, formula in formulas.items()
    }
    origins = {("indicator", code): Location("catalogue/a.yaml", line=3) for code in formulas}
    return Pack(manifest(), LAYOUT, indicators, origins=origins)


NAMES = Names(
    [
        Indicator(code="students", name="全日制在校生数（含技工）", aliases=("在校生规模",), unit="人"),
        Indicator(code="national", name="国家级", aliases=("国家级工作室数",), unit="个", parent="studios"),
        Indicator(code="team_national", name="国家级", unit="个", parent="teams"),
    ]
)


@pytest.mark.parametrize(
    "source", ["students", "在校生规模", "[全日制在校生数(含技工)]", "[ 全日制在校生数（含技工） ]"]
)
def test_codes_names_and_aliases_mean_the_same(source: str) -> None:
    assert NAMES.parse(source).inputs(previous=False) == ("students",)


def test_a_name_that_is_not_known_advises_the_nearest() -> None:
    with pytest.raises(FormulaError, match="没有指标“在校生规摸”，是否为“在校生规模”？") as caught:
        NAMES.parse("1 + 在校生规摸")
    assert caught.value.column == 5


def test_a_name_that_two_indicators_bear_asks_for_the_code() -> None:
    with pytest.raises(FormulaError, match="national、team_national"):
        NAMES.parse("国家级 + 1")


def test_joining_words_without_blanks_are_advised() -> None:
    with pytest.raises(FormulaError) as caught:
        NAMES.parse("在校生规模且students > 1")
    assert "空一格" in caught.value.mend


def test_formulas_come_in_the_order_of_need() -> None:
    formulas, findings = bound(pack_of(a="b + 指标c", b="c * 2", c=None))
    assert list(formulas) == ["b", "a"]
    assert findings == ()


def test_a_formula_that_cannot_be_read_is_left_out_and_reported_at_its_place() -> None:
    formulas, findings = bound(pack_of(a="b +", b=None, c="b > 1", d="x", e="b * 2"))
    assert list(formulas) == ["e"]
    assert [each.code for each in findings] == [FORMULA_UNUSABLE.code] * 3
    assert findings[0].locations == (Location("catalogue/a.yaml", line=3),)
    assert "没有写完（第 4 个字，“^”处：b +^）" in findings[0].message
    assert "是”或“否" in findings[1].message
    assert "没有指标“x”" in findings[2].message


def test_every_circle_is_reported_and_the_others_are_kept() -> None:
    formulas, findings = bound(pack_of(a="b", b="a", c="d", d="c", e="a + 1"))
    assert list(formulas) == ["e"]
    assert [each.code for each in findings] == [FORMULAS_IN_A_CIRCLE.code] * 2
    assert "指标a → 指标b → 指标a" in findings[0].message
