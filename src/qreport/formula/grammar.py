"""The grammar of formulas, and what is said where a text does not follow it.

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
"""

from __future__ import annotations

from qreport.formula import tree
from qreport.formula.error import FormulaError, visible
from qreport.formula.level import UnexpectedError
from qreport.formula.reader import Reader

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
