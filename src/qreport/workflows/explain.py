"""What `qreport explain` knows: every problem, rule, rule kind, measure and chart kind, by code or name."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from qreport import check
from qreport.aggregate.measure import MEASURES
from qreport.model.finding import Level, Problem
from qreport.model.rules import Rule
from qreport.problems import EVERY
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.workflows.opened import list_packs, open_pack

LEVELS = {
    Level.ERROR: "错误，必须改正",
    Level.EXPLAIN: "须改正，或在 explanations.yaml 里说明原因",
    Level.WARNING: "警告",
    Level.INFO: "提示",
}


def entries(pack_path: Iterable[Path] = ()) -> Mapping[str, str]:
    """Return the explanation of every code and name; rules are those of all packs at hand."""
    return dict([*_problems(), *_rules(tuple(pack_path)), *_kinds()])


def _problems() -> Iterator[tuple[str, str]]:
    for problem in EVERY:
        yield problem.code, _problem(problem)


def _problem(problem: Problem) -> str:
    stops = "\n影响：改正之前，连草稿也不生成。" if problem.blocks else ""
    head = f"{problem.code} {problem.name}（{LEVELS[problem.level]}）"
    return f"{head}\n\n为什么：{problem.why}\n办法：{problem.mend}{stops}"


def _rules(pack_path: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield the rules; a pack comes after those that extend it, to be named for what it gives them."""
    packs = list_packs(pack_path)
    for manifest, _folder in sorted(packs, key=lambda each: each[0].extends is None):
        pack, _findings = open_pack(manifest.id, pack_path)
        for rule in pack.rules.values():
            yield rule.code, _rule(rule, manifest.id)


def _rule(rule: Rule, pack: str) -> str:
    lines = [
        f"{rule.code} {rule.name}：{rule.title}（{LEVELS[rule.level]}）",
        "",
        f"为什么：{rule.why}",
        *([f"依据：{rule.source}"] if rule.source else []),
        f"办法：{rule.mend}",
        f"核对方法：{rule.kind}，见 qreport explain {rule.kind}",
        f"报告包：{pack}",
        *(f"通过的例子：{_case(case)}" for case in rule.cases.passes),
        *(f"不通过的例子：{_case(case)}" for case in rule.cases.fails),
    ]
    return "\n".join(lines)


def _case(case: Mapping[str, Any]) -> str:
    return json.dumps(case, ensure_ascii=False, default=str)


def _kinds() -> Iterator[tuple[str, str]]:
    kinds = (("规则的核对方法", check.KINDS), ("汇总算法", MEASURES), ("图种", CHART_KINDS))
    for sort, registry in kinds:
        for name, kind in registry.all().items():
            yield name, f"{name}：{kind.title}（{sort}）\n\n{kind.text}"
