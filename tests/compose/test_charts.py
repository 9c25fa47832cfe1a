from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from qreport.compose.charts.charts import Drawn, alternative, drawn
from qreport.model.charts import ChartSpec
from qreport.model.document import Chart, ChartModel, Series, plain_text
from qreport.model.facts import UNNAMED, Facts

from .samples import FACTS, composed, composition, derived, missing, names, typed


def spec(**data: Any) -> ChartSpec:
    more = {key: data.pop(key) for key in ("unit", "alt", "source_note") if key in data}
    return ChartSpec.model_validate({"id": "c", "kind": "bars", "caption": "图", "data": data, **more})


def draw(facts: Facts = FACTS, **data: Any) -> Drawn:
    made = drawn(composition(facts), spec(**data))
    assert made is not None
    return made


def labels(made: Drawn) -> dict[str, tuple[str, ...]]:
    return {series.name: series.labels for series in made.model.series}


def test_indicators_are_categories_and_periods_series() -> None:
    made = draw(
        indicators=["students", {"indicator": "clubs", "label": "社团"}, "ratio"],
        periods=["previous", "current"],
    )
    # Of several units none is that of the whole chart.
    assert made.model.categories == ("全日制在校生数（人）", "社团（个）", "生师比")
    assert labels(made) == {"2020年": ("7948", "", "16:1"), "2021年": ("9527", "", "19:1")}
    assert made.model.series[1].values == (Decimal(9527), None, Decimal(19))
    assert (made.model.unit, made.notes, made.model.targets) == ("", (), ())


def test_a_chart_of_one_unit_says_it_once() -> None:
    made = draw(indicators=["students"], periods=["previous", "current"])
    assert (made.model.unit, made.model.categories) == ("人", ("全日制在校生数",))


def test_the_groups_of_an_indicator_are_categories() -> None:
    made = draw(groups_of="by_department", sort="ascending")
    assert made.model.categories == ("汽车工程系", "电气工程系")
    assert labels(made) == {"2021年": ("643", "925")}


def test_groups_in_two_parts_are_categories_and_series() -> None:
    made = draw(groups_of="by_level", order=["市级", "二等奖"])
    assert made.model.categories == ("市级", "省级")
    assert labels(made) == {"二等奖": ("45", ""), "一等奖": ("26", "4")}


def test_a_combination_without_rows_in_a_complete_record_set_is_zero() -> None:
    made = draw(groups_of="by_kind")
    assert labels(made) == {"一等奖": ("4", "0"), "二等奖": ("0", "45")}
    assert made.model.series[0].values == (Decimal(4), Decimal(0))


def test_the_largest_come_first_and_the_rest_is_summed_up() -> None:
    values = {"甲": "3", "其他": "2", "乙": "9", "丙": "1.5", "丁": "4"}
    facts = Facts(derived("by_department", value, group) for group, value in values.items())
    made = draw(facts, groups_of="by_department", sort="descending", top=2)
    assert made.model.categories == ("乙", "丁", "其他")
    assert labels(made) == {"2021年": ("9", "4", "6.5")}
    whole = draw(facts, groups_of="by_department", top=5)
    assert whole.model.categories == ("甲", "乙", "丙", "丁", "其他")


@pytest.mark.parametrize("sort", ["ascending", "descending"])
def test_rows_that_do_not_say_their_group_stand_last(sort: str) -> None:
    facts = Facts(derived("by_department", *each) for each in (("9", UNNAMED), ("5", "甲"), ("5", "乙")))
    assert draw(facts, groups_of="by_department", sort=sort).model.categories == ("甲", "乙", UNNAMED)


def test_what_is_missing_is_not_summed_up_as_zero() -> None:
    facts = Facts((derived("by_department", "3", "甲"), missing("by_department")))
    facts = Facts((*facts, typed("students", "2021", "1"), missing("clubs")))
    made = draw(facts, indicators=["students", "clubs", "training"], top=1)
    assert made.model.series[0].values == (Decimal(1), None)


