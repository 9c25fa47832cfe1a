"""The grammar of formulas, and the parser that lark makes of it on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, cast

from qreport.formula import tree
from qreport.formula.error import FormulaError, visible

if TYPE_CHECKING:
    from lark import UnexpectedInput

GRAMMAR = r"""
?start: sum | condition

?sum: product | sum (PLUS|MINUS) product -> arithmetic
?product: factor | product (TIMES|OVER) factor -> arithmetic
?factor: atom | MINUS factor -> negative
?atom: NUMBER -> number
     | (NAME|QUOTED) [PREVIOUS] -> name
     | "(" sum ")"
     | "四舍五入" "(" sum "," DIGITS ")" -> rounded
     | "若" "(" condition "," sum "," sum ")" -> choice

?condition: both | condition "或" both -> either
?both: claim | both "且" claim -> both
?claim: sum COMPARE sum -> comparison
      | "非" claim -> opposite
      | "(" condition ")"

PLUS: "+"
MINUS: "-" | "−"
TIMES: "*" | "×"
OVER: "/" | "÷"
COMPARE: ">=" | "<=" | "!=" | "=" | ">" | "<" | "≥" | "≤" | "≠"
DIGITS: /[0-6](?![\d.])/
NUMBER: /\d{1,20}(\.\d{1,20})?(?![\d.])/
QUOTED: /\[[^\[\]\n]+\]/
NAME: /[^\W\d]\w*/
PREVIOUS: /@\s*上年/
%ignore /\s+/
"""

_NARROW = str.maketrans(
    "（）＋－＊／，＞＜＝［］【】〔〕＠．０１２３４５６７８９", "()+-*/,><=[][][]@.0123456789"
)


def read(source: str) -> tree.Node:
    """Return the parsed `source`; raise FormulaError at the first place that makes no sense."""
    from lark import UnexpectedInput

    # Each character is exchanged for one character, so that places in both texts are the same.
    try:
        return cast("tree.Node", _parser()(source.translate(_NARROW)))
    except UnexpectedInput as error:
        raise _translated(error, source) from error


@cache
def _parser() -> Callable[[str], object]:
    from lark import Lark

    from qreport.formula.builder import Builder

    return Lark(GRAMMAR, parser="lalr", transformer=Builder(), maybe_placeholders=True).parse


def _translated(error: UnexpectedInput, source: str) -> FormulaError:
    from lark import UnexpectedCharacters

    place = error.pos_in_stream
    if place is None or not (isinstance(error, UnexpectedCharacters) or getattr(error, "token", "")):
        return FormulaError("公式没有写完", source, len(source) + 1, "补上缺少的指标、数或括号。")
    rest = source[place:]
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
