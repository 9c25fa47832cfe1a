"""A value within its course: the first year on file, the change since then, the rank."""

import pytest

from qreport.compose.values.composition import Composition
from qreport.model.facts import Bound, Facts

from .samples import filing, missing, names, pack, said, typed


def course(values: dict[str, str], code: str = "students") -> Composition:
    facts = [typed(code, year, text) for year, text in values.items()]
    return Composition(filing(), Facts((*facts, missing(code, "2012"))), pack())


GAP = {"2013": "1", "2021": "215"}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (GAP, "2013年1人，比2013年增加214人，2年中第1位"),
        ({"2019": "30", "2020": "40", "2021": "20"}, "2019年30人，比2019年减少10人，3年中第3位"),
        ({"2019": "20", "2020": "40", "2021": "20"}, "2019年20人，与2019年持平，3年中第2位"),
    ],
)
def test_the_first_year_is_the_first_with_a_value(values: dict[str, str], words: str) -> None:
    stage = course(values)
    text = (
        "{{ 值.students|首年|年份 }}{{ 值.students|首年|带单位 }}，"
        "{{ 值.students|比首年 }}，{{ 值.students|位次 }}"
    )
    assert said(text, stage) == words
    assert stage.findings == []


def test_a_percentage_changes_by_points() -> None:
    assert (
        said("{{ 值.rate|比首年 }}", course({"2018": "97", "2021": "98.5"}, "rate"))
        == "比2018年上升1.5个百分点"
    )


def test_of_a_single_year_there_is_neither_change_nor_rank() -> None:
    stage = course({"2021": "215"})
    assert said("{{ 值.students|比首年 }}；{{ 值.students|位次 }}", stage) == "不可比；不可比"
    assert names(stage.findings) == ["change-cannot-be-told"]
    assert "只有 2021 年的数" in stage.findings[0].message


def test_whether_there_is_a_rank_can_be_asked() -> None:
    text = "{% if 值.students|位次 is 有值 %}有{% else %}无{% endif %}"
    assert said(text, course(GAP)) == "有"
    assert said(text, course({"2021": "215"})) == "无"


def test_a_vague_number_has_no_rank_and_no_change() -> None:
    facts = (typed("students", "2013", "90", bound=Bound.AT_LEAST), typed("students", "2021", "215"))
    stage = Composition(filing(), Facts(facts), pack())
    assert said("{{ 值.students|位次 }}", stage) == "不可比"
    assert said("{{ 值.students|比首年 }}", stage) == "不可比"
    assert names(stage.findings) == ["change-cannot-be-told"]


def test_without_the_year_of_the_report_there_is_no_rank() -> None:
    stage = course({"2013": "1", "2014": "2"})
    assert said("{{ 值.students|位次 }}", stage) == "不可比"
