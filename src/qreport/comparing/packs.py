"""Two packs: what a school meets that is new, gone, renamed, defined anew or elsewhere."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from qreport.comparing.lineage import Pair, label, pairs
from qreport.model.change import PackChange, PackChangeKind, PackPart
from qreport.model.charts import ChartSpec
from qreport.model.finding import LEVEL_WORDS
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.records import RecordSchema
from qreport.model.tables import TableSpec
from qreport.text.names import fold
from qreport.text.regex import regex

# `::: 表 conditions`, group 1 the id; `::: 表格` has no blank behind 表 and places no table of the pack.
_PLACED = regex(r"^:::[ \t]*表[ \t]+(\S+)", re.MULTILINE)
# {{ 年份 }} in a caption.
_VALUE = regex(r"\{\{.*?\}\}")


def pack_changes(old: Pack, new: Pack) -> tuple[PackChange, ...]:
    """Return what differs from `old` in `new`: indicators with their past, record sets, tables and so on."""
    return (
        *(change for pair in pairs(old, new) for change in _of_pair(pair, old, new)),
        *_record_sets(old, new),
        *_chapters(old, new),
        *_tables(old, new),
        *_come_and_gone("chart", _captions(old.charts), _captions(new.charts)),
        *_rules(old, new),
    )


def _of_pair(pair: Pair, old: Pack, new: Pack) -> Iterator[PackChange]:
    code, name = pair.indicator.code, pair.label
    if not pair.new:
        yield PackChange("indicator", "gone", code, name)
    elif not pair.old:
        yield PackChange("indicator", "new", code, name, pair.told or _asked_of(pair.indicator))
    elif len(pair.old) > 1 or len(pair.new) > 1:
        told = "；".join(filter(None, (pair.told, pair.why_not)))
        yield PackChange("indicator", "redefined", code, name, told)
    else:
        yield from _of_one(old.indicators[pair.old[0]], old, new.indicators[pair.new[0]], pair)


def _asked_of(indicator: Indicator) -> str:
    """Return who has to give a new indicator."""
    if indicator.formula or indicator.measure:
        return "由程序计算"
    need = "必填" if indicator.required else "选填"
    return f"{need}，{indicator.department}" if indicator.department else need


def _of_one(before: Indicator, old: Pack, now: Indicator, pair: Pair) -> Iterator[PackChange]:
    def change(kind: PackChangeKind, told: str) -> PackChange:
        return PackChange("indicator", kind, now.code, pair.label, told)

    renamed = [f"原为“{label(before, old)}”"] if fold(before.name) != fold(now.name) else []
    renamed += [f"代码原为 {before.code}"] if before.code != now.code else []
    if renamed:
        yield change("renamed", "，".join(renamed))
    if pair.why_not:
        yield change("redefined", pair.why_not)
    if before.unit != now.unit:
        yield change("unit", f"单位由{before.unit}改为{now.unit}")
    if before.required != now.required:
        yield change("required", "改为必填" if now.required else "不再必填")


def _record_sets(old: Pack, new: Pack) -> Iterator[PackChange]:
    before, now = old.record_schemas, new.record_schemas
    yield from _come_and_gone("record_set", _names(before), _names(now))
    for code in now:
        if code in before and (told := "；".join(_columns(before[code], now[code]))):
            yield PackChange("record_set", "changed", code, now[code].name, told)


def _columns(before: RecordSchema, now: RecordSchema) -> Iterator[str]:
    old, new = ({column.id: column.name for column in schema.columns} for schema in (before, now))
    if come := [f"“{name}”" for each, name in new.items() if each not in old]:
        yield f"新增列{'、'.join(come)}"
    if gone := [f"“{name}”" for each, name in old.items() if each not in new]:
        yield f"不再有列{'、'.join(gone)}"


def _chapters(old: Pack, new: Pack) -> Iterator[PackChange]:
    before, now = ({code: each.head.title for code, each in pack.chapters.items()} for pack in (old, new))
    yield from _come_and_gone("chapter", before, now)
    for code, title in now.items():
        if before.get(code, title) != title:
            yield PackChange("chapter", "renamed", code, title, f"原为“{before[code]}”")


def _tables(old: Pack, new: Pack) -> Iterator[PackChange]:
    captions = _captions(new.tables)
    yield from _come_and_gone("table", _captions(old.tables), captions)
    before, now = _places(old), _places(new)
    common = [code for code in now if code in before and code in captions]
    stay = [code for code in common if before[code] == now[code]]
    passed = _out_of_order([code for code in before if code in stay], stay)
    for code in common:
        if code not in stay:
            yield PackChange("table", "moved", code, captions[code], f"由“{before[code]}”移到“{now[code]}”")
        elif code in passed:
            yield PackChange("table", "moved", code, captions[code], "先后次序变了")


def _places(pack: Pack) -> dict[str, str]:
    """Return the title of the chapter that prints each table, in the order of the report."""
    return {
        table: chapter.head.title
        for chapter in pack.chapters.values()
        for table in _PLACED.findall(chapter.text)
    }


def _out_of_order(before: list[str], now: list[str]) -> set[str]:
    # autojunk would pass over what is frequent in lists of over 200.
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    return set(now) - {code for block in blocks for code in now[block.b : block.b + block.size]}


def _rules(old: Pack, new: Pack) -> Iterator[PackChange]:
    before, now = ({code: rule.title for code, rule in pack.rules.items()} for pack in (old, new))
    yield from _come_and_gone("rule", before, now)
    for code, rule in new.rules.items():
        if code in old.rules and old.rules[code].level != rule.level:
            told = f"由{LEVEL_WORDS[old.rules[code].level]}改为{LEVEL_WORDS[rule.level]}"
            yield PackChange("rule", "changed", code, rule.title, told)


def _come_and_gone(part: PackPart, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PackChange]:
    yield from (PackChange(part, "new", code, name) for code, name in new.items() if code not in old)
    yield from (PackChange(part, "gone", code, name) for code, name in old.items() if code not in new)


def _names(schemas: Mapping[str, RecordSchema]) -> Mapping[str, str]:
    return {code: schema.name for code, schema in schemas.items()}


def _captions(entries: Mapping[str, TableSpec] | Mapping[str, ChartSpec]) -> Mapping[str, str]:
    """Return the captions; values in them, which only a filing has, are left out."""
    return {code: _VALUE.sub("…", entry.caption) for code, entry in entries.items()}