def test_a_year_that_does_not_compare_breaks_the_course_and_the_note_says_why() -> None:
    stage = composition(
        Facts(
            (
                typed("funds", "2018", "9"),
                typed("funds", "2019", "8"),
                typed("funds", "2021", "5", span="2021-01/2021-08"),
                typed("students", "2018", "7"),
                typed("students", "2021", "7"),
            )
        )
    )
    made = drawn(stage, spec(indicators=["students", "funds"], periods=["all"]))
    assert made
    assert made.model.breaks == ((1, 3),)
    (note,) = made.notes
    assert note.startswith(
        "年生均财政拨款2021年与之前的数不可比：2019 年为全年，2021 年只含 2021.01 至 2021.08"
    )


def test_groups_over_all_years_have_a_series_for_each_year() -> None:
    years = {"2018": "3", "2021": "9"}
    facts = Facts(derived("by_department", value, "甲系", year) for year, value in years.items())
    made = draw(facts, groups_of="by_department", periods=["all"])
    assert labels(made) == {"2018年": ("3",), "2019年": ("",), "2020年": ("",), "2021年": ("9",)}


def test_two_years_beside_each_other_are_not_broken() -> None:
    facts = (typed("funds", "2020", "9"), typed("funds", "2021", "5", span="2021-01/2021-08"))
    made = draw(Facts(facts), indicators=["funds"], periods=["previous", "current"])
    assert (made.model.breaks, made.notes) == ((), ())


def test_years_are_added_up_as_far_as_none_is_missing() -> None:
    stage = composition(
        Facts(
            (typed("training", "2018", "4"), typed("training", "2019", "5.5"), typed("training", "2021", "9"))
        )
    )
    adding = stage.pack.indicators["training"].model_copy(update={"adds_up": True})
    stage.pack = replace(stage.pack, indicators={**stage.pack.indicators, "training": adding})
    made = drawn(stage, spec(indicators=["training"], periods=["all"], show="cumulative"))
    assert made
    assert labels(made) == {"2018年": ("4",), "2019年": ("9.5",), "2020年": ("",), "2021年": ("",)}


def test_what_does_not_add_up_over_years_is_left_out_of_sums_and_named() -> None:
    stage = composition()
    assert drawn(stage, spec(indicators=["students", "rate"], show="cumulative")) is None
    assert names(stage.findings) == ["chart-without-values"]


def test_missing_values_stand_last_when_sorted() -> None:
    made = draw(indicators=["clubs", "rate", "students"], sort="ascending")
    assert made.model.categories == ("合格率（%）", "全日制在校生数（人）", "社团数（个）")


def test_a_change_is_in_percent_and_for_percentages_in_points() -> None:
    made = draw(indicators=["students", "rate"], show="change")
    assert labels(made) == {"2021年比上年": ("+19.9", "+0.5")}
    assert made.model.series[0].values[1] == Decimal("0.5")
    assert made.model.unit == "%、个百分点"
    assert draw(indicators=["rate"], show="change").model.unit == "个百分点"


def test_what_cannot_be_compared_is_left_out_and_named() -> None:
    facts = Facts(
        (
            *FACTS,
            typed("funds", "2020", "4643.02"),
            typed("funds", "2021", "2568.34", span="2021-01/2021-08"),
        )
    )
    made = draw(
        facts, indicators=["students", "ratio", "clubs", "funds", "training", "studios"], show="change"
    )
    assert made.model.categories == ("全日制在校生数",)
    assert made.notes == (
        "生师比是比值，不计算变化，未列入图中。",
        "社团数、名师工作室数有一年缺数据，未列入图中。",
        "年生均财政拨款两年数据的时段不同，未列入图中。",
        "社会培训人次上年为0，未列入图中。",
    )


@pytest.mark.parametrize(
    "spans",
    [("2020-01/2020-08", "2021-01/2021-08"), ("2019-09/2020-08", "2020-09/2021-08"), (None, None)],
)
def test_the_same_part_of_two_years_compares(spans: tuple[str | None, str | None]) -> None:
    facts = Facts((typed("funds", "2020", "100", span=spans[0]), typed("funds", "2021", "90", span=spans[1])))
    assert labels(draw(facts, indicators=["funds"], show="change")) == {"2021年比上年": ("-10.0",)}


