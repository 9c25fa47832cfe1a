"""What `qreport explain` tells about an indicator: what it counts, where that comes from, in which packs."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qreport.model.base import CONFIDENCE_WORDS
from qreport.model.indicator import Indicator, Measure
from qreport.model.pack import Pack
from qreport.text.names import fold
from qreport.workflows.opened import list_packs, open_pack


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
