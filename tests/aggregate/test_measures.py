from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from qreport.aggregate.derive import derive
from qreport.aggregate.measured import MEASURES
from qreport.aggregate.measured import values as measured_values
from qreport.check import Subject
from qreport.check import rows as check_rows
from qreport.check.rows import values_of
from qreport.model.indicator import Indicator, Measure
from qreport.model.location import Location
from qreport.model.records import Column, Record, RecordSet, RecordValue, row_year

from .samples import PROGRAMMES, filing_of, measured, pack_of

ROWS = [
    ("电气系", "机电", Decimal(30)),
    ("汽车系", "维修", Decimal(50)),
    ("电气系", "数控", Decimal(20)),
    (None, "护理", Decimal(0)),
]
HOLE = [("电气系", "机电", Decimal(30)), ("汽车系", "维修", None)]


def values(indicator: Indicator, rows: Sequence[Sequence[RecordValue]] | None) -> dict[str, str]:
    filing, pack = filing_of(rows=rows), pack_of(indicator)
    facts, findings = derive(filing, pack)
    assert findings == ()
    # Without pandas, as `validate` does it.
    assert derive(filing, pack, values_of)[0].rows == facts.rows
    return {each.group: str(each.value) for each in facts}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (measured("count"), {"": "4"}),
        (measured("count", by=("department",)), {"": "4", "电气系": "2", "汽车系": "1", "未注明": "1"}),
        (measured("count", where={"department": "电气系"}), {"": "2"}),
        (measured("count", where={"department": ("电气系", "汽车系")}), {"": "3"}),
        (measured("count", where={"department": "没有"}), {"": "0"}),
        (measured("sum", "students"), {"": "100"}),
        (
            measured("sum", "students", by=("department", "programme")),
            {"": "100", "电气系/机电": "30", "汽车系/维修": "50", "电气系/数控": "20", "未注明/护理": "0"},
        ),
        (measured("distinct", "department"), {"": "2"}),
        (measured("share", by=("department",)), {"": "100", "电气系": "50", "汽车系": "25", "未注明": "25"}),
        (
            measured("share", "students", by=("department",)),
            {"": "100", "电气系": "50", "汽车系": "50", "未注明": "0"},
        ),
        (measured("sum", "students", where={"programme": "没有"}, by=("department",)), {"": "0"}),
    ],
)
def test_a_measure_gives_the_whole_and_the_groups_in_the_order_of_the_rows(
    indicator: Indicator, expected: dict[str, str]
) -> None:
    found = values(indicator, ROWS)
    assert found == expected
    assert list(found) == list(expected)


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (measured("sum", "students"), {}),
        (measured("sum", "students", by=("department",)), {"电气系": "30"}),
        (measured("share", "students", by=("department",)), {}),
        (measured("count"), {"": "2"}),
    ],
)
def test_a_missing_number_makes_its_sum_missing_and_never_0(
    indicator: Indicator, expected: dict[str, str]
) -> None:
    assert values(indicator, HOLE) == expected


@pytest.mark.parametrize("kind", ["count", "sum", "share", "distinct"])
def test_without_the_record_set_nothing_is_computed(kind: str) -> None:
    assert values(measured(kind, "students"), None) == {}


def test_a_record_set_without_rows_counts_0_and_has_no_shares() -> None:
    assert values(measured("count"), []) == {"": "0"}
    assert values(measured("share", by=("department",)), []) == {}
    chosen = measured("sum", "students", where={"department": "电气系"}, by=("department",))
    assert values(chosen, []) == {"": "0"}


def test_shares_are_exact_before_they_are_rounded() -> None:
    thirds = [("甲", "a", Decimal(1)), ("乙", "b", Decimal(1)), ("丙", "c", Decimal(1))]
    assert values(measured("share", by=("department",)), thirds)["甲"] == "33.33"


@pytest.mark.parametrize("name", list(MEASURES))
def test_every_measure_says_in_chinese_what_it_gives(name: str) -> None:
    kind = MEASURES.all()[name]
    assert kind.title
    assert any("\u4e00" <= letter <= "\u9fff" for letter in kind.text)


YEARLY = PROGRAMMES.model_copy(
    update={"columns": (*PROGRAMMES.columns, Column(id="year", name="年份", required=False)), "year": "year"}
)
YEARS = ["2021", "2020", "2021年9月", "2020-2021学年", "2021/2022学年", "21年", "", None, "2021-03-01"]
CELLS = st.one_of(st.none(), st.sampled_from(["甲系", "乙系", "丙系"]))
NUMBERS = st.one_of(st.none(), st.decimals(0, 999, places=1), st.integers(0, 99).map(Decimal))
RANDOM = st.lists(st.tuples(CELLS, CELLS, NUMBERS, st.sampled_from(YEARS)), max_size=12)


@pytest.mark.parametrize("kind", sorted(MEASURES))
@given(rows=RANDOM, where=st.sampled_from([{}, {"department": "甲系"}]), year=st.sampled_from(["year", None]))
def test_validate_and_build_measure_alike(
    kind: str, rows: list[tuple[RecordValue, ...]], where: dict[str, str], year: str | None
) -> None:
    schema = YEARLY.model_copy(update={"year": year})
    ids = [column.id for column in schema.columns]
    made = tuple(Record(dict(zip(ids, row, strict=True)), Location("a.csv")) for row in rows)
    records = RecordSet(schema, made).of_year("2021")
    columns = {"count": (None,), "share": (None, "students"), "sum": ("students",)}
    # The share of the whole in itself says nothing; a build shows only those of its parts.
    known = kind != "share"
    for column in columns.get(kind, ("students", "department")):
        measure = Measure(kind=kind, record_set="programmes", column=column, where=where)
        expected = dict(measured_values(measure, records))[""] if known else None
        assert check_rows.measured(records, measure) == expected


def test_rows_of_another_year_count_for_nothing_anywhere() -> None:
    rows = [(f"学校{n % 6}", "甲", Decimal(n), f"{2020 + n % 2}年") for n in range(12)]
    ids = [column.id for column in YEARLY.columns]
    made = tuple(Record(dict(zip(ids, row, strict=True)), Location("a.csv")) for row in rows)
    records = RecordSet(YEARLY, made)
    filing = replace(filing_of(), records={"programmes": records})
    pack = replace(pack_of(measured("count")), record_schemas={"programmes": YEARLY})
    (fact,) = derive(filing, pack)[0]
    assert (fact.period, fact.value) == ("2021", Decimal(6))
    counted = Subject(filing, pack).fact("m", "2021")
    assert counted is not None
    assert counted.value == Decimal(6)
    found = filing.rows_of("programmes")
    assert found is not None
    assert [row.values["students"] for row in found.rows] == [Decimal(n) for n in range(1, 12, 2)]


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2021", "2021"), ("2021年9月", "2021"), ("2021-09-01", "2021"), ("2021学年度", "2021"),
        ("2020-2021学年", "2021"), ("2020—2021学年", "2021"), ("2020/2021", "2021"), (Decimal(2021), "2021"),
        ("21年", None), ("", None), (None, None), ("20211", None),
    ],
)  # fmt: skip
def test_the_year_of_a_row(value: RecordValue, year: str | None) -> None:
    assert row_year(value) == year
