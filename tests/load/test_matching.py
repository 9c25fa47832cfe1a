from collections.abc import Callable

import pytest

from qreport.load.grids.cell_faults import CellFault
from qreport.load.indicators.matching import Matcher, Rows
from qreport.text import names

from .conftest import MakePack


@pytest.fixture
def matcher(make_pack: MakePack) -> Matcher:
    return Matcher(make_pack().indicators)


def fault(call: Callable[[], object]) -> str:
    with pytest.raises(CellFault) as caught:
        call()
    return f"{caught.value.problem.name}: {caught.value.message}"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("students", "students"),
        ("全日制在校生数", "students"),
        ("  全日制 在校生数 ", "students"),
        ("在校生总数", "students"),
        ("拨款(截至2021.08.31)", "funds"),
        ("拨款【截至2021.08.31】", None),
        ("国家级名班主任工作室数", "studios_national"),
        ("studios_city", "studios_city"),
        ("地市级", "studios_city"),
    ],
)
def test_names_are_matched_by_code_name_and_alias(name: str, code: str | None, matcher: Matcher) -> None:
    if code:
        assert matcher.named(name).code == code
    else:
        assert fault(lambda: matcher.named(name)).startswith("unknown-indicator")


def test_an_unknown_name_names_the_nearest(matcher: Matcher) -> None:
    assert "是否为“全日制在校生数”" in fault(lambda: matcher.named("全日制在校学生数"))


def test_a_name_of_several_sub_rows_is_ambiguous(matcher: Matcher) -> None:
    told = fault(lambda: matcher.named("国家级"))
    assert told.startswith("ambiguous-indicator: “国家级”可以是 2 个指标")
    assert "名班主任工作室数 其中：国家级（代码 studios_national）" in told


def test_sub_rows_belong_to_the_last_numbered_row(matcher: Matcher) -> None:
    rows = Rows(matcher)
    found = [
        rows.match("名班主任工作室数", numbered=True),
        rows.match("其中：国家级", numbered=False),
        rows.match("地市级", numbered=False),
        rows.match("教学创新团队数", numbered=True),
        rows.match("其中:国家级", numbered=False),
    ]
    assert [each.code for each in found] == [
        "studios", "studios_national", "studios_city", "teams", "teams_national",
    ]  # fmt: skip


def test_without_numbers_the_word_among_which_opens_the_sub_rows(matcher: Matcher) -> None:
    rows = Rows(matcher)
    names = ["名班主任工作室数", "其中 国家级", "地市级", "教学创新团队数", "其中：国家级", "全日制在校生数"]
    assert [rows.match(name, numbered=None).code for name in names] == [
        "studios", "studios_national", "studios_city", "teams", "teams_national", "students",
    ]  # fmt: skip


def test_a_sub_row_may_be_numbered_and_an_indicator_of_its_own(matcher: Matcher) -> None:
    rows = Rows(matcher)
    rows.match("占地面积", numbered=True)
    assert rows.match("其中：生均占地面积", numbered=True).code == "land_per_student"


def test_sub_rows_below_an_unknown_row_are_not_lent_to_the_row_above(matcher: Matcher) -> None:
    rows = Rows(matcher)
    rows.match("名班主任工作室数", numbered=True)
    fault(lambda: rows.match("不存在的指标", numbered=True))
    rows.leave()
    assert fault(lambda: rows.match("其中：国家级", numbered=False)).startswith("unknown-group")


def test_an_unknown_sub_row_does_not_end_its_group(matcher: Matcher) -> None:
    rows = Rows(matcher)
    rows.match("名班主任工作室数", numbered=True)
    assert fault(lambda: rows.match("其中：世界级", numbered=False)).startswith("unknown-indicator")
    assert rows.match("地市级", numbered=False).code == "studios_city"


def test_sub_rows_of_sub_rows_are_found_under_either(make_pack: MakePack) -> None:
    indicators = [
        {"code": "a", "name": "甲", "unit": "人"},
        {"code": "a1", "name": "男", "unit": "人", "parent": "a"},
        {"code": "a11", "name": "青年", "unit": "人", "parent": "a1"},
        {"code": "a2", "name": "女", "unit": "人", "parent": "a"},
        {"code": "a21", "name": "青年", "unit": "人", "parent": "a2"},
    ]
    rows = Rows(Matcher(make_pack(indicators).indicators))
    names = [("甲", True), ("其中：男", False), ("其中：青年", False), ("女", False), ("青年", False)]
    assert [rows.match(name, numbered=number).code for name, number in names] == [
        "a", "a1", "a11", "a2", "a21",
    ]  # fmt: skip


def test_a_row_below_one_that_nobody_knows_is_no_part_of_another(matcher: Matcher) -> None:
    rows = Rows(matcher)
    rows.match("名班主任工作室数", numbered=True)
    rows.leave()
    assert fault(lambda: rows.match("地市级", numbered=False)).startswith("unknown-indicator")
    assert rows.match("全日制在校生数", numbered=True).code == "students"


def test_each_unknown_name_is_looked_up_once_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nearest(name: str, _: object) -> str:
        asked.append(name)
        return "，是否为“甲”？"

    monkeypatch.setattr(names, "did_you_mean", nearest)
    advice = names.Advice(["甲"], most=3)
    told = [advice(name) for name in ("乙", " 乙 ", "乙", "丙", "丁", "戊", "己", "乙")]
    assert asked == ["乙", "丙", "丁"]
    assert [bool(each) for each in told] == [True] * 5 + [False, False, True]
