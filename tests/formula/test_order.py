import pytest

from qreport.formula import FormulaError, order, parse


def test_each_formula_stands_after_those_that_it_needs() -> None:
    formulas = {"a": parse("b + c"), "b": parse("c * 2"), "d": parse("x")}
    ordered = order(formulas, str)
    assert sorted(ordered) == ["a", "b", "d"]
    assert ordered.index("b") < ordered.index("a")


def test_the_year_before_makes_no_circle() -> None:
    assert order({"a": parse("a@上年 + b"), "b": parse("a@上年")}, str) == ("b", "a")


def test_a_circle_is_named_in_the_direction_of_need() -> None:
    formulas = {"x": parse("1"), "b": parse("c"), "c": parse("a + x"), "a": parse("b")}
    with pytest.raises(FormulaError, match="乙 → 丙 → 甲 → 乙"):
        order(formulas, {"a": "甲", "b": "乙", "c": "丙", "x": "x"}.__getitem__)


def test_a_formula_that_needs_itself_is_a_circle() -> None:
    with pytest.raises(FormulaError, match="a → a"):
        order({"a": parse("a + 1")}, str)
