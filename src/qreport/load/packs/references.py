"""Does a pack mention only what is there, and does every name in it mean one thing?

Parts of a pack that cannot all be meant: limits that no value keeps, families that do not add up.

What a pack holds and never uses: nobody sees it, and schools would fill it in for nothing.
"""

from collections.abc import Iterator, Sequence

from qreport.load.packs.mentions import mentions
from qreport.load.packs.pack_files import FOLDERS
from qreport.load.packs.pack_merge import places
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator, Nesting
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import ColumnType, RecordSchema
from qreport.model.tables import RecordTable
from qreport.model.units import UNITS, find_unit
from qreport.problems.reading import (
    CONTRADICTION,
    DUPLICATE_COLUMN,
    IDLE_INDICATORS,
    NO_CHOICES,
    NOT_GROUPED,
    RULE_TWICE,
    SHARED_ID,
    SHARED_NAME,
    TOTAL_OF_TEXT,
    UNKNOWN_REFERENCE,
    UNKNOWN_UNIT,
    UNPRINTED_PART,
    UNUSED_ENTRY,
)
from qreport.text.names import did_you_mean, fold
from qreport.text.regex import regex


def check_references(pack: Pack) -> tuple[Finding, ...]:
    """Return every mention of an unknown indicator, record set, column or unit, and every shared name.

    What formulas and the arguments of rules mention is checked by the stages that read them.
    """
    return (
        *_unknown(pack),
        *_units(pack),
        *_shared_names(pack),
        *_shared_ids(pack),
        *_ungrouped(pack),
        *_totals(pack),
        *(finding for schema in pack.record_schemas.values() for finding in _columns(schema, pack)),
    )


def _unknown(pack: Pack) -> Iterator[Finding]:
    for each in mentions(pack):
        if each.name not in each.known:
            yield UNKNOWN_REFERENCE.at(
                *places(pack, each.kind, each.code, each.path),
                message=f"“{each.code}”提到的{each.word}“{each.name}”不存在"
                f"{did_you_mean(each.name, each.known)}",
                found=each.name,
            )


def _units(pack: Pack) -> Iterator[Finding]:
    known = [unit.name for unit in UNITS]
    for code, indicator in pack.indicators.items():
        if not find_unit(indicator.unit):
            yield UNKNOWN_UNIT.at(
                *places(pack, "indicator", code, ("unit",)),
                message=f"指标“{code}”的单位“{indicator.unit}”不在单位表中"
                f"{did_you_mean(indicator.unit, known)}",
                mend=f"改为单位表中的一个：{'、'.join(known)}",
                found=indicator.unit,
                indicator=code,
            )


def _shared_names(pack: Pack) -> Iterator[Finding]:
    """A name of two indicators can be matched to neither; the plain name of a sub-row may be shared."""
    first: dict[str, str] = {}
    for code, indicator in pack.indicators.items():
        # A row is matched by folded names, so names that differ in width or brackets are one.
        for name in indicator.aliases if indicator.parent else indicator.names:
            other = first.setdefault(fold(name), code)
            if other != code:
                both = (*places(pack, "indicator", code, ()), *places(pack, "indicator", other, ()))
                message = f"指标“{code}”和“{other}”都叫“{name}”"
                yield SHARED_NAME.at(*both, message=message, found=name, indicator=code)


def _shared_ids(pack: Pack) -> Iterator[Finding]:
    for code in pack.tables:
        if code in pack.charts:
            both = (*places(pack, "chart", code, ("id",)), *places(pack, "table", code, ("id",)))
            yield SHARED_ID.at(*both, message=f"表和图都用了 id“{code}”", found=code)


def _ungrouped(pack: Pack) -> Iterator[Finding]:
    for chart in pack.charts.values():
        indicator = pack.indicators.get(chart.data.groups_of or "")
        if indicator and not (indicator.measure and indicator.measure.by):
            place = places(pack, "chart", chart.id, ("data", "groups_of"))
            message = f"图“{chart.id}”按组画指标“{indicator.code}”，这个指标却没有分组"
            yield NOT_GROUPED.at(*place, message=message, found=indicator.code, indicator=indicator.code)


