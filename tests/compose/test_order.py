"""Groups in the order of their numbers: what is called the largest is so, whatever the numbers are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.compose.values.composition import Composition
from qreport.model.facts import Bound, Facts

from .samples import derived, filing, names, pack, said, typed

EXTREMES = (
    "{{ 值.by_department|最大|组名 }}{{ 值.by_department|最大|带单位 }}，"
    "{{ 值.by_department|最小|组名 }}{{ 值.by_department|最小 }}"
)
FIRST_TWO = "{% for 系 in 值.by_department|前几位(2) %}{{ 系|组名 }}{{ 系|带单位 }}；{% endfor %}"
IS_THERE = "{% if 值.by_department|最大 is 有值 %}有{% else %}无{% endif %}"


def departments(*sizes: str, last: Bound = Bound.EXACT) -> Composition:
    """A filing of departments 甲, 乙, 丙 … with so many students."""
    bounds = [Bound.EXACT] * (len(sizes) - 1) + [last]
    facts = [
        typed("by_department", "2021", size, group=f"{name}系", bound=bound)
        for name, size, bound in zip("甲乙丙丁戊", sizes, bounds, strict=False)
    ]
    return Composition(filing(), Facts(facts), pack())


@pytest.mark.parametrize(
    ("sizes", "extremes", "first_two"),
    [
        (("9", "8", "1"), "甲系9人，丙系1", "甲系9人；乙系8人；"),
        (("1", "8", "9"), "丙系9人，甲系1", "丙系9人；乙系8人；"),
        (("9", "1", "9", "1"), "甲系、丙系9人，乙系、丁系1", "甲系9人；丙系9人；"),
        (("9", "5", "5", "5", "0"), "甲系9人，戊系0", "甲系9人；乙系5人；丙系5人；丁系5人；"),
        (("9", "1"), "甲系9人，乙系1", "甲系9人；乙系1人；"),
    ],
)
def test_names_and_numbers_follow_the_order(sizes: tuple[str, ...], extremes: str, first_two: str) -> None:
    stage = departments(*sizes)
    assert said(EXTREMES, stage) == extremes
    assert said(FIRST_TWO, stage) == first_two
    assert said(IS_THERE, stage) == "有"
    assert stage.findings == []


@given(st.lists(st.integers(0, 9), min_size=2, max_size=5).filter(lambda sizes: len(set(sizes)) > 1))
def test_no_group_is_above_the_largest_or_below_the_smallest(sizes: list[int]) -> None:
    stage = departments(*map(str, sizes))
    assert (
        said("{{ 值.by_department|最大 }}/{{ 值.by_department|最小 }}", stage) == f"{max(sizes)}/{min(sizes)}"
    )


@pytest.mark.parametrize(
    ("sizes", "last", "reason"),
    [
        (("5", "5"), Bound.EXACT, "都一样"),
        (("5",), Bound.EXACT, "没有几组可比"),
        ((), Bound.EXACT, "没有几组可比"),
        (("5", "3"), Bound.AT_LEAST, "“乙系”没有准确的数"),
    ],
)
def test_what_has_no_order_is_told_once_a_sentence(sizes: tuple[str, ...], last: Bound, reason: str) -> None:
    stage = departments(*sizes, last=last)
    assert said(IS_THERE, stage) == "无"
    assert stage.findings == []
    assert said("{{ 值.by_department|最大|组名 }}{{ 值.by_department|最大|带单位 }}", stage) == "--"
    assert said(FIRST_TWO, stage) == ""
    assert names(stage.findings) == ["order-of-groups-unknown"] * 2
    assert reason in stage.findings[0].message


def test_groups_within_a_group_are_compared_among_themselves() -> None:
    sizes = {"省级/一等奖": "4", "省级/二等奖": "6", "市级/一等奖": "26"}
    facts = [typed("by_level", "2021", size, group=group) for group, size in sizes.items()]
    stage = Composition(filing(), Facts(facts), pack())
    best = '{{ 值.by_level["省级"]|最大|组名 }}{{ 值.by_level["省级"]|最大|带单位 }}'
    assert said(best, stage) == "二等奖6项"


def test_rows_that_name_no_group_are_never_named_and_may_hide_the_largest() -> None:
    stage = by_kind({"甲系": "9", "未注明": "5", "乙系": "1"})
    assert said("{{ 值.by_kind|最大|组名 }}{{ 值.by_kind|最小|组名 }}", stage) == "甲系乙系"
    assert said("{{ 值.by_kind|最大|组名 }}", by_kind({"甲系": "4", "未注明": "5", "乙系": "1"})) == "-"


def test_a_stroke_in_the_name_of_a_group_makes_no_larger_group() -> None:
    stage = by_kind({"汽车运用/维修": "9", "乙系": "1"})
    assert said("{{ 值.by_kind|最大|组名 }}{{ 值.by_kind|最大 }}", stage) == "汽车运用/维修9"
    assert said('{{ 值.by_kind["汽车运用/维修"]|居首 }}', stage) == "居首位"


def by_kind(sizes: dict[str, str]) -> Composition:
    """A filing whose indicator is measured by one column."""
    facts = [derived("by_kind", size, group) for group, size in sizes.items()]
    return Composition(filing(), Facts(facts), pack())


def test_an_extreme_can_be_compared_and_gone_through() -> None:
    stage = departments("9", "9", "1")
    assert said("{% if 值.by_department|最大 > 8 %}甲{% endif %}", stage) == "甲"
    both = "{% for 系 in 值.by_department|最大 %}{{ 系|组名 }}{% if not loop.last %}与{% endif %}{% endfor %}"
    assert said(both, stage) == "甲系与乙系"


@pytest.mark.parametrize(
    "chapter", ["{{ 学校.name|最大 }}", "{{ 值.students|组名 }}", "{{ 值.by_department|前几位(1) }}"]
)
def test_an_order_of_what_has_none_is_told(chapter: str) -> None:
    stage = departments("9", "1")
    said(chapter, stage)
    assert names(stage.findings) == ["misused-value"]