def test_a_share_of_the_standard_has_100_as_target() -> None:
    made = draw(indicators=["area", "ratio", "students"], show="share_of_standard")
    assert made.model.categories == ("生均校园占地面积", "生师比")
    assert labels(made) == {"2021年": ("150.4", "95.0")}
    assert made.model.targets == (Decimal(100), Decimal(100))
    assert made.model.unit == "%"
    assert made.notes == (
        "全日制在校生数没有国家标准，未列入图中。",
        "生师比的标准是上限，不高于100%为达标。",
    )


def test_values_that_all_have_a_standard_have_targets() -> None:
    assert draw(indicators=["area", "ratio"]).model.targets == (Decimal(33), Decimal(20))
    assert draw(indicators=["area", "ratio"], periods=["previous", "current"]).model.targets == ()


@pytest.mark.parametrize("data", [{"indicators": ["clubs"]}, {"groups_of": "students"}])
def test_a_chart_without_any_value_is_left_out(data: dict[str, Any]) -> None:
    blocks, findings = composed("见{{ 见.c }}。\n\n::: 图 c", charts=[spec(**data)])
    assert len(blocks) == 1
    assert set(names(findings)) == {"referred-but-not-in-report", "chart-without-values"}


def test_an_unknown_indicator_is_found() -> None:
    _, findings = composed("见{{ 见.c }}。\n\n::: 图 c", charts=[spec(indicators=["nothing", "students"])])
    assert names(findings) == ["unknown-part-of-table-or-chart"]


def test_a_chart_becomes_a_block_with_caption_and_notes() -> None:
    chart = ChartSpec.model_validate(
        {
            "id": "c", "kind": "bars", "caption": "在校生{{ 值.students|带单位 }}", "source_note": "教务处",
            "data": {"indicators": ["students", "ratio"], "show": "change"},
        }
    )  # fmt: skip
    (_, block), findings = composed("见{{ 见.c }}。\n\n::: 图 c", charts=[chart])
    assert isinstance(block, Chart)
    assert (block.caption.label, plain_text(block.caption.text)) == ("图1-1", "在校生9527人")
    assert [plain_text(note) for note in block.notes] == [
        "注：生师比是比值，不计算变化，未列入图中。",
        "数据来源：教务处",
    ]
    assert block.alt == "统计图：在校生9527人。2021年比上年，全日制在校生数+19.9%。"
    assert findings == ()


def model(series: int, count: int) -> ChartModel:
    values = tuple(Decimal(number) for number in range(count))
    texts = tuple(map(str, values))
    made = tuple(Series(f"{2020 + number}年", values, texts) for number in range(series))
    return ChartModel("bars", tuple(f"第{number}项" for number in range(count)), made, "人")


def test_a_short_chart_is_told_whole_and_a_long_one_by_its_ends() -> None:
    assert alternative("图", model(1, 3)) == "统计图：图。2020年，第0项0人、第1项1人、第2项2人。"
    assert alternative("图", model(2, 9)) == (
        "统计图：图。2020年，共9项，最大的是第8项8人，最小的是第0项0人；"
        "2021年，共9项，最大的是第8项8人，最小的是第0项0人。"
    )


def test_a_number_at_the_end_of_a_name_is_kept_apart_and_vague_words_follow_the_unit() -> None:
    series = (Series("2021年", (Decimal(98), None), ("98以上", "")),)
    assert (
        alternative("图", ChartModel("bars", ("年级3", "乙"), series, "%"))
        == "统计图：图。2021年，年级3：98%以上。"
    )


def test_an_alternative_text_of_the_pack_wins() -> None:
    (_, block), _ = composed(
        "见{{ 见.c }}\n\n::: 图 c", charts=[spec(indicators=["students"], alt="{{ 值.students }}名")]
    )
    assert isinstance(block, Chart)
    assert block.alt == "9527名"
