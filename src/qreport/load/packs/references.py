"""Does a pack mention only what is there, and does every name in it mean one thing?"""

from collections.abc import Iterator, Sequence

from qreport.load.packs.mentions import mentions
from qreport.load.packs.pack_merge import places
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import ColumnType, RecordSchema
from qreport.model.tables import RecordTable
from qreport.model.units import UNITS, find_unit
from qreport.problems.reading import (
    DUPLICATE_COLUMN,
    NO_CHOICES,
    NOT_GROUPED,
    SHARED_ID,
    SHARED_NAME,
    TOTAL_OF_TEXT,
    UNKNOWN_REFERENCE,
    UNKNOWN_UNIT,
)
from qreport.text.names import did_you_mean, fold


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
