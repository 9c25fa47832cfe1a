"""Comparisons in chapters: numbers with numbers, texts with texts; what is missing never holds."""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal

from qreport.compose.values.template_values import Items, Misuse, TemplateValue

_ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def holds(sign: str, left: TemplateValue, right: TemplateValue) -> bool:
    """Return whether `left sign right`; False when either is missing.

    Raises Misuse when the two do not compare.
    """
    if sign in ("in", "notin"):
        return _within(left, right, wanted=sign == "in")
    first, second = left.comparable(), right.comparable()
    if first is None or second is None:
        return False
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first == second) is (sign == "eq") if sign in ("eq", "ne") else _ORDER[sign](first, second)
    if isinstance(first, str) and isinstance(second, str) and sign in ("eq", "ne"):
        return (first == second) is (sign == "eq")
    raise Misuse("数只能与数比较大小；文字只能比较是否相同", "数不加引号，文字加引号，大小只比数。")


def _within(left: TemplateValue, right: TemplateValue, *, wanted: bool) -> bool:
    one = left.comparable()
    # What is missing is in no list, and not outside of one either.
    if one is None:
        return False
    if isinstance(right, Items):
        return any(one == each.comparable() for each in right.members()) is wanted
    whole = right.comparable()
    if whole is None:
        return False
    if isinstance(one, str) and isinstance(whole, str):
        return (one in whole) is wanted
    raise Misuse("in 后面应是一段文字，或方括号里的几个词", '写成 in ["国家级", "省级"]。')
