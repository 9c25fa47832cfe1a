"""Formulas: parsed, computed exactly and in intervals, which must hold the exact result."""

from decimal import Decimal, localcontext
from fractions import Fraction

from fuzz.dice import Dice
from fuzz.ground import bounded
from fuzz.harnesses import HARNESSES
from qreport.check.intervals import Interval, Intervals, exactly
from qreport.errors import QreportError
from qreport.formula import FormulaError, compute, decimal_of, evaluate, parse

_SIGNS = (
    "+",
    "-",
    "*",
    "/",
    "÷",
    "×",
    "－",
    ">",
    "<=",
    "≠",
    "=",
    "且",
    "或",
    "非",
    "(",
    ")",
    "（",
    "，",
    ",",
    "@上年",
    "[",
    "】",
    "",
)
_VALUES = {
    "甲": Decimal("19"),
    "乙": Decimal("7"),
    "丙": Decimal("0"),
    "丁": Decimal("-2.50"),
    "戊": Decimal("9" * 18),
}


@HARNESSES.register("formula")
def formula(dice: Dice) -> None:
    """Compute what can be read."""
    source = _spoiled(dice, _term(dice, 5))
    with bounded():
        try:
            read = parse(source)
        except (FormulaError, QreportError):
            return
        exact = evaluate(read, lambda name, _previous: _VALUES.get(name))
        possible = compute(read, Intervals(), lambda name, _previous: _interval(name))
    assert isinstance(exact, bool | Decimal | Fraction | None)
    if isinstance(possible, Interval) and exact is not None and not isinstance(exact, bool):
        with localcontext(prec=60):
            slack = abs(possible.high) * Decimal("1e-30") + Decimal("1e-30")
            assert possible.low - slack <= decimal_of(exact) <= possible.high + slack, source


def _interval(name: str) -> Interval | None:
    value = _VALUES.get(name)
    return None if value is None else exactly(value)


def _term(dice: Dice, depth: int) -> str:
    made = dice.below(6) if depth else 0
    if made == 1:
        return f"({_term(dice, depth - 1)} {dice.one_of('+-*/')} {_term(dice, depth - 1)})"
    if made == 2:
        return f"四舍五入({_term(dice, depth - 1)}, {dice.below(7)})"
    if made == 3:
        condition = f"{_term(dice, depth - 1)} {dice.one_of('><=')} {_term(dice, depth - 1)}"
        return f"若({condition}, {_term(dice, depth - 1)}, {_term(dice, depth - 1)})"
    if made == 4:
        return f"-{_term(dice, depth - 1)}"
    return dice.one_of((*_VALUES, "缺", "0", "1", "3.5", "0.000001", "99999999999999999999"))


def _spoiled(dice: Dice, source: str) -> str:
    for _ in range(dice.below(3)):
        at = dice.below(len(source) + 1)
        source = source[:at] + dice.one_of(_SIGNS) + source[at + dice.below(3) :]
    return source
