"""The parts of a parsed formula. Numbers and conditions are two sorts; the grammar keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct

ArithmeticSign = Literal["+", "-", "*", "/"]
ComparisonSign = Literal["<", "<=", ">", ">=", "=", "!="]


class Number(Struct, frozen=True):
    """A number as written."""

    value: Decimal


class Name(Struct, frozen=True):
    """An indicator, by code or name."""

    name: str
    previous: bool
    """Whether the value of the year before is meant (`@上年`)."""
    start: int
    """Where it stands in the source, from 0; brackets and `@上年` belong to it."""
    end: int


class Negative(Struct, frozen=True):
    """`- x`."""

    operand: Quantity


class Arithmetic(Struct, frozen=True):
    """`left sign right`."""

    sign: ArithmeticSign
    left: Quantity
    right: Quantity


class Rounded(Struct, frozen=True):
    """`四舍五入(x, digits)`."""

    operand: Quantity
    digits: int


class Choice(Struct, frozen=True):
    """`若(condition, then, otherwise)`."""

    condition: Condition
    then: Quantity
    otherwise: Quantity


class Comparison(Struct, frozen=True):
    """`left sign right`, true or false."""

    sign: ComparisonSign
    left: Quantity
    right: Quantity


class Both(Struct, frozen=True):
    """`left 且 right`."""

    left: Condition
    right: Condition


class Either(Struct, frozen=True):
    """`left 或 right`."""

    left: Condition
    right: Condition


class Opposite(Struct, frozen=True):
    """`非 operand`."""

    operand: Condition


Quantity = Number | Name | Negative | Arithmetic | Rounded | Choice
Condition = Comparison | Both | Either | Opposite
Node = Quantity | Condition
# To look a class up is quicker than to ask for one of ten.
_KINDS = frozenset((*get_args(Quantity), *get_args(Condition)))


def parts(tree: Node) -> Iterator[tuple[Node, int]]:
    """Yield every part of `tree` with its depth, the whole first (depth 1), then from left to right."""
    waiting: list[tuple[Node, int]] = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        values = [getattr(node, name) for name in node.__struct_fields__]
        waiting.extend((value, depth + 1) for value in reversed(values) if type(value) in _KINDS)
