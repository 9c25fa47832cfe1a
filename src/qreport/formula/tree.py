"""The parts of a parsed formula. Numbers and conditions are two sorts; the grammar keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal

ArithmeticSign = Literal["+", "-", "*", "/"]
ComparisonSign = Literal["<", "<=", ">", ">=", "=", "!="]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, by code or name."""

    name: str
    previous: bool
    """Whether the value of the year before is meant (`@上年`)."""
    start: int
    """Where it stands in the source, from 0; brackets and `@上年` belong to it."""
    end: int


@dataclass(frozen=True, slots=True)
class Negative:
    """`- x`."""

    operand: Quantity


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left sign right`."""

    sign: ArithmeticSign
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class Rounded:
    """`四舍五入(x, digits)`."""

    operand: Quantity
    digits: int


@dataclass(frozen=True, slots=True)
class Choice:
    """`若(condition, then, otherwise)`."""

    condition: Condition
    then: Quantity
    otherwise: Quantity


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left sign right`, true or false."""

    sign: ComparisonSign
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class Both:
    """`left 且 right`."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Either:
    """`left 或 right`."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Opposite:
    """`非 operand`."""

    operand: Condition


Quantity = Number | Name | Negative | Arithmetic | Rounded | Choice
Condition = Comparison | Both | Either | Opposite
Node = Quantity | Condition


def parts(tree: Node) -> Iterator[tuple[Node, int]]:
    """Yield every part of `tree` with its depth, the whole first (depth 1), then from left to right."""
    waiting: list[tuple[Node, int]] = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        values = [getattr(node, field.name) for field in fields(node)]
        waiting.extend((value, depth + 1) for value in reversed(values) if isinstance(value, Node))
