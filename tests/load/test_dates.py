from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.load.grids.cell_faults import CellFault
from qreport.load.records.dates import check_date


@pytest.mark.parametrize(
    "text",
    [
        "2021年8月",
        "2020年9月28日",
        "2020年12月11日至13日",
        "2020年12月11日-13日",
        "2020年12月30日至2021年1月2日",
        "2020年9月至11月",
        "2020年9月-2021年1月",
        "2020年9月28日～10月3日",
        "2021-08",
        "2021-08-31",
        "2021/8/1",
        "2021.8.1",
        "2021.08",
        "2021.8.1-2021.8.3",
        "2021-08-01~2021-08-03",
        "2021-08-01至2021-09",
        "２０２１年８月",
        "2021年 8月",
        "2020年2月29日",
    ],
)
def test_days_months_and_spans_are_kept_as_typed(text: str) -> None:
    assert check_date(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021年13月", "没有 13 月"),
        ("2021年0月", "没有 0 月"),
        ("2021年2月30日", "2021年2月没有 30 日"),
        ("2021-02-29", "2021年2月没有 29 日"),
        ("2021年8月0日", "没有 0 日"),
        ("0021年8月", "年份 21 不合理"),
        ("9021年8月", "年份 9021 不合理"),
        ("2021年8月31日至30日", "结束早于开始"),
        ("2021年8月至7月", "结束早于开始"),
        ("2021年8月3日至32日", "没有 32 日"),
        ("2021年8月至", "看不出到哪一天为止"),
        ("2021年8月至今", "看不出到哪一天为止"),
        ("2021年", "看不出是哪一天或哪个月"),
        ("8月1日", "看不出是哪一天或哪个月"),
        ("2021-08/2021-09/2021-10", "看不出是哪一天或哪个月"),
        ("去年", "看不出是哪一天或哪个月"),
        ("44440", "看不出是哪一天或哪个月"),
    ],
)
def test_a_date_that_makes_no_sense_is_refused(text: str, message: str) -> None:
    with pytest.raises(CellFault, match=message):
        check_date(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["年月日", "-- ", "// ", ".. "]))
def test_every_real_day_is_accepted(day: date, signs: str) -> None:
    text = f"{day.year}{signs[0]}{day.month}{signs[1]}{day.day}{signs[2]}".strip()
    assert check_date(text) == text


@given(st.text("0123456789年月日-/.至到～ ", max_size=30))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    with suppress(CellFault):
        assert check_date(text) == text
