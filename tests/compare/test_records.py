from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.comparing.records import records_changes
from qreport.model.change import ChangeKind, Edition, RecordsChange
from qreport.model.facts import Facts
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import Record, RecordSchema, RecordSet

from .samples import LAYOUT, fact, indicator, pack_of

PROGRAMMES = {
    "id": "programmes",
    "name": "专业设置",
    "columns": [
        {"id": "department", "name": "系部"},
        {"id": "programme", "name": "专业"},
        {"id": "students", "name": "在校生数", "type": "count"},
    ],
    "key": ["programme"],
    "compare": [{"by": "department", "sum": "students"}, {"by": "department"}],
}
Row = tuple[str, str, str | None]
OLD: tuple[Row, ...] = (("甲系", "会计", "100"), ("甲系", "物流", "50"), ("乙系", "机电", "80"))
NEW: tuple[Row, ...] = (("甲系", "会计", "120"), ("丙系", "动漫", "30"), ("乙系", "机电", "80"))


def records(rows: Sequence[Row], schema: RecordSchema) -> RecordSet:
    made = [
        Record(
            {
                "department": department,
                "programme": programme,
                "students": Decimal(number) if number else None,
            },
            Location("records/programmes.csv", line=line),
        )
        for line, (department, programme, number) in enumerate(rows, 2)
    ]
    return RecordSet(schema, tuple(made))


def side(rows: Sequence[Row] | None, period: str, **more: object) -> EditionData:
    schema = RecordSchema.model_validate(PROGRAMMES | more)
    pack = Pack(
        pack_of().manifest, LAYOUT, indicators={"a": indicator("a")}, record_schemas={schema.id: schema}
    )
    on_file = {} if rows is None else {schema.id: records(rows, schema)}
    return EditionData(Edition(period, period), Facts([fact("a", period, "1")]), pack, (), on_file)


def compared(old: Sequence[Row] | None, new: Sequence[Row] | None, **more: object) -> RecordsChange:
    (change,) = records_changes(side(old, "2020", **more), side(new, "2021", **more))
    return change


def test_rows_are_found_again_by_their_key() -> None:
    change = compared(OLD, NEW)
    assert (change.old, change.new, change.why_not) == (3, 3, None)
    assert [(row.key, row.kind) for row in change.rows] == [
        (("会计",), ChangeKind.CHANGED), (("动漫",), ChangeKind.ADDED), (("物流",), ChangeKind.REMOVED),
    ]  # fmt: skip
    (cell,) = change.rows[0].cells
    assert (cell.column.id, cell.old, cell.new) == ("students", Decimal(100), Decimal(120))


def test_groups_are_summed_and_counted() -> None:
    sums, counts = compared(OLD, NEW).groups
    assert [(each.group, each.old, each.new, each.change) for each in sums.changes] == [
        ("甲系", Decimal(150), Decimal(120), Decimal(-30)),
        ("丙系", None, Decimal(30), None),
        ("乙系", Decimal(80), Decimal(80), Decimal(0)),
    ]
    assert [(each.group, each.old, each.new) for each in counts.changes] == [
        ("甲系", 2, 1), ("丙系", 0, 1), ("乙系", 1, 1),
    ]  # fmt: skip


def test_a_sum_with_a_blank_cell_is_missing() -> None:
    sums, _ = compared(OLD, (*NEW, ("甲系", "新", None))).groups
    assert sums.changes[0].new is None


def test_equal_rows_in_another_order_are_no_change() -> None:
    assert compared(OLD, OLD[::-1]).rows == ()


def test_a_key_that_repeats_is_the_reason_why_rows_do_not_compare() -> None:
    change = compared(OLD, (*NEW, NEW[0]))
    assert change.why_not == "新填报里“会计”有几行，认不出哪一行是哪一行"
    assert change.rows == ()
    assert len(change.groups) == 2


def test_a_file_that_lists_a_part_proves_nothing_by_what_it_lacks() -> None:
    change = compared(OLD, NEW, complete=False)
    assert change.why_not == "明细表只列出一部分，缺的行不等于没有"
    assert (change.rows, change.groups) == ((), ())


def test_a_table_that_one_filing_lacks_is_told() -> None:
    assert compared(None, NEW).why_not == "旧填报没有这张明细表"
    assert compared(OLD, None).why_not == "新填报没有这张明细表"


def test_a_table_without_key_and_groups_is_not_compared() -> None:
    assert list(records_changes(*(side(OLD, year, key=[], compare=[]) for year in ("2020", "2021")))) == []


def test_an_older_pack_without_the_key_column_is_told() -> None:
    old = side(OLD, "2020", columns=[PROGRAMMES["columns"][0]], key=[], compare=[])
    (change,) = records_changes(old, side(NEW, "2021"))
    assert change.why_not == "旧填报的明细表没有“专业”一列，认不出哪一行是哪一行"


def both_years(**more: object) -> tuple[EditionData, EditionData]:
    rows = [("2020年9月", "会计", "100"), ("2020年9月", "物流", "50"), ("2021", "会计", "120")]
    first = side(rows, "2020", **more)
    second = replace(first, edition=Edition("2020", "2021"), facts=Facts([fact("a", "2021", "1")]))
    return first, second


def test_within_one_filing_rows_compare_when_they_tell_their_year() -> None:
    (change,) = records_changes(*both_years(year="department", compare=[]))
    assert (change.old, change.new) == (2, 1)
    assert [(row.key, row.kind, len(row.cells)) for row in change.rows] == [
        (("会计",), ChangeKind.CHANGED, 1), (("物流",), ChangeKind.REMOVED, 0),
    ]  # fmt: skip


def test_within_one_filing_other_tables_hold_one_year() -> None:
    assert list(records_changes(*both_years())) == []


def test_detail_tables_are_part_of_a_comparison() -> None:
    assert len(compare(side(OLD, "2020"), side(NEW, "2021")).records) == 1
