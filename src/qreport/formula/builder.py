"""Makes the parts of a formula while lark reads it, so that no depth of brackets can exhaust the stack."""

from decimal import Decimal
from typing import cast

from lark import Token, Transformer, v_args

from qreport.formula import tree

_SIGNS = {"−": "-", "×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!="}


@v_args(inline=True)
class Builder(Transformer[Token, tree.Node]):
    """One method for each alternative of the grammar."""

    def number(self, token: Token) -> tree.Number:
        """Return a number."""
        return tree.Number(Decimal(str(token)))

    def name(self, token: Token, previous: Token | None) -> tree.Name:
        """Return an indicator; square brackets only hold its name together."""
        end = (previous or token).end_pos
        text = str(token)[1:-1].strip() if token.type == "QUOTED" else str(token)
        return tree.Name(text, previous is not None, token.start_pos or 0, end or 0)

    def negative(self, _sign: Token, operand: tree.Quantity) -> tree.Negative:
        """Return the opposite number."""
        return tree.Negative(operand)

    def arithmetic(self, left: tree.Quantity, sign: Token, right: tree.Quantity) -> tree.Arithmetic:
        """Return a sum, difference, product or quotient."""
        return tree.Arithmetic(cast("tree.ArithmeticSign", _sign(sign)), left, right)

    def rounded(self, operand: tree.Quantity, digits: Token) -> tree.Rounded:
        """Return a rounded number."""
        return tree.Rounded(operand, int(digits))

    def choice(self, condition: tree.Condition, then: tree.Quantity, otherwise: tree.Quantity) -> tree.Choice:
        """Return one of two numbers."""
        return tree.Choice(condition, then, otherwise)

    def comparison(self, left: tree.Quantity, sign: Token, right: tree.Quantity) -> tree.Comparison:
        """Return whether two numbers stand so."""
        return tree.Comparison(cast("tree.ComparisonSign", _sign(sign)), left, right)

    def both(self, left: tree.Condition, right: tree.Condition) -> tree.Both:
        """Return whether both hold."""
        return tree.Both(left, right)

    def either(self, left: tree.Condition, right: tree.Condition) -> tree.Either:
        """Return whether at least one holds."""
        return tree.Either(left, right)

    def opposite(self, operand: tree.Condition) -> tree.Opposite:
        """Return whether it does not hold."""
        return tree.Opposite(operand)


def _sign(token: Token) -> str:
    return _SIGNS.get(str(token), str(token))
