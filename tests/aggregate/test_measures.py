from collections.abc import Sequence
from decimal import Decimal

import pytest

from qreport.aggregate.derive import derive
from qreport.aggregate.measure import MEASURES
from qreport.model.indicator import Indicator
from qreport.model.records import RecordValue

from .samples import filing_of, measured, pack_of

ROWS = [
    ("电气系", "机电", Decimal(30)),
    ("汽车系", "维修", Decimal(50)),
    ("电气系", "数控", Decimal(20)),
    (None, "护理", Decimal(0)),
]
HOLE = [("电气系", "机电", Decimal(30)), ("汽车系", "维修", None)]


def values(indicator: Indicator, rows: Sequence[Sequence[RecordValue]] | None) -> dict[str, str]:
    facts, findings = derive(filing_of(rows=rows), pack_of(indicator))
    assert findings == ()
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
