"""What a compiled chapter can do with a value; what makes no sense for it raises Misuse."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from qreport.compose.language.operands import Operand, thing
from qreport.compose.values.template_values import Literal, Misuse, TemplateValue
from qreport.compose.words import comparison


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
        if not comparison.holds(sign, left, right):
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
