"""What a chapter may name, and what is said of the notation that it may not use."""

from collections.abc import Mapping

from jinja2 import nodes
from msgspec import Struct

from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding, Problem

ROOTS = ("值", "上年", "学校", "单位", "报告", "记录", "见")
"""The names that every chapter may use."""
LOOP = "loop"
HAS_VALUE = "有值"
DEPTH = 40
"""Blocks and brackets within each other; any chapter needs less than ten."""
LOOPS = 15
"""Loops within each other. Python compiles no more than 20 blocks in one function."""
MOST_NODES = 50_000
"""Values, conditions, loops and what they are made of, in one chapter; a long one has some 2,000."""

_ARITHMETIC = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Pos,
)  # fmt: skip
COMPUTE = "把要算的数写成带 formula 或 measure 的指标，再用 值 取出来。"
TOO_DEEP = f"判断、循环和括号套了超过 {DEPTH} 层"
TOO_MANY_LOOPS = f"循环套了超过 {LOOPS} 层"
TOO_LARGE = f"这一章的取值、判断和循环合起来超过 {MOST_NODES // 10000} 万处"
REFUSED: Mapping[type[nodes.Node], tuple[str, str | None]] = {
    **dict.fromkeys(_ARITHMETIC, ("章节里不做计算", COMPUTE)),
    nodes.Concat: ("章节里不用 ~ 拼接文字", "把文字和 {{ }} 直接挨着写。"),
    nodes.Call: ("章节里不能调用函数，名称后面不写括号", None),
    nodes.Slice: ("章节里不能截取文字的一部分", "年月用 {{ 报告.issued|年月 }}。"),
    nodes.Assign: ("章节里不能用 {% set %} 另起名称", "直接写 {{ 值.… }}。"),
    nodes.AssignBlock: ("章节里不能用 {% set %} 另起名称", "直接写 {{ 值.… }}。"),
    nodes.Include: ("章节里不能用 {% include %} 引入别的文件", None),
    nodes.Import: ("章节里不能用 {% import %} 引入别的文件", None),
    nodes.FromImport: ("章节里不能用 {% import %} 引入别的文件", None),
    nodes.Extends: ("章节里不能用 {% extends %} 引入别的文件", None),
    nodes.Macro: ("章节里不能用 {% macro %}", None),
}

Scope = Mapping[str, str | None]
"""Names that may be used, with the record set of which each is a row."""


class Access(Struct, frozen=True):
    """A name looked up in one of the roots, or (`record_set`) in a row."""

    root: str
    """One of `ROOTS`, or the variable of a loop."""
    name: str
    line: int
    record_set: str | None = None
    """As the chapter names it; None for a root."""


class Fault(Struct, frozen=True):
    """What is wrong with a line, wherever the text stands."""

    problem: Problem
    line: int
    message: str
    mend: str | None = None
    found: str | None = None

    def at(self, place: Place) -> Finding:
        """Return the finding, the text standing at `place`."""
        at = place.at(self.line)
        return self.problem.at(at, message=self.message, mend=self.mend, found=self.found)
