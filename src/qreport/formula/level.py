"""What stands between two brackets of a formula, as far as it is read: operands, and operators that wait."""

from __future__ import annotations

from typing import cast

from msgspec import Struct, field

from qreport.formula import tree

NEGATIVE = "负"
"""The minus sign in front of an operand."""
_LOGIC = {"或", "且", "非"}
_COMPARISONS = {">", ">=", "<", "<=", "=", "!="}
# 非 binds less than a comparison: 非 a > b is 非 (a > b).
_PRECEDENCE = {"或": 1, "且": 2, "非": 3, "+": 5, "-": 5, "*": 6, "/": 6, NEGATIVE: 7} | dict.fromkeys(
    _COMPARISONS, 4
)


class UnexpectedError(Exception):
    """What comes next can never be part of a formula that begins like this one."""


class Level(Struct):
    """The formula itself, a pair of brackets, or the arguments of a function one after the other."""

    opened_by: str
    """`(`, the name of a function, or `` for the formula itself."""
    claims: bool
    """Whether a condition may stand here."""
    arguments: list[tree.Node] = field(default_factory=list)
    """The arguments that are complete."""
    _operands: list[tree.Node] = field(default_factory=list)
    _operators: list[str] = field(default_factory=list)

    @property
    def may_claim(self) -> bool:
        """Whether a condition may begin at the next operand."""
        # Behind 或, 且 or 非 a condition is due again, whatever the brackets around it hold.
        return self._operators[-1] in _LOGIC if self._operators else self.claims

    def add(self, operand: tree.Node) -> None:
        """Take the next operand."""
        self._operands.append(operand)

    def prefix(self, operator: str) -> None:
        """Take an operator that stands before its only operand."""
        self._operators.append(operator)

    def infix(self, operator: str) -> None:
        """Take an operator between two operands; UnexpectedError when it does not suit the left one."""
        self._settle(_PRECEDENCE[operator])
        left = self._operands[-1]
        if operator in _LOGIC:
            condition(left)
        elif operator in _COMPARISONS and not self.may_claim:
            raise UnexpectedError
        else:
            quantity(left)
        self._operators.append(operator)

    def result(self) -> tree.Node:
        """Return what the level amounts to and begin anew; UnexpectedError while a condition is half said."""
        self._settle(0)
        return self._operands.pop()

    def _settle(self, precedence: int) -> None:
        """Apply the waiting operators that bind at least so tightly."""
        while self._operators and _PRECEDENCE[self._operators[-1]] >= precedence:
            operator, right = self._operators.pop(), self._operands.pop()
            self._operands.append(self._applied(operator, right))

    def _applied(self, operator: str, right: tree.Node) -> tree.Node:
        if operator == NEGATIVE:
            return tree.Negative(quantity(right))
        if operator == "非":
            return tree.Opposite(condition(right))
        left = self._operands.pop()
        if operator in _LOGIC:
            join = tree.Both if operator == "且" else tree.Either
            return join(condition(left), condition(right))
        if operator in _COMPARISONS:
            return tree.Comparison(cast("tree.ComparisonSign", operator), quantity(left), quantity(right))
        return tree.Arithmetic(cast("tree.ArithmeticSign", operator), quantity(left), quantity(right))


def quantity(node: tree.Node) -> tree.Quantity:
    """Return `node` when it is a number; else raise UnexpectedError."""
    if isinstance(node, tree.Condition):
        raise UnexpectedError
    return node


def condition(node: tree.Node) -> tree.Condition:
    """Return `node` when it is true or false; else raise UnexpectedError."""
    if not isinstance(node, tree.Condition):
        raise UnexpectedError
    return node
