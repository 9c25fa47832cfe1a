"""Expressions and blocks of templates, in a chapter."""

from collections.abc import Mapping

from fuzz.dice import Dice
from fuzz.harnesses import of_files

_WORDS = (
    "值", "值.students", "值['ratio']", "上年", "上年.students", "记录", "记录.programmes", "见.conditions",
    "见.没有", "学校.name", "报告.data_year", "x", "loop.index",
    "loop", "1", "0", "2.5", "'甲'", '"表"', "true", "none", "[]", "[1, 2]", "{}", "变化",
    "值.__class__", "''.__class__", "range",
    "self", "cycler", "namespace", "lipsum", "值.students.value", "记录.programmes[0]", "x.students",
    "行.programme", "行.students", "1e999", "10**9",
)  # fmt: skip
_SIGNS = (
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "~",
    "==",
    "<",
    ">=",
    "and",
    "or",
    "in",
    "is",
    "not in",
    "|",
    ".",
    ",",
    "if",
    "else",
)
_FILTERS = (
    "|带单位", "|小数(1)", "|小数(9)", "|万", "|万(2)", "|亿", "|列举('programme')", "|年月", "|汉字年月",
    "|升降",
    "|变化", "|变化(1)", "|增减",
    "|概数(2)", "|约", "|连续增长(3)", "|创新高", "|居首", "|最大", "|最小", "|组名",
    "|前几位(3)", "|由到", "|增减|比上年", "|首年", "|年份", "|比首年", "|位次",
    " is 有值", "|length",
    "|attr('x')",
    "|center(99999)", "|join('、')", "|default('无')",
)  # fmt: skip
_BLOCKS = (
    "for 行 in 记录.programmes", "for x in ", "if ", "elif ", "else", "endfor", "endif", "set x = ", "set x",
    "endset", "macro f()", "endmacro", "include ", "import ", "raw", "endraw", "filter upper", "endfilter",
    "do ", "break", "call f()", "block b", "endblock", "with x = ",
)  # fmt: skip


@of_files("jinja")
def jinja(dice: Dice) -> Mapping[str, bytes]:
    """Return a chapter that is one text of tags and words."""
    text = "".join(dice.many(24, lambda: _piece(dice)))
    return {"chapters/overview.md": text.encode("utf-8", "replace")}


def _piece(dice: Dice) -> str:
    made = dice.below(5)
    if made == 1:
        return "{{ " + _expression(dice, 3) + " }}"
    if made == 2:
        block = dice.one_of(_BLOCKS)
        return "{% " + (block + _expression(dice, 2) if block.endswith(" ") else block) + " %}"
    if made == 3:
        return dice.text()
    return dice.one_of(("\n", "文", "{{", "%}", "{#", "#}", "{%- ", "\n\n"))


def _expression(dice: Dice, depth: int) -> str:
    made = dice.below(6) if depth else 0
    if made == 1:
        return f"({_expression(dice, depth - 1)})"
    if made == 2:
        return f"{_expression(dice, depth - 1)} {dice.one_of(_SIGNS)} {_expression(dice, depth - 1)}"
    if made == 3:
        return _expression(dice, depth - 1) + dice.one_of(_FILTERS)
    if made == 4:
        return f"{dice.one_of(_WORDS)}({_expression(dice, depth - 1)})"
    return dice.one_of(_WORDS)
