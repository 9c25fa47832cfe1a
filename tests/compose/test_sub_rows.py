"""Labels of rows below rows, the star of what the state's data platform has too, and rows left out."""

import pytest
from msgspec.structs import replace

from qreport.compose.tables.indicator_table import indicator_grid
from qreport.compose.values.composition import Composition
from qreport.model.document import plain_text
from qreport.model.facts import Facts, State
from qreport.model.indicator import Indicator
from qreport.model.tables import IndicatorTable

from .samples import composition, missing, typed

BLANK = "\u3000" * 3
FAMILY = (
    {"code": "libraries", "name": "资源库数", "starred": True},
    {"code": "national", "name": "国家级", "parent": "libraries"},
    {"code": "national_shared", "name": "接入平台", "parent": "national"},
    {"code": "provincial", "name": "省级", "parent": "libraries", "starred": True},
    {"code": "provincial_shared", "name": "接入平台", "parent": "provincial"},
    {"code": "provincial_used", "name": "已使用", "parent": "provincial"},
)


def labels(*rows: str) -> list[str]:
    made = composition()
    family = {str(each["code"]): Indicator.model_validate({**each, "unit": "个"}) for each in FAMILY}
    own: Composition = replace(made, pack=replace(made.pack, indicators=family))
    spec = IndicatorTable.model_validate({"kind": "indicators", "id": "t", "caption": "表", "rows": rows})
    return [plain_text(row.cells[1].content) for row in indicator_grid(own, spec).rows[1:]]


def test_each_level_begins_with_the_word_and_stands_deeper_than_the_one_above() -> None:
    assert labels(*(str(each["code"]) for each in FAMILY)) == [
        "资源库数*",
        "其中：国家级",
        f"{BLANK}其中：接入平台",
        f"{BLANK}省级*",
        f"{BLANK}其中：接入平台",
        f"{BLANK}{BLANK}已使用",
    ]


def test_a_row_whose_whole_is_not_in_the_table_stands_for_itself() -> None:
    assert labels("national", "national_shared") == ["国家级", "其中：接入平台"]


@pytest.mark.parametrize(
    ("years", "kept"),
    [
        (["2021"], ["社团数"]),
        (["2020", "2021"], ["社团数"]),
        (["2020"], ["社团数"]),
        ([], ["全日制在校生数", "社团数"]),
    ],
)
def test_a_row_that_applies_in_no_printed_year_is_left_out_where_the_table_says_so(
    years: list[str], kept: list[str]
) -> None:
    gone = [missing("students", year, State.NOT_APPLICABLE) for year in years]
    assert rows_of(Facts([*gone, missing("clubs", "2021")]), years or ["2021"], skip=True) == kept


def test_a_row_that_applied_the_year_before_stays() -> None:
    facts = Facts([typed("students", "2020", "7948"), missing("students", "2021", State.NOT_APPLICABLE)])
    assert rows_of(facts, ["2020", "2021"], skip=True) == ["全日制在校生数", "社团数"]


def test_other_tables_print_every_row() -> None:
    facts = Facts([missing("students", "2021", State.NOT_APPLICABLE)])
    assert rows_of(facts, ["2021"], skip=False) == ["全日制在校生数", "社团数"]


def rows_of(facts: Facts, years: list[str], *, skip: bool) -> list[str]:
    names = {"2020": "previous", "2021": "current"}
    spec = IndicatorTable.model_validate(
        {
            "kind": "indicators",
            "id": "t",
            "caption": "表",
            "rows": ["students", "clubs"],
            "periods": [names[year] for year in years],
            "skip_not_applicable": skip,
        }
    )
    return [plain_text(row.cells[1].content) for row in indicator_grid(composition(facts), spec).rows[1:]]
