"""The tree of a chapter to the tree that runs; whatever has no translation is refused.

Each use of a value becomes an operation of ours at its line, so that no operator and no attribute of Python
ever meets a value: `行.a|带单位` is compiled as `do(行, (("item", 5, "a"), ("apply", 5, "带单位")))`. A loop
counts its turns, each as many steps as it has nodes. Jinja's compiler takes longer than all the rest, so text
and values that depend on no variable of a loop are `pieces`, of which only the numbers are compiled.

Jinja at work: its parser, its compiler, and its sandbox, which holds the operations of a chapter alone.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import isfinite
from types import CodeType
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from qreport.compose.language.grammar import (
    COMPUTE,
    DEPTH,
    HAS_VALUE,
    LOOP,
    LOOPS,
    MOST_NODES,
    REFUSED,
    ROOTS,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY_LOOPS,
    Access,
    Fault,
    Scope,
)
from qreport.compose.language.operations import HOLE
from qreport.model.finding import Problem
from qreport.problems.composing import NOT_ALLOWED, TOO_MUCH, UNKNOWN_NAME
from qreport.text.names import did_you_mean

DO, EACH, WRITE = "do", "each", "write"
"""What the translated tree calls, as filters of Jinja: operations on a value, a loop, pieces of the text."""
Step = tuple[Any, ...]
"""An operation, its line, and what the chapter wrote."""
_Made = TypeVar("_Made")
_A_STEP = 64
"""So many characters of a text count as much as a node: they are looked through with each turn."""


class Piece(Struct, frozen=True):
    """Text of the author, or a value."""

    text: str
    """Of a value: the root in which it is looked up."""
    line: int
    steps: Sequence[Step] = ()
    """Of a value: the operations that print it."""


class Translation(Struct, frozen=True):
    """A chapter that may run."""

    body: Sequence[nodes.Node]
    pieces: Sequence[Piece]
    faults: Sequence[Fault]
    """What was refused; in its place the body has nothing."""
    accesses: Sequence[Access]
    """Every value that is named."""


def translate(body: Sequence[nodes.Node], filters: Mapping[str, int]) -> Translation:
    """Return the translation of `body`, in which only the roots are known.

    `filters` holds the most arguments of each filter.
    """
    translator = _Translator(filters)
    try:
        made = translator.body(body, dict.fromkeys(ROOTS))
    except _TooLarge:
        made = []
    return Translation(made, translator.pieces, translator.faults, translator.accesses)


class _TooLarge(Exception):  # noqa: N818 -- it names what was found
    """The chapter has more than `MOST_NODES`."""


class _Translator:
    """Walks a tree once, in the order in which it runs."""

    def __init__(self, filters: Mapping[str, int]) -> None:
        self.pieces: list[Piece] = []
        self.faults: list[Fault] = []
        self.accesses: list[Access] = []
        self._filters = filters
        self._depth = self._loops = self._nodes = 0
        self._line = 1
        self._statements: Mapping[type[nodes.Node], Callable[..., list[nodes.Node]]] = {
            nodes.Output: self._output,
            nodes.If: self._if,
            nodes.For: self._for,
        }
        self._values: Mapping[type[nodes.Node], Callable[..., nodes.Expr]] = {
            nodes.Const: self._const,
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Neg: self._negative,
            nodes.Compare: self._compare,
            nodes.And: self._both,
            nodes.Or: self._both,
            nodes.Not: self._not,
            nodes.CondExpr: self._choice,
            nodes.List: self._items,
            nodes.Tuple: self._items,
        }

    def body(self, body: Sequence[nodes.Node], scope: Scope) -> list[nodes.Node]:
        """Return the translation of statements one after the other."""
        return [made for node in body for made in self._visit(node, scope, self._statements) or ()]

    def _value(self, node: nodes.Node, scope: Scope) -> nodes.Expr:
        made: nodes.Expr | None = self._visit(node, scope, self._values)
        return made or _hole()

    def _visit(
        self, node: nodes.Node, scope: Scope, kinds: Mapping[type[nodes.Node], Callable[..., _Made]]
    ) -> _Made | None:
        """Return the translation of `node`; None, and a fault, where it has none."""
        if self._depth > DEPTH:
            self._fault(TOO_MUCH, node, TOO_DEEP)
            return None
        self._line = node.lineno
        self._count(node)
        if type(node) not in kinds:
            self._fault(NOT_ALLOWED, node, *REFUSED.get(type(node), ("章节里没有这种写法", None)))
            return None
        self._depth += 1
        made = kinds[type(node)](node, scope)
        self._depth -= 1
        return made

    def _count(self, node: nodes.Node) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._fault(TOO_MUCH, node, TOO_LARGE, "分成几章，或只保留需要的内容。")
            raise _TooLarge

    def _do(
        self, operation: str, value: nodes.Expr, *constants: object, operands: Sequence[nodes.Expr] = ()
    ) -> nodes.Filter:
        """Return an operation on `value` at the line of what was read last; `operands` may be unknown yet."""
        known = _constants(operands)
        step = (operation, self._line, *constants, *(known or ()))
        operands = operands if known is None else ()
        if isinstance(value, nodes.Filter) and value.node and value.name == DO and len(value.args) == 1:
            (earlier,) = _constants(value.args) or ()
            return _call(DO, value.node, nodes.Const((*earlier, step)), *operands)
        return _call(DO, value, nodes.Const((step,)), *operands)

    def _output(self, node: nodes.Output, scope: Scope) -> list[nodes.Node]:
        """Return one statement for each run of pieces, and one for each other value."""
        made, first = [], len(self.pieces)
        for part in node.nodes:
            piece = self._printed(part, scope)
            if isinstance(piece, Piece):
                self.pieces.append(piece)
                continue
            made += [*self._written(first), nodes.ExprStmt(piece)]
            first = len(self.pieces)
        return [*made, *self._written(first)]

    def _printed(self, part: nodes.Node, scope: Scope) -> nodes.Expr | Piece:
        if isinstance(part, nodes.TemplateData):
            return Piece(part.data, part.lineno)
        shown = self._do("show", self._value(part, scope), part.lineno)
        root, others = shown.node, shown.args[1:]
        if isinstance(root, nodes.Name) and root.name in ROOTS and not others:
            return Piece(root.name, part.lineno, *_constants(shown.args) or ())
        return shown

    def _written(self, first: int) -> list[nodes.Node]:
        """Return the statement that writes the pieces from `first` on; none without pieces."""
        after = len(self.pieces)
        return [nodes.ExprStmt(_call(WRITE, nodes.Const((first, after))))] if first < after else []

    def _if(self, node: nodes.If, scope: Scope) -> list[nodes.Node]:
        test, body = self._condition(node.test, scope), self.body(node.body, scope)
        return [nodes.If(test, body, self.body(node.elif_, scope), self.body(node.else_, scope))]

    def _for(self, node: nodes.For, scope: Scope) -> list[nodes.Node]:
        target = node.target
        if node.recursive or not isinstance(target, nodes.Name) or target.name in (*ROOTS, LOOP):
            words = "循环要写成 {% for 行 in 记录.… %}，变量只有一个，不与 值、记录 等重名"
            self._fault(NOT_ALLOWED, node, words)
            return []
        if self._loops == LOOPS:
            self._fault(TOO_MUCH, node, TOO_MANY_LOOPS)
            return []
        self._loops += 1
        made = self._loop(node, scope, {**scope, target.name: _record_set(node.iter)})
        self._loops -= 1
        return [made]

    def _loop(self, node: nodes.For, scope: Scope, inner: Scope) -> nodes.Node:
        members, line, before = self._value(node.iter, scope), self._line, self._nodes
        test = self._condition(node.test, inner) if node.test else None
        body = self.body(node.body, {**inner, LOOP: None})
        counted = _call(EACH, members, nodes.Const((line, self._nodes - before + 1)))
        return nodes.For(node.target, counted, body, self.body(node.else_, scope), test, False)

    def _condition(self, node: nodes.Node, scope: Scope) -> nodes.Expr:
        return self._do("holds", self._value(node, scope))

    def _const(self, node: nodes.Const, _scope: Scope) -> nodes.Expr:
        if isinstance(node.value, str):
            self._nodes += len(node.value) // _A_STEP
        elif isinstance(node.value, float) and not isfinite(node.value):
            self._fault(TOO_MUCH, node, "这个数太大，程序读不了", "改写成实际的数。")
            return _hole()
        return node

    def _name(self, node: nodes.Name, scope: Scope) -> nodes.Expr:
        if node.name in scope:
            return node
        advice = did_you_mean(node.name, scope)
        mend = f"指标写成 {{{{ 值.{node.name} }}}}；可用的名称有 {'、'.join(ROOTS)}。"
        self._fault(UNKNOWN_NAME, node, f"没有“{node.name}”这个名称{advice}", mend)
        return _hole()

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> nodes.Expr:
        return self._access(node, node.attr, scope)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> nodes.Expr:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._access(node, node.arg.value, scope)
        key, value = self._value(node.arg, scope), self._value(node.node, scope)
        return self._do("item_at", value, operands=[key])

    def _access(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> nodes.Expr:
        value = self._value(node.node, scope)
        if name.startswith("_"):
            self._fault(NOT_ALLOWED, node, f"名称不能以下划线开头：“{name}”")
            return _hole()
        if isinstance(node.node, nodes.Name) and node.node.name != LOOP:
            variable = node.node.name
            self.accesses.append(Access(variable, name, node.lineno, scope.get(variable)))
        return self._do("item", value, name)

    def _filter(self, node: nodes.Filter, scope: Scope) -> nodes.Expr:
        arguments = [self._value(each, scope) for each in node.args]
        value = self._value(node.node, scope) if node.node else _hole()
        most = self._filters.get(node.name)
        if most is None:
            words = f"没有过滤器“{node.name}”{did_you_mean(node.name, self._filters)}"
            self._fault(UNKNOWN_NAME, node, words, f"可用的过滤器有 {'、'.join(self._filters)}。")
            return _hole()
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > most:
            self._fault(NOT_ALLOWED, node, f"过滤器“{node.name}”最多带 {most} 个值，不写名称")
            return _hole()
        return self._do("apply", value, node.name, operands=arguments)

    def _test(self, node: nodes.Test, scope: Scope) -> nodes.Expr:
        if node.name != HAS_VALUE or node.args or node.kwargs:
            self._fault(NOT_ALLOWED, node, f"is 后面只能写 {HAS_VALUE}，写的是“{node.name}”")
        return self._do("given", self._value(node.node, scope))

    def _negative(self, node: nodes.Neg, scope: Scope) -> nodes.Expr:
        if not isinstance(node.node, nodes.Const):
            self._fault(NOT_ALLOWED, node, "章节里不做计算", COMPUTE)
        return self._do("negative", self._value(node.node, scope))

    def _compare(self, node: nodes.Compare, scope: Scope) -> nodes.Expr:
        left = self._value(node.expr, scope)
        others = [self._value(each.expr, scope) for each in node.ops]
        return self._do("compare", left, tuple(each.op for each in node.ops), operands=others)

    def _both(self, node: nodes.And | nodes.Or, scope: Scope) -> nodes.Expr:
        return type(node)(self._condition(node.left, scope), self._condition(node.right, scope))

    def _not(self, node: nodes.Not, scope: Scope) -> nodes.Expr:
        return self._do("fails", self._value(node.node, scope))

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> nodes.Expr:
        test, first = self._condition(node.test, scope), self._value(node.expr1, scope)
        return nodes.CondExpr(test, first, self._value(node.expr2, scope) if node.expr2 else nodes.Const(""))

    def _items(self, node: nodes.List | nodes.Tuple, scope: Scope) -> nodes.Expr:
        items = [self._value(each, scope) for each in node.items]
        known = _constants(items)
        return nodes.List(items) if known is None else nodes.Const(known)

    def _fault(self, problem: Problem, node: nodes.Node, message: str, mend: str | None = None) -> None:
        self.faults.append(Fault(problem, node.lineno, message, mend))


def is_written(node: nodes.Node) -> bool:
    """Return whether a translated statement only writes pieces."""
    return (
        isinstance(node, nodes.ExprStmt) and isinstance(node.node, nodes.Filter) and node.node.name == WRITE
    )


def _constants(operands: Sequence[nodes.Expr]) -> tuple[Any, ...] | None:
    """Return the values of `operands`; None when one is known only when it runs."""
    values = tuple(each.value for each in operands if isinstance(each, nodes.Const))
    return values if len(values) == len(operands) else None


def _call(name: str, value: nodes.Expr, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(arguments), [], None, None)


def _hole() -> nodes.Expr:
    """Return what stands for something that was refused."""
    return nodes.Const(HOLE)


def _record_set(node: nodes.Node) -> str | None:
    """Return what `记录.x` names, None for another expression."""
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name != "记录":
        return None
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def parse(source: str) -> list[nodes.Node]:
    """Return the tree of `source`; raise TemplateSyntaxError, or what Python says of numbers and depth."""
    return _compiler().parse(source).body


def compiled(body: Sequence[nodes.Node]) -> CodeType:
    """Return the code of a translated tree."""
    return _compiler().compile(nodes.Template(list(body), lineno=1))


def run(code: CodeType, operations: Mapping[str, Callable[..., object]], roots: Mapping[str, object]) -> None:
    """Run `code`, which knows `roots` by name and can call `operations` (`DO`, `EACH`, `WRITE`)."""
    template = Template.from_code(_sandbox(operations), code, {})
    for _ in template.generate(roots):
        """All text is written by the operations."""


@cache
def _compiler() -> ImmutableSandboxedEnvironment:
    return _sandbox(dict.fromkeys((DO, EACH, WRITE), str))


def _sandbox(operations: Mapping[str, Callable[..., object]]) -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        keep_trailing_newline=True, optimized=False, undefined=StrictUndefined
    )
    made.globals, made.tests, made.filters = {}, {}, dict(operations)
    return made
