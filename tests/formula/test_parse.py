import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.formula import FormulaError, evaluate, parse
from qreport.formula.parse import MAX_DEPTH, MAX_LENGTH

VALUES = {
    "在校生数": Decimal(9527),
    "专任教师": Decimal(501),
    "双师": Decimal(233),
    "“双师”占比(%)": Decimal("46.51"),
    "零": Decimal(0),
    "缺": None,
}


def lookup(name: str, previous: object) -> Decimal | None:
    return Decimal(465) if previous else VALUES[name]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("在校生数 / 专任教师 - 在校生数 ÷ 专任教师", "0"),
        ("（专任教师 － 双师） × 2", "536"),
        ("四舍五入（在校生数÷专任教师，2）", "19.02"),
        ("四舍五入(2.5, 0) + 四舍五入(-2.5, 0)", "0"),
        ("专任教师 - 专任教师@上年", "36"),
        ("专任教师 - 专任教师＠上年", "36"),
        ("[“双师”占比（%）] + 1", "47.51"),
        ("【双师】*1", "233"),
        ("若(专任教师 > 双师, 1, 2) + １０", "11"),
        ("-双师 - -双师", "0"),
        ("2 + 3 * 4", "14"),
        ("100 / 8 / 2", "6.25"),
        ("0.1 + 0.2", "0.3"),
        ("四舍五入(19 / 7 * 3.5, 0)", "10"),
        ("四舍五入(-19 / 7 * 3.5, 0)", "-10"),
        ("四舍五入(1 / 3 * 3 / 2 * 0.01, 2)", "0.01"),
        ("四舍五入(2 / 3, 2) - 四舍五入(-2 / 3, 2)", "1.34"),
        ("1 / 3 + 1 / 3 + 1 / 3", "1"),
        ("若(1 / 3 * 3 = 1, 5, 6)", "5"),
    ],
)
def test_a_quantity_is_computed_exactly(source: str, expected: str) -> None:
    assert evaluate(parse(source), lookup) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("0.1 + 0.2 = 0.3", True),
        ("专任教师 ≥ 双师 且 在校生数 > 0", True),
        ("(专任教师 < 双师)或(非 双师 ≠ 234)", False),
        ("在校生数>3且双师<3", False),
        ("缺 > 1", None),
        ("缺 > 1 且 双师 > 1000", False),
        ("缺 > 1 或 双师 > 1", True),
        ("非 (缺 > 1)", None),
        ("双师 / 零 > 1", None),
    ],
)
def test_a_condition_is_true_false_or_not_known(source: str, expected: object) -> None:
    formula = parse(source)
    assert formula.is_condition
    assert evaluate(formula, lookup) is expected


@pytest.mark.parametrize(
    "source", ["缺 + 1", "1 + 缺 * 0", "双师 / 零", "双师 / 缺", "若(缺 > 1, 2, 3)", "四舍五入(缺, 1)", "-缺"]
)
def test_a_missing_value_or_a_division_by_zero_makes_the_result_missing(source: str) -> None:
    assert evaluate(parse(source), lookup) is None


