from collections.abc import Mapping
from decimal import Decimal

import pytest

from qreport.comparing.comparable import EditionData
from qreport.comparing.series import series
from qreport.errors import QreportError
from qreport.model.facts import Bound, Fact
from qreport.model.filing import Explanation
from qreport.model.indicator import Indicator
from qreport.model.series import Point, Series

from .samples import fact, indicator, pack_of, side


def filing(indicators: tuple[Indicator, ...], facts: list[Fact], *explanations: Explanation) -> EditionData:
    last = max((each.period for each in facts), default="2021")
    return side(pack_of(*indicators), facts, last, last, explanations)


def one(values: Mapping[str, str], unit: str = "人", **more: object) -> Series:
    facts = [fact("a", year, text) for year, text in values.items()]
    (made,) = series([filing((indicator("a", unit, **more),), facts)]).series
    return made


def year(point: Point | None) -> str | None:
    return point.period if point else None


def test_a_series_has_its_growth_its_extremes_and_its_total() -> None:
    values = {"2018": "100", "2019": "90", "2020": "110", "2021": "133.1"}
    made = one(values, "万元", adds_up=True, polarity="higher_is_better")
    assert made.growth == Decimal("10.00")  # 1.331 is 1.1 three times
    assert (made.first.period, made.latest.period) == ("2018", "2021")
    assert (year(made.highest), year(made.lowest)) == ("2021", "2019")
    assert (year(made.best), year(made.worst)) == ("2021", "2019")
    assert made.cumulative == tuple(map(Decimal, ("100", "190", "300", "433.1")))


def test_growth_counts_the_years_between_also_where_one_is_missing() -> None:
    made = one({"2017": "100", "2021": "146.41"}, "万元")
    assert made.growth == Decimal("10.00")
    assert made.cumulative == (None,) * 5


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ({"2020": "0", "2021": "5"}, "人"), ({"2020": "5", "2021": "0"}, "人"),
        ({"2020": "97", "2021": "98"}, "%"), ({"2020": "16:1", "2021": "19:1"}, ":1"),
    ],
)  # fmt: skip
def test_there_is_no_growth_where_a_percentage_means_nothing(values: dict[str, str], unit: str) -> None:
    assert one(values, unit).growth is None


def test_the_best_year_of_a_falling_indicator_is_the_lowest() -> None:
    made = one({"2020": "9", "2021": "8"}, polarity="lower_is_better")
    assert (year(made.best), year(made.worst)) == ("2021", "2020")
    assert one({"2020": "9", "2021": "8"}).best is None


def test_equal_years_have_no_extremes() -> None:
    made = one({"2020": "9", "2021": "9"})
    assert (made.highest, made.lowest, made.growth) == (None, None, Decimal("0.00"))


def test_a_part_of_a_year_breaks_the_series_and_everything_counts_from_there() -> None:
    facts = [fact("a", str(year), str(year - 2000)) for year in (2017, 2018, 2019)]
    facts.append(fact("a", "2020", "5", span="2020-01/2020-08"))
    facts.append(fact("a", "2021", "6", span="2021-01/2021-08"))
    (made,) = series([filing((indicator("a", adds_up=True),), facts)]).series
    assert [point.period for point in made.breaks] == ["2020"]
    assert "只含 2020.01 至 2020.08" in (made.breaks[0].why_broken or "")
    assert (made.first.period, year(made.highest), made.growth) == ("2020", "2021", Decimal("20.00"))
    assert made.cumulative[2:] == (Decimal(54), None, None)


def test_a_missing_year_is_a_gap_but_no_break() -> None:
    made = one({"2019": "1", "2020": "-", "2021": "3"}, adds_up=True)
    assert made.breaks == ()
    assert made.cumulative == (Decimal(1), None, None)
    assert made.first.period == "2019"


def test_a_total_that_the_school_states_counts_in_place_of_the_sum_and_from_there_on() -> None:
    pack = (indicator("a", adds_up=True, cumulative="t"), indicator("t"))
    years = [fact("a", "2018", "1"), fact("a", "2020", "3"), fact("a", "2021", "4")]
    (made,) = series([filing(pack, [*years, fact("t", "2020", "745")])]).series
    assert made.cumulative == (Decimal(1), None, Decimal(745), Decimal(749))
    vague = fact("t", "2020", "700余", bound=Bound.AT_LEAST)
    (made,) = series([filing(pack, [*years, vague])]).series
    assert made.cumulative == (Decimal(1), None, None, None)


def test_after_a_stated_total_nothing_is_added_that_does_not_add_up() -> None:
    pack = (indicator("a", cumulative="t"), indicator("t"))
    facts = [fact("a", "2020", "3"), fact("a", "2021", "4"), fact("t", "2020", "745")]
    (made,) = series([filing(pack, facts)]).series
    assert made.cumulative == (Decimal(745), None)


def test_an_explanation_that_values_do_not_compare_breaks_the_series() -> None:
    told = Explanation(indicator="a", period="2021", reason="scope", text="含技工", comparable=False)
    facts = [fact("a", year, "5") for year in ("2019", "2020", "2021")]
    (made,) = series([filing((indicator("a"),), facts, told)]).series
    assert [(point.period, point.why_broken) for point in made.breaks] == [("2021", "统计范围不同，含技工")]


def test_of_a_year_that_several_filings_have_the_latest_counts() -> None:
    old = filing((indicator("a"),), [fact("a", "2019", "1"), fact("a", "2020", "2")])
    new = filing((indicator("a"),), [fact("a", "2020", "3"), fact("a", "2021", "4")])
    (made,) = series([old, new]).series
    assert [point.value for point in made.points] == [1, 3, 4]


def test_older_packs_are_followed_and_a_redefinition_is_a_break() -> None:
    old = side(
        pack_of(indicator("a"), indicator("b"), name="p-2020", edition="2020"),
        [fact("a", "2019", "1"), fact("a", "2020", "2"), fact("b", "2020", "5")], "2020",
    )  # fmt: skip
    step = {"since": "2022", "comparable": False, "note": "改按学籍"}
    newer = pack_of(
        indicator("a1", lineage=[{"was": ["a"]}]),
        indicator("b", lineage=[step]),
        name="p-2022",
        edition="2022",
    )
    made = series([old, side(newer, [fact("a1", "2021", "3"), fact("b", "2021", "6")], "2021", "乙")]).series
    assert [(each.indicator.code, len(each.breaks)) for each in made] == [("a1", 0), ("b", 1)]
    assert made[1].breaks[0].why_broken == "口径变化，改按学籍"


def test_years_can_be_chosen_and_one_year_is_no_series() -> None:
    facts = [fact("a", year, "5") for year in ("2019", "2020", "2021")]
    given = [filing((indicator("a"),), facts)]
    assert series(given, "2020").periods == ("2020", "2021")
    with pytest.raises(QreportError, match="至少要有两年的数据，现有 2019、2020、2021 年"):
        series(given, "2021")
    with pytest.raises(QreportError, match="一年的数据也没有"):
        series([filing((indicator("a"),), [])])


def test_an_indicator_of_one_year_is_left_out() -> None:
    facts = [fact("a", "2020", "5"), fact("a", "2021", "5"), fact("b", "2021", "1"), fact("b", "2020", "-")]
    made = series([filing((indicator("a"), indicator("b")), facts)])
    assert [each.indicator.code for each in made.series] == ["a"]
