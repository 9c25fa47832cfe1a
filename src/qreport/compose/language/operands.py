"""What compiled chapters hand to an operation, as things."""

from decimal import Decimal
from types import EllipsisType
from typing import Final

from jinja2.runtime import LoopContext
from msgspec import Struct

from qreport.compose.values.template_values import Items, Literal, Misuse, Nothing, TemplateValue

HOLE: Final = ...
"""Stands in compiled chapters for what was refused; no notation of Jinja can write it."""
LEFT_OUT = Nothing("")
"""The value of what was refused or makes no sense."""
_OF_A_LOOP = ("index", "length", "first", "last")

Operand = (
    TemplateValue
    | LoopContext
    | list["Operand"]
    | tuple["Operand", ...]
    | str
    | int
    | float
    | bool
    | EllipsisType
    | None
)
"""A thing, or what Jinja compiles by itself: constants, lists, the outcome of a condition, `loop`."""


def thing(operand: "Operand") -> TemplateValue:
    """Return `operand` as a thing."""
    if isinstance(operand, TemplateValue):
        return operand
    if isinstance(operand, EllipsisType):
        return LEFT_OUT
    if isinstance(operand, list | tuple):
        return Items(tuple(map(thing, operand)))
    if isinstance(operand, LoopContext):
        return Loop(operand)
    if isinstance(operand, int | float) and not isinstance(operand, bool):
        return Literal(Decimal(repr(operand)))
    return Literal(operand)


class Loop(TemplateValue, Struct, frozen=True):
    """`loop` within a loop: `index` from 1, `first`, `last`, `length`."""

    loop: LoopContext

    def item(self, name: str, /) -> TemplateValue:
        """Return one of the four."""
        if name not in _OF_A_LOOP:
            raise Misuse(f"loop 没有“{name}”", f"可用 {'、'.join(_OF_A_LOOP)}。")
        return thing(getattr(self.loop, name))
