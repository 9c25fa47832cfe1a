"""Walks the tree of a template and writes its text.

Every node that is looked at counts as a step, and the steps of a chapter are limited. No node takes longer
than its own size, so a chapter can neither run for ever nor fill the memory, on any system and without a
clock: the same chapter always stops at the same place. A use that makes no sense is reported at its line and
the rest is read on, so that one run shows every problem.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from jinja2 import nodes

from qreport.compose.language import filters
from qreport.compose.language.grammar import LOOP
from qreport.compose.language.output import MOST_CHARACTERS, Output, Rendered, TooLong
from qreport.compose.language.template import Template, clean
from qreport.compose.values.entries import Entries, References
from qreport.compose.values.figures import Values
from qreport.compose.values.records import RecordSets
from qreport.compose.values.scene import Scene
from qreport.compose.values.things import Items, Literal, Loop, Misuse, Thing
from qreport.compose.words import comparison
from qreport.problems.composing import TOO_MUCH

MOST_STEPS = 1_000_000
"""Of one chapter: some 50,000 rows of a loop, a second or two."""
MOST_FINDINGS = 500
"""Of one chapter; nobody reads more."""

Scope = Mapping[str, Thing]


def render(template: Template, scene: Scene) -> Rendered | None:
    """Return the text of `template`, or None when it cannot be had; what is wrong is reported to `scene`."""
    if template.faults:
        scene.findings.extend(template.faults)
        return None
    scene.place, scene.line = template.place, 1
    output = Output(template.source)
    interpreter = Interpreter(template, output, scene)
    try:
        interpreter.run()
    except TooLong:
        message = f"这一章的文字超过 {MOST_CHARACTERS // 10000} 万字"
    except _TooManySteps:
        message = f"这一章要做的步骤超过 {MOST_STEPS // 10000} 万步"
    except _TooManyFindings:
        message = f"这一章的问题超过 {MOST_FINDINGS} 处，先改正已列出的"
    else:
        return output.finish()
    scene.report(TOO_MUCH.at(scene.at, message=message))
    return None


class _TooManySteps(Exception):  # noqa: N818 -- it names what was found
    """The chapter asks for more than `MOST_STEPS`."""


class _TooManyFindings(Exception):  # noqa: N818 -- it names what was found
    """The chapter has more than `MOST_FINDINGS` faults."""


class Interpreter:
    """One walk through one template."""

    def __init__(self, template: Template, output: Output, scene: Scene) -> None:
        self._template = template
        self._output = output
        self._scene = scene
        self._steps = 0
        self._most_findings = len(scene.findings) + MOST_FINDINGS
        self._values: Mapping[type[nodes.Node], Callable[..., Thing]] = {
            nodes.Const: self._const,
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Neg: self._negative,
            nodes.Compare: self._compare,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.Not: self._not,
            nodes.CondExpr: self._choice,
            nodes.List: self._items,
            nodes.Tuple: self._items,
        }
        self._statements: Mapping[type[nodes.Node], Callable[..., None]] = {
            nodes.Output: self._print,
            nodes.If: self._if,
            nodes.For: self._for,
        }

    def run(self) -> None:
        """Write the whole text."""
        filing, scene = self._scene.filing, self._scene
        roots: dict[str, Thing] = {
            "值": Values(scene, filing.current),
            "上年": Values(scene, filing.previous),
            "学校": Entries(scene, "学校", filing.config.school),
            "单位": Entries(scene, "单位", filing.config.school),
            "报告": Entries(scene, "报告", filing.config.report),
            "记录": RecordSets(scene),
            "见": References(scene),
        }
        self._all(self._template.body, roots)

    def _all(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._step(node)
            self._statements[type(node)](node, scope)

    def _step(self, node: nodes.Node) -> None:
        self._scene.line = node.lineno
        self._charge(1)

    def _charge(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise _TooManySteps
        if len(self._scene.findings) > self._most_findings:
            raise _TooManyFindings

    def _print(self, node: nodes.Output, scope: Scope) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self._output.write(part.data, part.lineno)
                continue
            try:
                shown = self._value(part, scope).printed()
            except Misuse as misuse:
                self._scene.report(misuse.at(self._scene.at))
                continue
            if isinstance(shown, str):
                self._output.write(clean(shown), part.lineno)
            else:
                self._output.insert(shown, part.lineno)

    def _if(self, node: nodes.If, scope: Scope) -> None:
        for branch in (node, *node.elif_):
            if self._holds(branch.test, scope):
                self._all(branch.body, scope)
                return
        self._all(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        if not isinstance(node.target, nodes.Name):
            raise TypeError(node.target)
        name = node.target.name
        try:
            members = self._members(self._value(node.iter, scope))
        except Misuse as misuse:
            self._scene.report(misuse.at(self._scene.at))
            return
        if node.test:
            test = node.test
            members = [each for each in members if self._holds(test, {**scope, name: each})]
        for index, member in enumerate(members, 1):
            self._all(node.body, {**scope, name: member, LOOP: Loop(index, len(members))})
        if not members:
            self._all(node.else_, scope)

    def _members(self, thing: Thing) -> Sequence[Thing]:
        self._charge(thing.size)
        return thing.members()

    def _holds(self, node: nodes.Node, scope: Scope) -> bool:
        """Return whether a condition holds; one that makes no sense is reported and does not."""
        try:
            return self._truth(node, scope)
        except Misuse as misuse:
            self._scene.report(misuse.at(self._scene.at))
            return False

    def _truth(self, node: nodes.Node, scope: Scope) -> bool:
        return self._value(node, scope).truth()

    def _value(self, node: nodes.Node, scope: Scope) -> Thing:
        self._step(node)
        return self._values[type(node)](node, scope)

    def _const(self, node: nodes.Const, _scope: Scope) -> Thing:
        value = node.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Literal(Decimal(repr(value)))
        return Literal(value)

    def _name(self, node: nodes.Name, scope: Scope) -> Thing:
        return scope[node.name]

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Thing:
        return self._value(node.node, scope).item(node.attr)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Thing:
        key = self._value(node.arg, scope).comparable()
        if not isinstance(key, str):
            raise Misuse("方括号里应是名称", '写成 值["名称"]。')
        return self._value(node.node, scope).item(key)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Thing:
        if node.node is None:
            raise TypeError(node)
        arguments = [self._value(each, scope) for each in node.args]
        thing = self._value(node.node, scope)
        self._charge(thing.size)
        return filters.apply(node.name, thing, arguments)

    def _test(self, node: nodes.Test, scope: Scope) -> Thing:
        return Literal(self._value(node.node, scope).present)

    def _negative(self, node: nodes.Neg, scope: Scope) -> Thing:
        value = self._value(node.node, scope).comparable()
        if not isinstance(value, Decimal):
            raise Misuse("减号后面应是一个数", "写成 -5 这样。")
        return Literal(-value)

    def _compare(self, node: nodes.Compare, scope: Scope) -> Thing:
        left = self._value(node.expr, scope)
        for operand in node.ops:
            right = self._value(operand.expr, scope)
            if not comparison.holds(operand.op, left, right):
                return Literal(value=False)
            left = right
        return Literal(value=True)

    def _and(self, node: nodes.And, scope: Scope) -> Thing:
        return Literal(self._truth(node.left, scope) and self._truth(node.right, scope))

    def _or(self, node: nodes.Or, scope: Scope) -> Thing:
        return Literal(self._truth(node.left, scope) or self._truth(node.right, scope))

    def _not(self, node: nodes.Not, scope: Scope) -> Thing:
        return Literal(not self._truth(node.node, scope))

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Thing:
        if self._truth(node.test, scope):
            return self._value(node.expr1, scope)
        return self._value(node.expr2, scope) if node.expr2 else Literal("")

    def _items(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Thing:
        return Items(tuple(self._value(each, scope) for each in node.items))
