"""Which parts of Jinja's notation a chapter may use, and which values it names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from qreport.compose.values.place import Place
from qreport.model.finding import Finding, Problem
from qreport.problems.composing import NOT_ALLOWED, TOO_MUCH, UNKNOWN_NAME
from qreport.text.names import did_you_mean

ROOTS = ("值", "上年", "学校", "单位", "报告", "记录", "见")
"""The names that every chapter may use."""
LOOP = "loop"
HAS_VALUE = "有值"
DEPTH = 40
"""Blocks and brackets within each other; any chapter needs less than ten."""

_ARITHMETIC = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Pos,
)  # fmt: skip
_COMPUTE = "把要算的数写成带 formula 或 measure 的指标，再用 值 取出来。"
_TOO_DEEP = f"判断、循环和括号套了超过 {DEPTH} 层"
_REFUSED: Mapping[type[nodes.Node], tuple[str, str | None]] = {
    **dict.fromkeys(_ARITHMETIC, ("章节里不做计算", _COMPUTE)),
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


@dataclass(frozen=True, slots=True)
class Access:
    """A name looked up in one of the roots, or (`record_set`) in a row."""

    root: str
    """One of `ROOTS`, or the variable of a loop."""
    name: str
    line: int
    record_set: str | None = None
    """As the chapter names it; None for a root."""


class Reader:
    """Walks a tree once; collects what is not allowed and every value that is named."""

    def __init__(self, place: Place, filters: Mapping[str, int]) -> None:
        self.faults: list[Finding] = []
        self.accesses: list[Access] = []
        self._place = place
        self._filters = filters
        self._depth = 0
        self._kinds: Mapping[type[nodes.Node], Callable[..., None]] = {
            nodes.Output: self._parts,
            nodes.If: self._parts,
            nodes.For: self._for,
            nodes.TemplateData: self._nothing,
            nodes.Const: self._nothing,
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Neg: self._negative,
            **dict.fromkeys((nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not), self._parts),
            **dict.fromkeys((nodes.CondExpr, nodes.List, nodes.Tuple), self._parts),
        }

    def read(self, body: Sequence[nodes.Node]) -> None:
        """Walk `body`, in which only the roots are known."""
        self._all(body, dict.fromkeys(ROOTS))

    def _all(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._visit(node, scope)

    def _visit(self, node: nodes.Node, scope: Scope) -> None:
        if self._depth > DEPTH:
            self._fault(TOO_MUCH, node, _TOO_DEEP)
            return
        self._depth += 1
        visit = self._kinds.get(type(node))
        if visit:
            visit(node, scope)
        else:
            words, mend = _REFUSED.get(type(node), ("章节里没有这种写法", None))
            self._fault(NOT_ALLOWED, node, words, mend)
        self._depth -= 1

    def _parts(self, node: nodes.Node, scope: Scope) -> None:
        self._all(list(node.iter_child_nodes()), scope)

    def _nothing(self, node: nodes.Node, scope: Scope) -> None:
        """Text and constants name nothing."""

    def _for(self, node: nodes.For, scope: Scope) -> None:
        target = node.target
        if node.recursive or not isinstance(target, nodes.Name) or target.name in (*ROOTS, LOOP):
            words = "循环要写成 {% for 行 in 记录.… %}，变量只有一个，不与 值、记录 等重名"
            self._fault(NOT_ALLOWED, node, words)
            return
        self._visit(node.iter, scope)
        inner = {**scope, target.name: _record_set(node.iter)}
        if node.test:
            self._visit(node.test, inner)
        self._all(node.body, {**inner, LOOP: None})
        self._all(node.else_, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> None:
        if node.name not in scope:
            advice = did_you_mean(node.name, scope)
            mend = f"指标写成 {{{{ 值.{node.name} }}}}；可用的名称有 {'、'.join(ROOTS)}。"
            self._fault(UNKNOWN_NAME, node, f"没有“{node.name}”这个名称{advice}", mend)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> None:
        self._access(node, node.attr, scope)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self._access(node, node.arg.value, scope)
        else:
            self._visit(node.arg, scope)
            self._visit(node.node, scope)

    def _access(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> None:
        self._visit(node.node, scope)
        if name.startswith("_"):
            self._fault(NOT_ALLOWED, node, f"名称不能以下划线开头：“{name}”")
        elif isinstance(node.node, nodes.Name) and node.node.name != LOOP:
            variable = node.node.name
            self.accesses.append(Access(variable, name, node.lineno, scope.get(variable)))

    def _filter(self, node: nodes.Filter, scope: Scope) -> None:
        most = self._filters.get(node.name)
        if most is None or node.node is None:
            words = f"没有过滤器“{node.name}”{did_you_mean(node.name, self._filters)}"
            self._fault(UNKNOWN_NAME, node, words, f"可用的过滤器有 {'、'.join(self._filters)}。")
        elif node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > most:
            self._fault(NOT_ALLOWED, node, f"过滤器“{node.name}”最多带 {most} 个值，不写名称")
        self._all([each for each in (node.node, *node.args) if each], scope)

    def _test(self, node: nodes.Test, scope: Scope) -> None:
        if node.name != HAS_VALUE or node.args or node.kwargs:
            self._fault(NOT_ALLOWED, node, f"is 后面只能写 {HAS_VALUE}，写的是“{node.name}”")
        self._visit(node.node, scope)

    def _negative(self, node: nodes.Neg, scope: Scope) -> None:
        if not isinstance(node.node, nodes.Const):
            self._fault(NOT_ALLOWED, node, "章节里不做计算", _COMPUTE)
        self._visit(node.node, scope)

    def _fault(self, problem: Problem, node: nodes.Node, message: str, mend: str | None = None) -> None:
        self.faults.append(problem.at(self._place.at(node.lineno), message=message, mend=mend))


def _record_set(node: nodes.Node) -> str | None:
    """Return what `记录.x` names, None for another expression."""
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name != "记录":
        return None
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None
