"""What a compiled chapter can do with a value; what makes no sense for it raises Misuse.

What compiled chapters hand to an operation, as things.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import EllipsisType
from typing import Final

from jinja2.runtime import LoopContext
from msgspec import Struct

from qreport.compose.values.template_values import Items, Literal, Misuse, Nothing, TemplateValue
from qreport.compose.words import changes

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


def _item(value: TemplateValue, name: str) -> Operand:
    return value.item(name)


def _item_at(value: TemplateValue, key: Operand) -> Operand:
    name = thing(key).comparable()
    if not isinstance(name, str):
        raise Misuse("方括号里应是名称", '写成 值["名称"]。')
    return value.item(name)


def _members(value: TemplateValue) -> Operand:
    return list(value.members())


def _holds(value: TemplateValue) -> Operand:
    return value.truth()


def _fails(value: TemplateValue) -> Operand:
    return not value.truth()


def _given(value: TemplateValue) -> Operand:
    return value.present


def _negative(value: TemplateValue) -> Operand:
    number = value.comparable()
    if not isinstance(number, Decimal):
        raise Misuse("减号后面应是一个数", "写成 -5 这样。")
    return Literal(-number)


def _compare(left: TemplateValue, signs: Sequence[str], *others: Operand) -> Operand:
    """Return whether `left < b <= c` holds."""
    for sign, operand in zip(signs, others, strict=True):
        right = thing(operand)
        if not changes.holds(sign, left, right):
            return False
        left = right
    return True


OPERATIONS: Mapping[str, Callable[..., Operand]] = {
    "item": _item,
    "item_at": _item_at,
    "given": _given,
    "negative": _negative,
    "compare": _compare,
    "members": _members,
    "holds": _holds,
    "fails": _fails,
}
"""Those that need nothing but the value; each takes it first, then what the chapter wrote."""
OTHERWISE: Mapping[str, Operand] = {"holds": False, "fails": False, "members": ()}
"""What comes of those that make no sense, as far as it is not left out."""
