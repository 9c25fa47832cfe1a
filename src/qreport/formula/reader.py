"""Reads a formula from left to right, brackets on a list, so that no depth of them can exhaust the stack."""

from __future__ import annotations

import re
from decimal import Decimal

from qreport.formula import tree
from qreport.formula.level import NEGATIVE, Level, UnexpectedError, condition, quantity

_SPACE = re.compile(r"\s*")
# `12`, `0.5`; not `1.2.3`, nor more than twenty digits on either side of the point.
_NUMBER = re.compile(r"\d{1,20}(\.\d{1,20})?(?![\d.])")
# The decimals of 四舍五入(x, 2); not `12`, not `2.5`.
_DIGITS = re.compile(r"[0-6](?![\d.])")
# `[毕业生数(人)]` with any sign but brackets, or a bare word: `graduates`, `毕业生数`; never `3年`.
_NAME = re.compile(r"\[[^\[\]\n]+\]|[^\W\d]\w*")
# `@上年`, also `@ 上年`.
_PREVIOUS = re.compile(r"@\s*上年")
# Also U+2212, the minus sign of printed formulas.
_MINUS = re.compile(r"[-−]")
_OPEN = re.compile(r"\(")
_CLOSE = re.compile(r"\)")
# Signs of two letters first, else `>=` would be `>` and a stray `=`.
_AFTER_OPERAND = re.compile(r">=|<=|!=|[-+−*×/÷=><≥≤≠且或),]")
_SIGNS = {"−": "-", "×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!="}
_CHOICE, _ROUNDED = "若", "四舍五入"


class Reader:
    """One formula on its way to a tree."""

    def __init__(self, text: str) -> None:
        self.place = 0
        """Where the token begins that was looked at last."""
        self._text = text
        self._levels = [Level("", claims=True)]
        self._end = self._next = 0
        self._go(0)

    def read(self) -> tree.Node:
        """Return the tree; UnexpectedError leaves `place` at the token that makes no sense, or at the end."""
        wants_operand = True
        while wants_operand or self._next < len(self._text):
            wants_operand = self._operand() if wants_operand else self._after_operand()
        self.place = self._next
        # A bracket is still open.
        if len(self._levels) > 1:
            raise UnexpectedError
        return self._levels[0].result()

    def _operand(self) -> bool:
        """Read an operand or what may stand before one; return whether one is still wanted."""
        level = self._levels[-1]
        if number := self._take(_NUMBER):
            level.add(tree.Number(Decimal(number)))
            return False
        if self._take(_MINUS):
            level.prefix(NEGATIVE)
            return True
        if self._take(_OPEN):
            self._levels.append(Level("(", level.may_claim))
            return True
        return self._word(level)

    def _word(self, level: Level) -> bool:
        word, start = self._need(_NAME), self.place
        # Only a 非 by itself: 非学历培训人次 is a name.
        if word == "非" and level.may_claim:
            level.prefix(word)
            return True
        if word in (_CHOICE, _ROUNDED):
            self._need(_OPEN)
            self._levels.append(Level(word, claims=word == _CHOICE))
            return True
        previous = self._take(_PREVIOUS) is not None
        name = word[1:-1].strip() if word.startswith("[") else word
        level.add(tree.Name(name, previous, start, self._end))
        return False

    def _after_operand(self) -> bool:
        """Read an operator, a comma or a closing bracket; return whether an operand is wanted next."""
        sign = self._need(_AFTER_OPERAND)
        if sign == ")":
            return self._close()
        if sign == ",":
            return self._separate()
        self._levels[-1].infix(_SIGNS.get(sign, sign))
        return True

    def _close(self) -> bool:
        level = self._levels[-1]
        node = level.result()
        if level.opened_by == _CHOICE and len(level.arguments) == 2:
            first, then = level.arguments
            return self._closed(tree.Choice(condition(first), quantity(then), quantity(node)))
        if level.opened_by != "(":
            raise UnexpectedError
        return self._closed(node)

    def _separate(self) -> bool:
        """End an argument: of a choice the condition, then a number; of a rounding the number."""
        level = self._levels[-1]
        if level.opened_by == _ROUNDED:
            return self._round(quantity(level.result()))
        if level.opened_by != _CHOICE or len(level.arguments) == 2:
            raise UnexpectedError
        sort = condition if level.claims else quantity
        level.arguments.append(sort(level.result()))
        level.claims = False
        return True

    def _round(self, operand: tree.Quantity) -> bool:
        digits = self._need(_DIGITS)
        self._need(_CLOSE)
        return self._closed(tree.Rounded(operand, int(digits)))

    def _closed(self, node: tree.Node) -> bool:
        self._levels.pop()
        self._levels[-1].add(node)
        return False

    def _need(self, pattern: re.Pattern[str]) -> str:
        found = self._take(pattern)
        if found is None:
            raise UnexpectedError
        return found

    def _take(self, pattern: re.Pattern[str]) -> str | None:
        self.place = self._next
        found = pattern.match(self._text, self._next)
        if found is None:
            return None
        self._go(found.end())
        return found[0]

    def _go(self, end: int) -> None:
        """Go on behind `end`, where the last token ended, and what is blank there."""
        space = _SPACE.match(self._text, end)
        self._end, self._next = end, space.end() if space else end
