"""Tables and charts over the first year on file and over all of them."""

import pytest

from qreport.compose.charts.charts import drawn
from qreport.compose.tables.indicator_table import indicator_grid
from qreport.compose.values.composition import Composition
from qreport.compose.values.records import years_of
from qreport.model.charts import ChartSpec
from qreport.model.document import Miniature, plain_text
from qreport.model.facts import Facts
from qreport.model.tables import IndicatorTable

from .samples import filing, missing, pack, table, typed

FACTS = Facts(
    (
        missing("students", "2015"),
        typed("students", "2018", "12"),
        typed("students", "2021", "215"),
        typed("training", "2017", "0"),
        typed("training", "2021", "64"),
        typed("training", "2022", "70"),
    )
)


def stage(facts: Facts = FACTS) -> Composition:
    return Composition(filing(), facts, pack())


@pytest.mark.parametrize(
    ("references", "codes", "years"),
    [
        (("first", "current"), ["students"], ["2018", "2021"]),
        (("first", "current"), ["students", "training"], ["2017", "2021"]),
        (("all",), ["students"], ["2018", "2019", "2020", "2021"]),
        (("first", "previous", "current"), ["clubs"], ["2020", "2021"]),
        (("all",), ["clubs"], ["2020", "2021"]),
        (("current", "previous"), ["students"], ["2021", "2020"]),
    ],
)
def test_years_reach_from_the_first_value_to_the_report(
    references: tuple[str, ...], codes: list[str], years: list[str]
) -> None:
    assert years_of(stage(), references, codes) == years  # type: ignore[arg-type]


def test_no_more_than_thirty_years_are_shown() -> None:
    old = Facts((typed("students", "1958", "1"), typed("students", "2021", "9")))
    years = years_of(stage(old), ("first", "all"), ["students"])
    assert (years[0], years[1], years[-1], len(years)) == ("1958", "1992", "2021", 31)


def test_a_chart_over_all_years_has_a_series_for_each_also_where_nothing_is_known() -> None:
    data = {"indicators": ["students"], "periods": ["all"]}
    spec = ChartSpec.model_validate({"id": "c", "kind": "years", "caption": "图", "data": data})
    made = drawn(stage(), spec)
    assert made
    assert [series.name for series in made.model.series] == ["2018年", "2019年", "2020年", "2021年"]
    assert [series.labels for series in made.model.series] == [("12",), ("",), ("",), ("215",)]


def test_a_table_shows_the_course_of_each_row_in_its_last_column() -> None:
    spec = table(
        kind="indicators",
        id="t",
        caption="表",
        rows=["students", "clubs"],
        periods=["first", "current"],
        trend=True,
    )
    assert isinstance(spec, IndicatorTable)
    head, students, clubs = indicator_grid(stage(), spec).rows
    assert [plain_text(cell.content) for cell in head.cells] == [
        "序号",
        "指标",
        "单位",
        "2018年",
        "2021年",
        "走势",
    ]
    (course,) = students.cells[-1].content
    assert isinstance(course, Miniature)
    assert [str(value) for value in course.values] == ["12", "None", "None", "215"]
    assert course.text == "2018年12，2021年215"
    assert clubs.cells[-1].content == ()


def test_a_table_without_trend_has_no_such_column() -> None:
    spec = table(kind="indicators", id="t", caption="表", rows=["students"])
    assert isinstance(spec, IndicatorTable)
    assert len(indicator_grid(stage(), spec).rows[0].cells) == 4
