"""Rule kinds: what a rule of a pack can ask. One file each in `kinds/`."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from qreport.check.args import Args
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.registry import Registry


class RuleKind(Struct, frozen=True):
    """A rule kind: its title for users, the model of its `args`, and the check of one period."""

    title: str
    """说明, one line in Chinese."""
    args: type[Args]
    run: Callable[[CheckData, Any], Iterator[Outcome]]

    @property
    def text(self) -> str:
        """What it checks and when: the docstring of its function, in Chinese because users read it."""
        return inspect.cleandoc(self.run.__doc__ or "")


KINDS: Registry[RuleKind] = Registry("qreport.check.kinds", "")

Run = Callable[[CheckData, Any], Iterator[Outcome]]


def rule_kind(name: str, args: type[Args], title: str) -> Callable[[Run], Run]:
    """Return a decorator that files its function as the rule kind `name`."""

    def add(run: Run) -> Run:
        KINDS.register(name)(RuleKind(title, args, run))
        return run

    return add
