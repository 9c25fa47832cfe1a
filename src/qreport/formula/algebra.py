"""Computes a formula in any kind of number: exact ones here, intervals in the checks."""

from collections.abc import Callable
from decimal import Decimal
from typing import Generic, Protocol, TypeVar, assert_never

from msgspec import Struct

from qreport.formula import tree
from qreport.formula.parse import Formula

Value = TypeVar("Value")
Lookup = Callable[[str, bool], Value | None]
"""The value of an indicator (code, whether of the year before), or None when it is missing."""


class Algebra(Protocol[Value]):
    """The operations of one kind of number; None is a result that does not exist or is not known."""

    def number(self, value: Decimal, /) -> Value:
        """Return the number as written."""

    def negative(self, value: Value, /) -> Value:
        """Return the opposite number."""

    def arithmetic(self, sign: tree.ArithmeticSign, left: Value, right: Value, /) -> Value | None:
        """Return the result of `left sign right`."""

    def rounded(self, value: Value, digits: int, /) -> Value | None:
        """Return `value` rounded half up."""

    def undecided(self, first: Value, second: Value, /) -> Value | None:
        """Return what is known of a number that is one of the two."""

    def compare(self, sign: tree.ComparisonSign, left: Value, right: Value, /) -> bool | None:
        """Return whether `left sign right` holds."""


def compute(formula: Formula, algebra: Algebra[Value], lookup: Lookup[Value]) -> Value | bool | None:
    """Return the value of `formula`; None when a value that it needs is missing or it has no result."""
    computation = _Computation(formula, algebra, lookup)
    if isinstance(formula.tree, tree.Condition):
        return computation.truth(formula.tree)
    return computation.value(formula.tree)


class _Computation(Struct, Generic[Value], frozen=True):
    """One pass over a formula; recursion is bounded by the depth that the parser allows."""

    formula: Formula
    algebra: Algebra[Value]
    lookup: Lookup[Value]

    def value(self, node: tree.Quantity) -> Value | None:
        match node:
            case tree.Number():
                return self.algebra.number(node.value)
            case tree.Name():
                return self.lookup(self.formula.code(node), node.previous)
            case tree.Negative():
                operand = self.value(node.operand)
                return None if operand is None else self.algebra.negative(operand)
            case tree.Arithmetic():
                return self._arithmetic(node)
            case tree.Rounded():
                operand = self.value(node.operand)
                return None if operand is None else self.algebra.rounded(operand, node.digits)
            case tree.Choice():
                return self._choice(node)
        assert_never(node)

    def _arithmetic(self, node: tree.Arithmetic) -> Value | None:
        left, right = self.value(node.left), self.value(node.right)
        if left is None or right is None:
            return None
        return self.algebra.arithmetic(node.sign, left, right)

    def _choice(self, node: tree.Choice) -> Value | None:
        condition = self.truth(node.condition)
        if condition is not None:
            return self.value(node.then if condition else node.otherwise)
        # Which branch counts is not known; of two intervals something may still be said.
        then, otherwise = self.value(node.then), self.value(node.otherwise)
        return None if then is None or otherwise is None else self.algebra.undecided(then, otherwise)

    def truth(self, node: tree.Condition) -> bool | None:
        match node:
            case tree.Comparison():
                left, right = self.value(node.left), self.value(node.right)
                return None if left is None or right is None else self.algebra.compare(node.sign, left, right)
            case tree.Both():
                return both(self.truth(node.left), self.truth(node.right))
            case tree.Either():
                # By De Morgan's law: what is not known is treated in `both` alone.
                return opposite(both(opposite(self.truth(node.left)), opposite(self.truth(node.right))))
            case tree.Opposite():
                return opposite(self.truth(node.operand))
        assert_never(node)


def both(left: bool | None, right: bool | None) -> bool | None:  # noqa: FBT001 -- truth values are the matter
    """Return whether both hold; one that is known to fail decides, whatever the other is."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def opposite(truth: bool | None) -> bool | None:  # noqa: FBT001 -- truth values are the matter
    """Return whether it does not hold; not known stays not known."""
    return None if truth is None else not truth
