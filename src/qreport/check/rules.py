"""The rules of a pack: read once, then checked in every period.

Rule kinds: what a rule of a pack can ask. One file each in `kinds/`.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from qreport.check.args import Args
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.formula import Names
from qreport.model.finding import Finding
from qreport.model.pack import Pack, Rule
from qreport.problems.checking import RULE_UNUSABLE
from qreport.registry import Registry
from qreport.text.names import did_you_mean
from qreport.text.regex import regex


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


# QR301 or QR7001; not QR201, which is built in.
_OF_PACKS = regex(r"QR(3\d\d|\d{4})")
"""The codes of rules; the others belong to the problems that qreport itself reports."""


class ReadyRule(Struct, frozen=True):
    """A rule with its kind and its arguments."""

    rule: Rule
    kind: RuleKind
    args: Args


def ready_rules(pack: Pack, names: Names) -> tuple[tuple[ReadyRule, ...], tuple[Finding, ...]]:
    """Return the rules that can be run, in the order of their codes, and what is wrong with the others."""
    ready: list[ReadyRule] = []
    findings: list[Finding] = []
    for _, rule in sorted(pack.rules.items()):
        outcome = _read(rule, pack, names)
        if isinstance(outcome, ReadyRule):
            ready.append(outcome)
        else:
            findings += outcome
    return tuple(ready), tuple(findings)


def _read(rule: Rule, pack: Pack, names: Names) -> ReadyRule | list[Finding]:
    if not _OF_PACKS.fullmatch(rule.code):
        return [unusable(rule, pack, f"代码 {rule.code} 是程序自己用的，改用 QR301 到 QR399 或四位数字")]
    kind = KINDS.get(rule.kind)
    if kind is None:
        return [unusable(rule, pack, f"没有规则类型“{rule.kind}”{did_you_mean(rule.kind, KINDS)}")]
    try:
        return ReadyRule(rule, kind, kind.args.read(rule.args, pack, names))
    except ValidationError as error:
        return [unusable(rule, pack, _fault(each)) for each in error.errors(include_url=False)]


def unusable(rule: Rule, pack: Pack, fault: str) -> Finding:
    """Return the finding for a rule that cannot be run."""
    place = pack.origins.get(("rule", rule.code))
    return RULE_UNUSABLE.at(
        *([place] if place else ()), message=f"规则 {rule.code} {rule.title}：{fault}", found=rule.kind
    )


def _fault(error: ErrorDetails) -> str:
    """Return one fault of the arguments in Chinese."""
    name = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"args 缺少 {name}"
        case "extra_forbidden":
            return f"args 里没有 {name} 这一项"
        case "value_error":
            reason = str(error["ctx"]["error"])
            return f"args 的 {name}：{reason}" if name else reason
    return f"args 的 {name} 写法不对"
