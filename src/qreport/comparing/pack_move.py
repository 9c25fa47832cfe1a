"""A filing between two packs: which of its values the newer one takes over, and what is to be collected."""

from collections.abc import Iterator, Sequence

from qreport.comparing.lineage import in_order, label, pairs
from qreport.model.change import Carried, Missing, Move
from qreport.model.filing import Filing
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.records import RecordSchema, RecordSet


def move(old: Pack, as_old: Filing, new: Pack, as_new: Filing) -> Move:
    """Return what becomes of the values of a filing, read once with each pack, for the year of its report.

    A value that only the past of an indicator leads to is carried over, too; its row has to be renamed.
    What is computed is not asked for.
    """
    both = (*_values(old, as_old, new, as_new), *_records(new, as_new))
    return Move(
        as_new.root.as_posix(),
        as_new.current,
        tuple(each for each in both if isinstance(each, Carried)),
        tuple(each for each in both if isinstance(each, Missing)),
        (*_idle_values(old, as_old, new), *_idle_records(old, as_old, new)),
    )


def _values(old: Pack, as_old: Filing, new: Pack, as_new: Filing) -> Iterator[Carried | Missing]:
    # What was split has to be collected anew: no old value is that of one part.
    past = {pair.new[0]: pair for pair in pairs(old, new) if pair.old and len(pair.new) == 1}
    for indicator in in_order(new):
        code, name, pair = indicator.code, label(indicator, new), past.get(indicator.code)
        if as_new.facts.get(code, as_new.current):
            yield Carried("indicator", code, name, caution=pair.why_not if pair else None)
        elif pair and not _is_computed(indicator) and _are_on_file(pair.old, as_old):
            was = tuple(label(old.indicators[each], old) for each in pair.old)
            yield Carried("indicator", code, name, was, pair.why_not)
        elif not _is_computed(indicator):
            yield Missing("indicator", code, name, indicator.department, indicator.required)


def _are_on_file(codes: Sequence[str], filing: Filing) -> bool:
    return all(filing.facts.get(code, filing.current) for code in codes)


def _is_computed(indicator: Indicator) -> bool:
    return bool(indicator.formula or indicator.measure)


def _records(new: Pack, as_new: Filing) -> Iterator[Carried | Missing]:
    for code, schema in new.record_schemas.items():
        if code not in as_new.records:
            yield Missing("record_set", code, schema.name, schema.department, schema.required)
            continue
        if lacking := "、".join(_lacking(schema, as_new.records[code])):
            name = f"{schema.name}（缺少{lacking}）"
            yield Missing("record_set", code, name, schema.department, schema.required)
        else:
            yield Carried("record_set", code, schema.name)


def _lacking(schema: RecordSchema, records: RecordSet) -> Iterator[str]:
    """Yield the required columns that no row has: those that the newer pack has added."""
    # A table without rows lacks no column.
    for column in schema.columns if records.rows else ():
        if column.required and all(row.values.get(column.id) is None for row in records.rows):
            yield column.name


def _idle_values(old: Pack, as_old: Filing, new: Pack) -> Iterator[Carried]:
    used = {*new.indicators, *(code for pair in pairs(old, new) if pair.new for code in pair.old)}
    for indicator in in_order(old):
        if indicator.code not in used and as_old.facts.get(indicator.code, as_old.current):
            yield Carried("indicator", indicator.code, label(indicator, old))


def _idle_records(old: Pack, as_old: Filing, new: Pack) -> Iterator[Carried]:
    for code in as_old.records:
        if code not in new.record_schemas:
            yield Carried("record_set", code, old.record_schemas[code].name)
