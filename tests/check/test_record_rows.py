"""Rows that say the same thing twice, and parts that were not renewed."""

from decimal import Decimal

import pytest

from qreport.check import Result
from qreport.model.finding import Level
from qreport.model.indicator import PeriodKind
from qreport.model.records import Column, RecordSchema, RecordValue

from .samples import found, indicator, records, run

AWARDS = RecordSchema(
    id="training",
    name="获奖",
    columns=(Column(id="client", name="赛项"), Column(id="people", name="奖项")),
)
PARTNERS = AWARDS.model_copy(update={"name": "合作企业", "key": ("client",)})
CLASSES = AWARDS.model_copy(update={"key": ("client", "people")})


def result(rows: list[tuple[RecordValue, ...]], schema: RecordSchema) -> Result:
    return run([indicator("a")], {}, records(rows, schema=schema))


def test_rows_that_are_the_same_in_a_set_without_a_key_are_one_note() -> None:
    rows = [("焊接", "一等奖"), ("电工", "二等奖"), ("焊接", "一等奖"), ("焊接", "一等奖")]
    (finding,) = found(result(rows, AWARDS))
    assert (finding.code, finding.level) == ("QR216", Level.INFO)
    assert finding.message == "获奖有 2 行与前面的行完全相同，如“焊接、一等奖”"
    assert [each.line for each in finding.locations] == [4, 2, 5]


def test_rows_that_differ_in_one_column_are_silent() -> None:
    assert found(result([("焊接", "一等奖"), ("焊接", "二等奖"), ("焊接", None)], AWARDS)) == []


@pytest.mark.parametrize(
    "name", ["北方学校（校企共建）", "北方学校(续签)", "北方学校【新增】", "北方学校——共建", "北方学校（新）"]
)
def test_a_name_that_is_listed_again_with_a_remark_is_a_note(name: str) -> None:
    (finding,) = found(result([("北方学校", None), ("南方公司", None), (name, None)], PARTNERS))
    assert (finding.code, finding.level) == ("QR217", Level.INFO)
    assert [each.line for each in finding.locations] == [4, 2]
    assert "“北方学校”" in finding.message


def test_a_remark_without_the_plain_name_is_silent() -> None:
    rows: list[tuple[RecordValue, ...]] = [("北方学校（东校区）", None), ("北方学校（西校区）", None)]
    assert found(result(rows, PARTNERS)) == []


def test_a_remark_counts_only_where_the_rest_of_the_key_is_the_same() -> None:
    names = CLASSES.model_copy(
        update={"columns": (Column(id="client", name="企业", proper_names=True), AWARDS.columns[1])}
    )
    assert found(result([("北方公司", "甲班"), ("北方公司（续）", "乙班")], names)) == []
    assert len(found(result([("北方公司", "甲班"), ("北方公司（续）", "甲班")], names))) == 1


PARTS = [
    indicator("whole", nesting="partition", period="cohort"),
    *(indicator(code, parent="whole", period="cohort") for code in "abc"),
]
BEFORE = {"whole@2020": "406", "a@2020": "9", "b@2020": "216", "c@2020": "181"}
COPIED = {"a": "9", "b": "216", "c": "181"}


def test_parts_that_are_all_last_years_are_told_once() -> None:
    (finding,) = found(run(PARTS, {**BEFORE, **COPIED, "whole": "406"}))
    assert (finding.code, finding.level) == ("QR215", Level.WARNING)
    assert "（9、216、181）2020 年和 2021 年完全相同，像是照抄了上年的数" in finding.message


def test_copied_parts_explain_why_a_renewed_total_is_not_their_sum() -> None:
    (finding,) = found(run(PARTS, {**BEFORE, **COPIED, "whole": "411"}))
    assert finding.code == "QR205"
    assert finding.message.endswith("其中各项与上年完全相同，像是照抄了上年的数")


def test_swapped_digits_explain_a_total() -> None:
    (finding,) = found(run(PARTS, {"a": "11", "b": "207", "c": "192", "whole": "402"}))
    assert "颠倒" not in finding.message
    (finding,) = found(run(PARTS, {"a": "1100", "b": "1000", "c": "246", "whole": "2364"}))
    assert finding.message.endswith("像是相邻两位数字颠倒了")


@pytest.mark.parametrize("change", [{"c": "182", "whole": "407"}, {"a": "10", "b": "215"}])
def test_parts_of_which_one_was_renewed_are_silent(change: dict[str, str]) -> None:
    assert found(run(PARTS, {**BEFORE, **COPIED, "whole": "406", **change})) == []


def test_parts_of_a_stock_may_stay() -> None:
    stock = [each.model_copy(update={"period": PeriodKind.POINT}) for each in PARTS]
    assert found(run(stock, {**BEFORE, **COPIED, "whole": "406"})) == []


def test_parts_of_a_class_that_overlap_are_told_too() -> None:
    overlapping = [PARTS[0].model_copy(update={"nesting": "subset"}), *PARTS[1:]]
    (finding,) = found(run(overlapping, {**BEFORE, **COPIED, "whole": "398"}))
    assert finding.code == "QR215"


def test_small_parts_may_stay() -> None:
    small = {"whole": "6", "a": "1", "b": "2", "c": "3"}
    assert found(run(PARTS, {**small, **{f"{code}@2020": text for code, text in small.items()}})) == []


def test_rows_of_numbers_are_compared_as_such() -> None:
    assert len(found(result([("焊接", Decimal(3)), ("焊接", Decimal(3))], AWARDS))) == 1
