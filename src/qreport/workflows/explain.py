"""What `qreport explain` knows: every problem, rule, rule kind, measure and chart kind, by code or name.

What `qreport explain` tells about an indicator: what it counts, where that comes from, in which packs.

Everything that `qreport explain` knows as one page of Markdown, each code under its own heading.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from qreport import check
from qreport.aggregate.measured import MEASURES
from qreport.model.base import CONFIDENCE_WORDS
from qreport.model.finding import Level, Problem
from qreport.model.indicator import Indicator, Measure
from qreport.model.pack import Pack, Rule
from qreport.problems import EVERY
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.text.names import fold
from qreport.text.regex import regex
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


def indicators(pack_path: Iterable[Path] = ()) -> Mapping[str, str]:
    """Return the explanation of every indicator of the packs at hand, by code and by folded name.

    Where packs say different things by one code or name, each stands there with the packs that say so.
    """
    told: dict[str, dict[str, list[str]]] = {}
    for manifest, _folder in list_packs(tuple(pack_path)):
        pack, _findings = open_pack(manifest.id, tuple(pack_path))
        for indicator in pack.indicators.values():
            text = "\n".join(_lines(indicator, pack))
            for name in dict.fromkeys((indicator.code, *map(fold, indicator.names))):
                told.setdefault(name, {}).setdefault(text, []).append(manifest.id)
    return {name: _joined(texts) for name, texts in told.items()}


def _joined(texts: Mapping[str, list[str]]) -> str:
    return "\n\n".join(f"{text}\n报告包：{'、'.join(packs)}" for text, packs in texts.items())


def _lines(indicator: Indicator, pack: Pack) -> Iterator[str]:
    parent = pack.indicators.get(indicator.parent or "")
    name = f"{parent.name} 其中：{indicator.name}" if parent else indicator.name
    yield f"{indicator.code} {name}（{indicator.unit}）"
    yield ""
    if indicator.definition:
        yield f"口径：{indicator.definition}"
    if indicator.formula or indicator.measure:
        yield f"计算：{indicator.formula or _measured(indicator.measure, pack)}"
    else:
        yield f"填报：{indicator.department or '未分部门'}，{'必填' if indicator.required else '选填'}"
    if indicator.source:
        yield f"依据：{indicator.source}"
    if indicator.confidence:
        yield f"名称的把握：{CONFIDENCE_WORDS[indicator.confidence]}"
    if indicator.aliases:
        yield f"别名：{'、'.join(indicator.aliases)}"


def _measured(measure: Measure | None, pack: Pack) -> str:
    schema = pack.record_schemas.get(measure.record_set) if measure else None
    return f"由明细表“{schema.name}”汇总" if schema else ""


HEAD = """\
# 代码一览

`qreport validate` 和 `qreport build` 会指出的每个问题、报告包自带的每条规则：为什么要查、依据、怎样改，
以及规则的核对方法、汇总算法和图种。本页由 `qreport explain --all > docs/codes.zh-CN.md` 生成，不手工修改；
同样的内容可用 `qreport explain 代码` 逐条查看。
"""
_PARTS = (("QR1", "读取文件"), ("QR2", "核对"), ("QR3", "报告包的规则"), ("QR4", "编排"), ("QR5", "生成"))
_OTHERS = "报告包"
_KINDS = "核对方法、汇总算法和图种"
_MARKS = regex(r"([\\`*_<>\[\]()|])")
_EXAMPLE = regex(r"((?:不)?通过的例子)：(.*)")


def page(pack_path: Iterable[Path] = ()) -> str:
    """Return the page; codes in their order, then the kinds, without a blank line at the end."""
    known = entries(pack_path)
    codes = {code: text for code, text in sorted(known.items()) if code.startswith("QR")}
    kinds = {name: text for name, text in known.items() if name not in codes}
    parts = [HEAD]
    for title, group in groupby(codes, _part):
        parts += [f"## {title}\n", *_entries({code: codes[code] for code in group})]
    return "\n".join([*parts, f"## {_KINDS}\n", *_entries(kinds)]).rstrip("\n")


def _part(code: str) -> str:
    return next((title for start, title in _PARTS if code.startswith(start) and len(code) == 5), _OTHERS)


def _entries(known: Mapping[str, str]) -> Iterator[str]:
    for name, text in known.items():
        head, _, rest = text.partition("\n\n")
        title = head.removeprefix(name).lstrip(" ：")
        lines = [_line(line) for line in rest.splitlines() if line.strip()]
        yield f"### {name}\n\n{_escaped(title)}\n\n" + "\n".join(lines) + "\n"


def _line(line: str) -> str:
    example = _EXAMPLE.fullmatch(line)
    return f"- {example[1]}：`{example[2]}`" if example else f"- {_escaped(line.strip())}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