def _totals(pack: Pack) -> Iterator[Finding]:
    for schema in pack.record_schemas.values():
        yield from _sums(schema, schema.totals, places(pack, "record_set", schema.id, ("totals",)))
        sums = [grouping.sum for grouping in schema.compare if grouping.sum]
        yield from _sums(schema, sums, places(pack, "record_set", schema.id, ("compare",)))
    for table in pack.tables.values():
        if isinstance(table, RecordTable) and table.record_set in pack.record_schemas:
            place = places(pack, "table", table.id, ("total",))
            yield from _sums(pack.record_schemas[table.record_set], table.total, place)


def _sums(schema: RecordSchema, names: Sequence[str], place: tuple[Location, ...]) -> Iterator[Finding]:
    for name in names:
        column = schema.column(name)
        if column and column.type not in (ColumnType.COUNT, ColumnType.NUMBER):
            message = f"明细表“{schema.id}”的列“{name}”不是数，不能合计"
            yield TOTAL_OF_TEXT.at(*place, message=message, found=name, record_set=schema.id)


def _columns(schema: RecordSchema, pack: Pack) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for index, column in enumerate(schema.columns):
        place = places(pack, "record_set", schema.id, ("columns", index))
        for name in dict.fromkeys(map(fold, (column.id, column.name, *column.aliases))):
            if name in seen:
                message = f"明细表“{schema.id}”的第 {index + 1} 列与前面的列同名：“{name}”"
                yield DUPLICATE_COLUMN.at(*place, message=message, found=name, record_set=schema.id)
            seen[name] = column.id
        # A choice without choices could accept nothing; choices of another type would never be looked at.
        if (column.type is ColumnType.CHOICE) != bool(column.choices):
            message = f"明细表“{schema.id}”的列“{column.id}”：type: choice 和 choices 要么都写，要么都不写"
            yield NO_CHOICES.at(*place, message=message, record_set=schema.id)


def contradictions(pack: Pack) -> tuple[Finding, ...]:
    """Return what in `pack` contradicts something else in it, and what is said twice."""
    return (*_limits(pack), *_families(pack), *_rules(pack), *_front(pack), *_chapters(pack))


def _limits(pack: Pack) -> Iterator[Finding]:
    for code, indicator in pack.indicators.items():
        least, most, standard = indicator.minimum, indicator.maximum, indicator.standard
        if least is not None and most is not None and least > most:
            message = f"指标“{code}”的 minimum {least} 大于 maximum {most}，没有数能合格"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("minimum",)), message=message)
        limit = (standard.at_least or standard.at_most) if standard else None
        if limit is not None and (
            (most is not None and limit > most) or (least is not None and limit < least)
        ):
            message = f"指标“{code}”的标准 {limit} 不在 minimum 和 maximum 之间，达标的数反而算异常"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("standard",)), message=message)


def _families(pack: Pack) -> Iterator[Finding]:
    """Parts are counted in the unit of their whole, or else they can neither add up to it nor be less."""
    for code, part in pack.indicators.items():
        whole = pack.indicators.get(part.parent or "")
        # Parts that overlap are compared with nothing.
        if whole and whole.nesting is not Nesting.OVERLAP and part.unit != whole.unit:
            message = f"“{code}”的单位是{part.unit}，上级“{whole.code}”是{whole.unit}，{_relation(whole)}"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("unit",)), message=message)


def _relation(whole: Indicator) -> str:
    return "却说它们相加等于上级" if whole.nesting is Nesting.PARTITION else "却说它不大于上级"


def _rules(pack: Pack) -> Iterator[Finding]:
    first: dict[tuple[object, ...], str] = {}
    for code, rule in sorted(pack.rules.items()):
        # Arguments hold lists and mappings, which cannot be keys; their text can.
        other = first.setdefault((rule.kind, repr(rule.args), rule.levels), code)
        if other != code:
            message = f"规则 {code} 与 {other} 的 kind 和 args 完全相同，一处错会报两次"
            yield RULE_TWICE.at(*places(pack, "rule", code), message=message)


