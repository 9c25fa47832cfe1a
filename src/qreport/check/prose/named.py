"""What the sentences of a report can name: indicators, their groups, the rows and sums of its lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from qreport.check.rows import measured_groups, total
from qreport.model.facts import UNNAMED, Bound, Fact, Facts
from qreport.model.filing import Filing
from qreport.model.indicator import Indicator, Measure
from qreport.model.pack import Pack
from qreport.model.records import Column, ColumnType, RecordSet
from qreport.sentences.likeness import LONG
from qreport.sentences.subjects import Subject
from qreport.sentences.words import content
from qreport.text.regex import regex

# 各系部在校生数: what is counted by a group stands behind 各 and the noun of the group
_EACH = regex("^各(?P<rest>.{2,})$")
_NOUNS = ("专业", "系", "部", "学校", "班", "类", "奖")
# 培训情况表, 新增专业一览表: what is left names the rows
_LIST = regex("(?:一览表|统计表|情况表|情况|明细表|明细|名单|表|统计)$")
_MOST_ROWS = 500
"""Of one list; a longer one is not named row by row in a sentence."""


def subjects(facts: Facts, filing: Filing, pack: Pack) -> tuple[Subject, ...]:
    """Return everything that has a name and a value; `facts` are typed and derived ones."""
    groups: defaultdict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    whole: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.value is not None and UNNAMED not in fact.group:
            (groups[fact.indicator, fact.group] if fact.group else whole[fact.indicator])[fact.period] = fact
    found = [_whole(each, whole.get(code, {}), pack, filing) for code, each in pack.indicators.items()]
    found += [
        _group(pack.indicators[code], group, told, pack, filing)
        for (code, group), told in groups.items()
        if code in pack.indicators
    ]
    measured = {
        (each.measure.record_set, each.measure.column) for each in pack.indicators.values() if each.measure
    }
    for name in pack.record_schemas:
        records = filing.rows_of(name)
        if records is not None:
            found += _of_records(records, filing.current, measured)
    return tuple(found)


def _whole(indicator: Indicator, told: Mapping[str, Fact], pack: Pack, filing: Filing) -> Subject:
    parent = pack.indicators.get(indicator.parent or "")
    names = indicator.names
    if parent:
        bare = indicator.name.split("：")[-1].split(":")[-1]
        names = (*indicator.aliases, parent.name + bare, bare + parent.name, *_long(bare))
    name = f"{parent.name}（{indicator.name}）" if parent else indicator.name
    values, written, shown = _told(told, indicator.code, filing, "")
    return Subject(
        *(indicator.code, name, names, indicator.unit, values),
        short=indicator.in_text,
        rough=tuple(period for period, fact in told.items() if fact.bound is not Bound.EXACT),
        written=written,
        shown=shown,
    )


def _long(name: str) -> tuple[str, ...]:
    """Return the name of a part that names it without its whole: 国家规划教材数量, not 国家级."""
    return (name,) if len(content(name)) >= LONG else ()


def _told(
    told: Mapping[str, Fact], code: str, filing: Filing, group: str
) -> tuple[Mapping[str, Decimal], Mapping[str, str], Mapping[str, str]]:
    """Return the values by year, what to write instead of them, and how they are printed."""
    values = {period: fact.value for period, fact in told.items() if fact.value is not None}
    of = "".join(f'["{part}"]' for part in group.split("/")) if group else ""
    written = {
        period: f"{{{{ {root}.{code}{of}|带单位 }}}}"
        for period, root in ((filing.current, "值"), (filing.previous, "上年"))
        if period in values
    }
    shown = {period: _shown(fact) for period, fact in told.items()}
    return values, written, shown


def _shown(fact: Fact) -> str:
    if fact.bound is not Bound.EXACT and fact.text:
        return fact.text
    if fact.decimals is None or fact.value is None:
        return f"{fact.value:f}"
    return f"{fact.value:.{fact.decimals}f}"


def _group(indicator: Indicator, group: str, told: Mapping[str, Fact], pack: Pack, filing: Filing) -> Subject:
    counted = tuple(_counted(indicator, pack))
    name = f"{indicator.name}（{'、'.join(group.split('/'))}）"
    key = f"{indicator.code}/{group}"
    values, written, shown = _told(told, indicator.code, filing, group)
    return Subject(
        *(key, name, counted, indicator.unit, values),
        labels=tuple(group.split("/")),
        nouns=_NOUNS,
        written=written,
        shown=shown,
    )


def _counted(indicator: Indicator, pack: Pack) -> Iterator[str]:
    """Yield what the groups of an indicator count: 在校生数 for 各系部在校生数."""
    yield from indicator.in_text
    for name in indicator.names:
        match = _EACH.match(name)
        yield name
        if match:
            rest = match["rest"]
            yield from (rest[size:] for size in range(1, min(4, len(rest) - 1)))
    measure = indicator.measure
    schema = pack.record_schemas.get(measure.record_set) if measure else None
    column = schema.column(measure.column) if schema and measure and measure.column else None
    if column:
        yield from (column.name, *column.aliases)


def _of_records(
    records: RecordSet, period: str, measured: Iterable[tuple[str, str | None]]
) -> Iterator[Subject]:
    """Yield how many rows a list has, and each number of its rows that no indicator adds up."""
    schema, taken = records.schema, set(measured)
    title = _LIST.sub("", schema.name)
    if schema.complete and records.rows and (schema.id, None) not in taken:
        yield Subject(
            f"{schema.id}#", f"“{schema.name}”的行数", (title,), "项", {period: Decimal(len(records.rows))}
        )
    label = _label(records)
    for column in schema.columns:
        if column.type in (ColumnType.COUNT, ColumnType.NUMBER) and label:
            if (schema.id, column.id) not in taken:
                yield from _column_total(records, column, title, period)
            if len(records.rows) <= _MOST_ROWS:
                yield from _rows(records, label, column, title, period)
                yield from _group_sums(records, column, period)


def _group_sums(records: RecordSet, column: Column, period: str) -> Iterator[Subject]:
    """Yield the sums by each column of words that holds its words more than once: 专业群, 系部."""
    schema = records.schema
    for by in schema.columns if schema.complete else ():
        names = [row.values.get(by.id) for row in records.rows]
        if by.type in (ColumnType.TEXT, ColumnType.CHOICE) and 1 < len(set(names)) < len(names):
            measure = Measure(kind="sum", record_set=schema.id, column=column.id, by=(by.id,))
            _, *groups = measured_groups(measure, records)
            for name, value in groups:
                if value is not None and name != UNNAMED and len(name) > 1:
                    key = f"{schema.id}#{column.id}#{by.id}/{name}"
                    forms, nouns = (column.name, *column.aliases), (*_NOUNS, by.name.removesuffix("名称"))
                    named = (key, f"{name}的{column.name}", forms, column.unit or "", {period: value})
                    yield Subject(*named, labels=(name,), nouns=nouns)


def _column_total(records: RecordSet, column: Column, title: str, period: str) -> Iterator[Subject]:
    value = total(records.rows, column.id)
    if records.schema.complete and records.rows and value is not None:
        name = f"{title}{column.name}"
        yield Subject(f"{records.schema.id}#{column.id}", name, (name,), column.unit or "", {period: value})


def _label(records: RecordSet) -> Column | None:
    """Return the first column of words that tells the rows apart."""
    for column in records.schema.columns:
        if column.type is ColumnType.TEXT:
            names = [row.values.get(column.id) for row in records.rows]
            if len(set(names)) == len(names):
                return column
    return None


def _rows(records: RecordSet, label: Column, column: Column, title: str, period: str) -> Iterator[Subject]:
    for row in records.rows:
        name, value = str(row.values.get(label.id)), row.values.get(column.id)
        if isinstance(value, Decimal) and len(name) > 1:
            told = f"{name}的{column.name}"
            key = f"{records.schema.id}#{column.id}/{name}"
            forms = (column.name, *column.aliases, title + column.name)
            yield Subject(key, told, forms, column.unit or "", {period: value}, (name,), _NOUNS)
