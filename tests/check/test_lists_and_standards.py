"""Rule kinds over lists, dates, copies and standards, and what they are silent about."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from qreport.check import Result, check
from qreport.check.gaps import significant, swap_hint
from qreport.check.months import month_of, months_in
from qreport.model.finding import Finding
from qreport.model.records import RecordSet

from .samples import PART, filing_of, indicator, pack_of, records, rule, run

INDICATORS = [indicator(code) for code in "abcd"]
AMONG = {"record_set": "part", "column": "client", "list_set": "training", "list_column": "client"}
DATED = {"record_set": "training", "column": "client", "first": "上年9月", "last": "发布月份"}
COUNTS = {"counts_set": "training", "counts_by": "client", "counts_column": "people"}
WITHIN = {"record_set": "part", "by": "client", **COUNTS}
STANDARD = {"value": "a / b", "at_least": 20, "per": "b", "total": "a", "unit": "m²"}
NO_SUBJECT = {"subject": "a", "indicators": ["b", "c"]}


def sets(listed: Sequence[str], part: Sequence[str] = ()) -> dict[str, RecordSet]:
    whole = records([(name, Decimal(2)) for name in listed])
    return whole | (records([(name, Decimal(1)) for name in part], schema=PART) if part else {})


def outcome(
    kind: str,
    args: Mapping[str, object],
    facts: Mapping[str, str] | None = None,
    lists: Mapping[str, RecordSet] | None = None,
) -> Result:
    return run(INDICATORS, facts or {}, lists or {}, [rule(kind, args)])


def messages(result: Result) -> list[str]:
    return [finding.message for finding in result.findings if finding.code == "QR301"]


def test_a_name_that_the_list_lacks_is_told_with_the_nearest() -> None:
    result = outcome("records_among", AMONG, lists=sets(["幼儿保育", "数控技术"], ["幼儿教育", "数控技术"]))
    assert messages(result) == ["有错：部分培训里的“幼儿教育”，社会培训里没有，是否为“幼儿保育”？"]
    assert str(result.findings[0].locations[0]) == "records/part.csv B2"


def test_names_of_the_list_are_silent_whatever_their_width() -> None:
    lists = sets(["数控（车工）"], ["数控(车工)"])
    assert messages(outcome("records_among", AMONG, lists=lists)) == []


def test_without_a_list_names_cannot_be_checked() -> None:
    result = outcome("records_among", AMONG, lists=records([("甲", Decimal(1))], schema=PART))
    assert (messages(result), result.not_checkable) == ([], 1)


@pytest.mark.parametrize(
    "date", ["2020年8月31日", "2021年12月", "2020年8月30日至9月2日", "2021-11至2021年12月"]
)
def test_a_date_outside_the_stretch_is_told_with_it(date: str) -> None:
    (message,) = messages(outcome("records_dated_within", DATED, lists=sets([date])))
    assert f"的时间是 {date}，不在 2020年9月至2021年11月之间" in message


@pytest.mark.parametrize(
    "date", ["2020年9月1日", "2021-11", "2020年12月11日至13日", "2020.10", "上半年", "2021年"]
)
def test_a_date_within_or_without_a_month_is_silent(date: str) -> None:
    assert messages(outcome("records_dated_within", DATED, lists=sets([date]))) == []


def test_months_are_read_from_dates_as_people_write_them() -> None:
    assert list(months_in("2020年12月28日至1月3日")) == [(2020, 12), (2020, 1)]
    assert list(months_in("２０２１－０８－０１")) == [(2021, 8)]
    assert month_of("本年13月", 2021, "2021-11") is None


def test_a_list_names_no_more_of_a_class_than_are_counted() -> None:
    lists = sets(["一等奖", "二等奖"], ["一等奖", "一等奖", "一等奖", "二等奖", "银奖"])
    result = outcome("records_within_counts", WITHIN, lists=lists)
    assert messages(result) == ["有错：部分培训列出“一等奖”3 项，社会培训里只有 2 项"]
    assert result.not_checkable >= 1


@pytest.mark.parametrize(
    "numbers", [{"a": "512.40", "b": "12"}, {"a": "2245", "b": "2212"}, {"a": "245", "b": "212"}]
)
def test_figures_of_last_year_typed_again_are_told(numbers: dict[str, str]) -> None:
    facts = numbers | {"a@2020": numbers["a"], "b@2020": numbers["b"]}
    told = messages(outcome("carried_over", {"indicators": ["a", "b"]}, facts))
    assert f"指标a2020 年和 2021 年都是 {numbers['a']}" in told[0]


@pytest.mark.parametrize("number", ["0", "3", "14", "200", "302", "1211"])
def test_a_number_may_recur_by_chance(number: str) -> None:
    args = {"indicators": ["a", "b"]}
    facts = {"a": number, "a@2020": number, "b": "14", "b@2020": "14"}
    assert messages(outcome("carried_over", args, facts)) == []


def test_without_last_year_nothing_is_carried_over() -> None:
    result = outcome("carried_over", {"indicators": ["a"]}, {"a": "2245", "a@2020": "-"})
    assert (messages(result), result.not_checkable >= 1) == ([], True)


def test_what_lacks_to_a_standard_is_told_in_units() -> None:
    (message,) = messages(outcome("minimum_standard", STANDARD, {"a": "178700", "b": "9527"}))
    assert message.endswith(
        "标准是不低于 20，相差 1.24；按指标b 9527 计应有 190540 m²，现有 178700 m²，缺 11840 m²"
    )


def test_what_lacks_is_not_told_when_the_figure_was_counted_in_another_way() -> None:
    args = {**STANDARD, "value": "c"}
    (message,) = messages(outcome("minimum_standard", args, {"a": "178700", "b": "9527", "c": "16.82"}))
    assert message.endswith("标准是不低于 20，相差 3.18")


def test_what_lacks_to_a_ratio_is_the_smallest_whole_number_that_would_do() -> None:
    args = {"value": "b / a", "at_most": 20, "per": "b", "total": "a", "unit": "人"}
    (message,) = messages(outcome("minimum_standard", args, {"a": "400", "b": "9401"}))
    assert message.endswith("应有 471 人，现有 400 人，缺 71 人")


@pytest.mark.parametrize("area", ["190540", "200000"])
def test_a_standard_that_is_met_is_silent(area: str) -> None:
    assert messages(outcome("minimum_standard", STANDARD, {"a": area, "b": "9527"})) == []


def test_a_standard_without_figures_cannot_be_checked() -> None:
    result = outcome("minimum_standard", STANDARD, {"b": "9527"})
    assert (messages(result), result.not_checkable >= 1) == ([], True)


BUILDINGS = [indicator("a", "万m²"), *(indicator(code) for code in "bcd")]
PER_HEAD = {**STANDARD, "value": "a * 10000 / b", "total": "a * 10000"}


def slips(
    facts: Mapping[str, str], unit: str = "万m²", args: Mapping[str, object] = PER_HEAD
) -> list[Finding]:
    known = [indicator("a", unit), *BUILDINGS[1:]]
    found = run(known, facts, {}, [rule("minimum_standard", args)]).findings
    return [each for each in found if each.code in ("QR222", "QR301")]


@pytest.mark.parametrize(
    ("area", "words"),
    [("0.000986", "10000 倍；应为 9.86 万m²"), ("98600", "10000 倍；应为 9.86 万m²"), ("0.986", None)],
)
def test_a_value_per_head_far_from_the_standard_is_a_slip_of_unit(area: str, words: str | None) -> None:
    (finding,) = slips({"a": area, "b": "4412"})
    assert (finding.code, finding.locations[0].line) == ("QR222" if words else "QR301", 2)
    assert words is None or words in finding.mend


def test_a_slip_of_both_years_is_told_once() -> None:
    (finding,) = slips({"a": "0.001", "b": "4412", "a@2020": "0.001", "b@2020": "4286"})
    assert finding.period == "2021"
    assert "上年的数也一样" in finding.message


def test_a_slip_of_one_year_is_told_by_the_factor_between_the_years() -> None:
    assert slips({"a": "98600", "b": "4412", "a@2020": "9.86", "b@2020": "4286"}) == []


def test_a_school_above_the_standard_hides_no_slip_of_ten_thousand() -> None:
    (finding,) = slips({"a": "0.63", "b": "4412"}, "万元", {"value": "a * 10000 / b", "at_least": 2500})
    assert "10000 倍；应为 6300 万元" in finding.mend


def test_land_that_is_typed_in_the_other_unit_is_told_by_its_factor() -> None:
    args = {"value": "a * 10000 / 15 / b", "at_least": 33}
    (finding,) = slips({"a": "0.369", "b": "4412"}, "亩", args)
    assert "666.67 倍；应为 246 亩" in finding.mend


@pytest.mark.parametrize(("unit", "part"), [("人", "1"), ("%", "0.3"), ("台", "0")])
def test_a_small_share_of_people_and_a_zero_are_no_slips(unit: str, part: str) -> None:
    found = slips({"a": part, "b": "268"}, unit, {"value": "a / b * 100", "at_least": 20})
    assert [each.code for each in found] == ["QR301"]


@pytest.mark.parametrize("fault", [{"at_most": 3}, {"unit": None}])
def test_a_standard_with_two_limits_or_half_a_total_is_refused(fault: Mapping[str, object]) -> None:
    args = {**STANDARD, **fault}
    pack = pack_of(INDICATORS, [rule("minimum_standard", {k: v for k, v in args.items() if v is not None})])
    assert [finding.code for finding in check(filing_of({}), pack).findings] == ["QR209"]


@pytest.mark.parametrize("graduates", ["0", "/"])
def test_figures_about_nobody_are_told(graduates: str) -> None:
    (message,) = messages(outcome("not_applicable_without", NO_SUBJECT, {"a": graduates, "b": "0", "c": "/"}))
    assert message == f"有错：指标a填的是 {graduates}，指标b却填了 0"


@pytest.mark.parametrize(
    "facts", [{"a": "3", "b": "0"}, {"a": "0", "b": "/", "c": "-"}, {"b": "0"}, {"a": "-"}]
)
def test_figures_about_somebody_and_none_about_nobody_are_silent(facts: Mapping[str, str]) -> None:
    assert messages(outcome("not_applicable_without", NO_SUBJECT, facts)) == []


TWICE = {"a": "1875", "a@2020": "1385", "b": "1875", "b@2020": "1385"}


def test_two_rows_with_the_same_figures_in_both_years_are_told() -> None:
    (finding,) = (each for each in run(INDICATORS, TWICE).findings if each.code == "QR232")
    assert finding.message == "指标a和指标b两年的数都是 1385、1875，像是抄错了行"
    assert [place.line for place in finding.locations] == [4, 2]


@pytest.mark.parametrize(
    ("more", "facts"),
    [
        ({}, {**TWICE, "b": "1876"}),
        ({}, {"a": "12", "a@2020": "13", "b": "12", "b@2020": "13"}),
        ({"parent": "a"}, TWICE),
        ({"formula": "a"}, TWICE),
        ({"unit": "项"}, TWICE),
        ({}, {"a": "1875", "b": "1875"}),
        ({}, {"a": "1875", "a@2020": "1875", "b": "1875", "b@2020": "1875"}),
    ],
)
def test_rows_that_belong_together_or_agree_by_chance_are_silent(
    more: Mapping[str, object], facts: Mapping[str, str]
) -> None:
    result = run([indicator("a"), indicator("b", **{"unit": "人", **more})], facts)
    assert "QR232" not in {finding.code for finding in result.findings}


def test_swapped_digits_are_named_beside_the_difference() -> None:
    (message,) = messages(outcome("equals", {"left": "a", "right": "b"}, {"a": "9257", "b": "9527"}))
    assert message.endswith("少 270，像是相邻两位数字颠倒了")
    assert swap_hint(Decimal("9257"), Decimal("9527")) != ""
    assert swap_hint(Decimal("9257"), Decimal("9266")) == ""


def test_digits_that_say_something_are_counted() -> None:
    assert [significant(Decimal(text)) for text in ("9527", "2000", "98.50", "0.02", "0")] == [4, 1, 3, 1, 0]


NAMED = {"lists": [{"record_set": "training", "column": "client"}]}


@pytest.mark.parametrize(
    "name",
    ["2018年省赛-焊接", "2018山东省大赛", "（2018年）省赛", "二〇一八年省赛", "2018-2019学年"],
)
def test_a_name_that_says_another_year_is_told(name: str) -> None:
    result = outcome("records_named_within", NAMED, lists=sets(["2021年省赛", name]))
    assert messages(result) == [f"有错：社会培训有一行的名称写的不是 2020 到 2021 年：“{name}”（2018 年）"]
    assert str(result.findings[0].locations[0]) == "records/training.csv B3"


@pytest.mark.parametrize(
    "name",
    ["2020年省赛", "2021年省赛", "2019-2020学年", "第46届世赛", "鲁教〔2018〕5号的省赛", "12018号"],
)
def test_a_name_of_the_year_or_of_none_is_silent(name: str) -> None:
    assert messages(outcome("records_named_within", NAMED, lists=sets([name]))) == []


def test_last_years_list_is_one_finding_with_all_its_rows() -> None:
    result = outcome("records_named_within", NAMED, lists=sets(["2019年省赛", "2019年国赛", "2021年市赛"]))
    assert messages(result) == ["有错：社会培训2 行的名称写的不是 2020 到 2021 年，如“2019年省赛”（2019 年）"]
    assert len(result.findings[0].locations) == 2


def test_names_without_a_list_cannot_be_checked() -> None:
    assert outcome("records_named_within", NAMED).not_checkable == 1


@pytest.mark.parametrize(
    ("total", "count"), [("2346", 0), ("2364", 1), ("3246", 1), ("2436", 1), ("2360", 0), ("-", 0)]
)
def test_a_total_with_swapped_digits_is_told_with_the_sum(total: str, count: int) -> None:
    facts = {"a": total, "b": "1600", "c": "746"}
    found = messages(outcome("digits_swapped", {"total": "a", "parts": ["b", "c"]}, facts))
    assert len(found) == count
    assert all("= 2346，只差相邻两位数字的先后" in each for each in found)


def test_dates_of_a_list_that_was_kept_are_one_finding() -> None:
    lists = sets(["2019年10月", "2019年11月", "2021年3月"])
    result = outcome("records_dated_within", DATED, lists=lists)
    (message,) = messages(result)
    assert message.endswith("（共 2 行）")
    assert len(result.findings[0].locations) == 2