def _front(pack: Pack) -> Iterator[Finding]:
    front, prefaces = (
        pack.manifest.front,
        [each.id for each in pack.chapters.values() if each.head.kind == "preface"],
    )
    if prefaces and "preface" not in front:
        message = f"章“{prefaces[0]}”是前言（kind: preface），front 里却没有 preface，印不出来"
        yield UNPRINTED_PART.at(*places(pack, "chapter", prefaces[0]), message=message)
    if pack.manifest.statement and "statement" not in front:
        message = "写了 statement（责任声明），front 里却没有 statement，印不出来"
        yield UNPRINTED_PART.at(*places(pack, "manifest", "", ("statement",)), message=message)


def _chapters(pack: Pack) -> Iterator[Finding]:
    listed = pack.manifest.chapters
    for position, code in enumerate(listed):
        if code in listed[:position]:
            message = f"chapters 里“{code}”列了两次"
            yield CONTRADICTION.at(*places(pack, "manifest", "", ("chapters", position)), message=message)


# `teachers_full_time` wherever it stands: in {{ }}, in a formula, as a value; other words do no harm.
_WORD = regex(r"[a-z][a-z0-9_]*")
_OWN = {"code", "id", "name", "aliases", "parent"}
"""What an entry says of itself, and a part of its whole: neither uses anything."""
_SHOWN = 10


def unused(pack: Pack) -> Iterator[Finding]:
    """Yield the record sets, tables and charts that no other part of `pack` mentions, and idle indicators.

    What a pack takes over from the one that it extends is that one's business.
    A mention is a code anywhere in another entry or in a chapter (of a table or chart: in a chapter), or the
    name of an indicator in a formula, a rule or a chapter. An indicator that is required, or whose whole or
    part is mentioned, is in use; the others are told in one note, since the chapters of a school may print
    them.
    """
    words, prose = _mentioned(pack)
    printed = frozenset(_WORD.findall("\n".join(chapter.text for chapter in pack.chapters.values())))
    groups = (
        ("record_set", "明细表", pack.record_schemas, words),
        ("table", "表", pack.tables, printed),
        ("chart", "图", pack.charts, printed),
    )
    for kind, word, entries, used in groups:
        for code in sorted(set(entries) - used):
            if _is_own(pack, kind, code):
                message = f"{word}“{code}”没有任何地方用到"
                yield UNUSED_ENTRY.at(*places(pack, kind, code), message=message, found=code)
    own = [code for code in pack.indicators if _is_own(pack, "indicator", code)]
    idle = [code for code in own if code not in words and not _serves(pack, code, words, prose)]
    if idle:
        names = "、".join(idle[:_SHOWN]) + ("等" if len(idle) > _SHOWN else "")
        message = f"有 {len(idle)} 个指标，报告包的表、图、规则和章节都没有用到：{names}"
        yield IDLE_INDICATORS.at(*places(pack, "indicator", idle[0]), message=message, found=str(len(idle)))


def _is_own(pack: Pack, kind: str, code: str) -> bool:
    """Whether an entry lies in the folder of the pack itself, or is changed there."""
    # Files of a pack bear its id in front, those of one opened by its folder the name of a folder of packs.
    own = (pack.manifest.id, *FOLDERS)
    return all(place.file.partition("/")[0] in own for place in places(pack, kind, code))


def _serves(pack: Pack, code: str, words: frozenset[str], prose: str) -> bool:
    indicator = pack.indicators[code]
    family = (indicator.parent, *(child.code for child in pack.children(code)))
    named = any(fold(name) in prose for name in indicator.names)
    return indicator.required or named or any(member in words for member in family)


def _mentioned(pack: Pack) -> tuple[frozenset[str], str]:
    """Return every code that an entry or chapter mentions, and all text in which names may stand."""
    groups = (pack.indicators, pack.record_schemas, pack.tables, pack.charts, pack.rules)
    entries = [
        # Defaults name nothing, and would only make the text longer.
        entry.model_dump_json(exclude=_OWN, exclude_defaults=True)
        for group in groups
        for entry in group.values()
    ]
    texts = [*entries, *(chapter.text for chapter in pack.chapters.values())]
    return frozenset(_WORD.findall("\n".join(texts))), fold("".join(texts))
