"""Reads a formula from left to right, brackets on a list, so that no depth of them can exhaust the stack.

The grammar of formulas, and what is said where a text does not follow it.

    start      : sum | condition
    sum        : product (("+" | "-") product)*
    product    : factor (("*" | "/") factor)*
    factor     : "-" factor | NUMBER | name ["@上年"] | "(" sum ")"
               | "四舍五入" "(" sum "," DIGITS ")" | "若" "(" condition "," sum "," sum ")"
    condition  : both ("或" both)*
    both       : claim ("且" claim)*
    claim      : sum (">=" | "<=" | "!=" | "=" | ">" | "<") sum | "非" claim | "(" condition ")"
    name       : a word, or anything within square brackets

Signs may also be − × ÷ ≥ ≤ ≠, and every sign and digit may be of full width.

What stands between two brackets of a formula, as far as it is read: operands, and operators that wait.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from msgspec import Struct, field

from qreport.formula import tree
from qreport.formula.error import FormulaError, visible
from qreport.text.regex import regex

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


_SPACE = regex(r"\s*")
# `12`, `0.5`; not `1.2.3`, nor more than twenty digits on either side of the point.
_NUMBER = regex(r"\d{1,20}(\.\d{1,20})?(?![\d.])")
# The decimals of 四舍五入(x, 2); not `12`, not `2.5`.
_DIGITS = regex(r"[0-6](?![\d.])")
# `[毕业生数(人)]` with any sign but brackets, or a bare word: `graduates`, `毕业生数`; never `3年`.
_NAME = regex(r"\[[^\[\]\n]+\]|[^\W\d]\w*")
# `@上年`, also `@ 上年`.
_PREVIOUS = regex(r"@\s*上年")
# Also U+2212, the minus sign of printed formulas.
_MINUS = regex(r"[-−]")
_OPEN = regex(r"\(")
_CLOSE = regex(r"\)")
# Signs of two letters first, else `>=` would be `>` and a stray `=`.
_AFTER_OPERAND = regex(r">=|<=|!=|[-+−*×/÷=><≥≤≠且或),]")
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


# Chinese keyboards give signs and digits of full width, and brackets of three kinds, all for `[ ]`.
_NARROW = str.maketrans(
    "（）＋－＊／，＞＜＝［］【】〔〕＠．０１２３４５６７８９", "()+-*/,><=[][][]@.0123456789"
)


def read(source: str) -> tree.Node:
    """Return the parsed `source`; raise FormulaError at the first place that makes no sense."""
    # Each character is exchanged for one character, so that places in both texts are the same.
    reader = Reader(source.translate(_NARROW))
    try:
        return reader.read()
    except UnexpectedError as error:
        raise _fault(source, reader.place) from error


def _fault(source: str, place: int) -> FormulaError:
    rest = source[place:]
    if not rest:
        return FormulaError("公式没有写完", source, len(source) + 1, "补上缺少的指标、数或括号。")
    return FormulaError(
        f"公式在“{visible(rest[:8])}”处看不懂", source, place + 1, _advice(rest, source[:place])
    )


def _advice(rest: str, before: str) -> str:
    """Return how to mend the usual slips."""
    if rest[0] in "%％":
        return "百分数按 0 到 100 写，不写 %。"
    if rest[0] in ")）":
        return "括号要成对，括号里不能是空的。"
    if rest[0] in "(（" and before.strip()[-1:].isalnum():
        return "函数只有 若(条件, 甲, 乙) 和 四舍五入(数, 位数)；名称里有括号时，用 [ ] 把整个名称括起来。"
    if {rest[0], *before.strip()[-1:]} & set("“”‘’'\"、：:∶"):
        return "名称里有标点时，用 [ ] 把整个名称括起来。"
    return "公式由指标、数、+ - × ÷、括号和比较号组成。"
