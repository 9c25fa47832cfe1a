"""Jinja at work: its parser, its compiler, and its sandbox, which holds the operations of a chapter alone."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import CodeType

from jinja2 import StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qreport.compose.language.translation import DO, EACH, WRITE


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
