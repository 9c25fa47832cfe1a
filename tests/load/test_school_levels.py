"""What is for other schools leaves the pack before anything is read with it."""

from collections.abc import Mapping

import pytest
from pydantic import TypeAdapter

from qreport.load.filing.school_levels import for_school
from qreport.model.base import SchoolLevel
from qreport.model.charts import ChartSpec
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack, Rule
from qreport.model.tables import TableSpec

from .conftest import LAYOUT, MANIFEST

RULE: Mapping[str, object] = {
    "code": "QR301", "name": "a-fault", "title": "有错", "kind": "condition", "why": "为何", "mend": "改正。",
}  # fmt: skip


def indicator(code: str, **more: object) -> Indicator:
    return Indicator.model_validate({"code": code, "name": code, "unit": "人", **more})


CHART = {"id": "c", "kind": "columns", "caption": "图", "data": {"indicators": ["staff", "counsellors"]}}


def pack(*indicators: Indicator, rows: tuple[object, ...] = (), levels: tuple[str, ...] = ()) -> Pack:
    spec = {"kind": "indicators", "id": "t", "caption": "表", "rows": rows or [indicators[0].code]}
    return Pack(
        MANIFEST,
        LAYOUT,
        indicators={each.code: each for each in indicators},
        tables={"t": TypeAdapter(TableSpec).validate_python(spec)},
        charts={"c": ChartSpec.model_validate(CHART)},
        rules={"QR301": Rule.model_validate({**RULE, "levels": levels})},
    )


OF_COLLEGES = indicator("counsellors", levels=["higher", "bachelor"])


@pytest.mark.parametrize(("level", "there"), [("secondary", False), ("higher", True), ("bachelor", True)])
def test_an_indicator_for_some_schools_is_there_for_them_alone(level: SchoolLevel, there: bool) -> None:  # noqa: FBT001
    made = for_school(pack(indicator("staff"), OF_COLLEGES), level)
    assert ("counsellors" in made.indicators) is there


def test_its_rows_and_its_parts_go_with_it() -> None:
    part = indicator("young_counsellors", parent="counsellors")
    rows = ("staff", {"indicator": "counsellors"}, "young_counsellors")
    made = for_school(pack(indicator("staff"), OF_COLLEGES, part, rows=rows), "secondary")
    assert list(made.indicators) == ["staff"]
    (table,) = made.tables.values()
    assert table.kind == "indicators"
    assert [row.indicator for row in table.all_rows] == ["staff"]
    assert made.charts["c"].data.indicators == ("staff",)


def test_a_rule_for_some_schools_is_there_for_them_alone() -> None:
    whole = pack(indicator("staff"), levels=("higher",))
    assert list(for_school(whole, "higher").rules) == ["QR301"]
    assert list(for_school(whole, "secondary").rules) == []


def test_a_pack_that_makes_no_difference_comes_back_as_it_is() -> None:
    whole = pack(indicator("staff"))
    assert for_school(whole, "secondary") is whole