@pytest.mark.parametrize(
    ("source", "column", "mend"),
    [
        ("双师 /", 5, "补上"),
        ("", 1, "补上"),
        ("(双师", 4, "补上"),
        ("双师)", 3, "括号"),
        ("().__class__", 2, "括号"),
        ("9**9", 3, "公式由"),
        ("* 2", 1, "公式由"),
        ("甲：乙", 2, "[ ]"),
        ("双师 > 100%", 9, "百分数"),
        ("合计(双师)", 3, "[ ]"),
        ("在校生数（含技工）", 5, "[ ]"),
        ("“双师”占比", 1, "[ ]"),
        ("双师 + + 专任教师", 6, "公式由"),
        ("(双师 > 1) + 1", 10, "公式由"),
        ("四舍五入(双师, 7)", 10, "公式由"),
        ("双师\n专任教师", 4, "公式由"),
        ("双师 > 1 > 2", 8, "公式由"),
        ("双师 且 专任教师 > 1", 4, "公式由"),
        ("(双师 > 1 且 专任教师)", 15, "括号"),
        ("双师 > 1 且 专任教师", 14, "补上"),
        ("非 双师", 5, "补上"),
        ("1 + (双师 > 2)", 9, "公式由"),
        ("若(双师, 1, 2)", 5, "公式由"),
        ("若(双师 > 1, 2)", 12, "括号"),
        ("若(双师 > 1, 2, 3, 4)", 15, "公式由"),
        ("四舍五入(双师 > 1, 2)", 9, "公式由"),
        ("四舍五入(双师, 2 + 1)", 12, "公式由"),
        ("双师, 专任教师", 3, "公式由"),
    ],
)
def test_a_fault_names_its_column_and_how_to_mend_it(source: str, column: int, mend: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(source)
    assert caught.value.column == column
    assert mend in caught.value.mend


def test_the_mark_stands_below_the_fault_after_characters_of_full_width() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("双师a ÷ ÷ 2")
    _, source, mark = caught.value.message.split("\n")
    assert source == "  双师a ÷ ÷ 2"
    assert mark == "  　　    ^"


def test_a_long_formula_is_shown_only_around_the_fault() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("1 + " * 100 + "% + " + "1 + " * 100 + "1")
    _, source, mark = caught.value.message.split("\n")
    assert len(source) < 70
    assert source[mark.index("^")] == "%"


@pytest.mark.parametrize("source", ["1" + "+1" * MAX_LENGTH, "1" + "+1" * MAX_DEPTH, "-" * 500 + "1"])
def test_what_is_too_long_or_too_deep_is_refused(source: str) -> None:
    with pytest.raises(FormulaError, match=r"最多|层数"):
        parse(source)


def test_brackets_alone_do_not_exhaust_the_stack() -> None:
    assert evaluate(parse("(" * 900 + "1" + ")" * 900), lookup) == 1


def test_names_stand_in_the_order_of_the_formula_each_once() -> None:
    formula = parse("乙 / [甲（全）] + 乙@上年")
    assert formula.names == ("乙", "甲(全)")
    assert formula.inputs(previous=False) == ("乙", "甲(全)")
    assert formula.inputs(previous=True) == ("乙",)


def test_a_formula_is_worded_with_names_and_plain_signs() -> None:
    words = {"a": "专任教师", "b": "教职员工"}
    formula = parse("(a-a@上年)/[b] *100>=1")
    worded = formula.worded(lambda code, previous: words[code] + ("上年" if previous else ""))
    assert worded == "(专任教师 - 专任教师上年) ÷ 教职员工 × 100 ≥ 1"


def test_the_same_source_is_parsed_once() -> None:
    assert parse("甲 + 1") is parse("甲 + 1")


PIECES = [
    "在校生数",
    "双师",
    "零",
    "缺",
    "甲",
    "[",
    "]",
    "(",
    ")",
    "（",
    "+",
    "-",
    "*",
    "/",
    "÷",
    "×",
    "<",
    "≥",
]
PIECES += [
    "1",
    "0.5",
    "12",
    ",",
    "若(",
    "四舍五入(",
    "且",
    "或",
    "非",
    "@上年",
    "%",
    " ",
    "\n",
    "“",
    "。",
    "\0",
    "😀",
]


def fault_of(source: str) -> FormulaError | None:
    try:
        parse(source)
    except FormulaError as error:
        return error
    return None


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
def test_any_text_is_a_formula_or_a_formula_error(source: str) -> None:
    fault = fault_of(source)
    if fault:
        assert 1 <= fault.column <= len(source) + 1
        assert fault.mend
        assert "\n" not in fault.what


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**20), max_value=10**20)
TERMS = st.recursive(
    st.sampled_from(["甲", "乙", "0", "1.5", "99999999999999999999"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda t: f"四舍五入({t}, 2)"),
        st.tuples(inner, inner, inner).map(lambda t: f"若({t[0]} > {t[1]}, {t[1]}, {t[2]})"),
    ),
    max_leaves=25,
)


@given(TERMS, NUMBERS, st.one_of(st.none(), NUMBERS))
def test_a_result_is_finite_or_missing(source: str, first: Decimal, second: Decimal | None) -> None:
    values = {"甲": first, "乙": second}
    result = evaluate(parse(source), lambda name, _previous: values[name])
    assert result is None or (isinstance(result, Fraction) or result.is_finite())


def test_a_number_too_large_to_write_is_missing() -> None:
    source = " * ".join(["甲"] * 90)
    assert evaluate(parse(source), lambda _name, _previous: Decimal("1e99999")) is None


class Written:
    """A formula with only the brackets that it needs, and with all of them."""

    LEVELS = {"或": 1, "且": 2, "非": 3, "+": 5, "-": 5, "*": 6, "/": 6} | dict.fromkeys((">", "<=", "="), 4)

    def __init__(self, level: int, short: str, full: str) -> None:
        self.level, self.short, self.full = level, short, full

    def within(self, level: int) -> str:
        return self.short if self.level >= level else f"({self.short})"


def joined(parts: tuple[Written, str, Written]) -> Written:
    left, sign, right = parts
    level = Written.LEVELS[sign]
    first = 5 if level == 4 else level
    short = f"{left.within(first)} {sign} {right.within(level + 1)}"
    return Written(level, short, f"({left.full}) {sign} ({right.full})")


def led_by(sign: str, level: int) -> Callable[[Written], Written]:
    return lambda node: Written(level, f"{sign} {node.within(level)}", f"{sign} ({node.full})")


def pairs(inner: st.SearchStrategy[Written], signs: str) -> st.SearchStrategy[Written]:
    return st.tuples(inner, st.sampled_from(signs.split()), inner).map(joined)


SUMS = st.recursive(
    st.sampled_from(["甲", "乙@上年", "1", "2.5", "[甲 乙]"]).map(lambda word: Written(9, word, word)),
    lambda inner: st.one_of(pairs(inner, "+ - * /"), inner.map(led_by("-", 7))),
    max_leaves=6,
)
CLAIMS = st.recursive(
    pairs(SUMS, "> <= ="),
    lambda inner: st.one_of(pairs(inner, "且 或"), inner.map(led_by("非", 3))),
    max_leaves=6,
)


def without_places(source: str) -> str:
    return re.sub(r", start=\d+, end=\d+", "", repr(parse(source).tree))


@given(st.one_of(SUMS, CLAIMS))
def test_brackets_that_only_say_what_binds_first_change_nothing(formula: Written) -> None:
    assert without_places(formula.short) == without_places(formula.full)
