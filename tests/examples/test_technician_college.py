"""The pack of one or two pages for the public, and the example that fills it."""

import json
from decimal import Decimal

import pytest

from qreport import check, compose
from qreport.cli.main import main
from qreport.model.document import Chart, Document, Miniature, Table, Tiles, plain_text, walk
from qreport.model.filing import Filing
from qreport.model.pack import Pack
from qreport.resources import example_folder

from .sample import Example

EXAMPLE = example_folder() / "technician-college-2021"
PACK = "highlights"
SERIES = {
    "contest_awards": (1, 215, 745),
    "research_started": (1, 64, 266),
    "research_concluded": (2, 38, 187),
    "research_awards": (6, 22, 104),
    "works": (21, 60, 445),
}
"""2013, 2021, and all years up to 2021, as the newspaper gives them."""
OTHERS = {
    "founded_years": 60, "innovations": 12, "landmark_results": 18, "landmark_national": 8,
    "landmark_provincial": 10, "hosted_national_events": 2, "national_first_prizes": 1,
    "national_best_rank": 3, "best_coach_awards": 1, "moral_case_best": 16, "joint_build_projects": 17,
    "quality_projects": 29, "selected_projects": 16, "department_grades": 4, "teacher_grades": 4,
    "matched_towns": 5,
    "matched_heads": 50, "institutes": 4, "institute_teachers": 22, "institute_engineers": 11, "alliances": 3,
    "alliance_companies": 120, "mixed_colleges": 4, "company_equipment": 4000, "order_companies": 160,
    "order_students": 8000, "apprentice_group_least": 3, "apprentice_group_most": 5, "clubs": 75,
    "club_participants": 5000, "class_teacher_national": 2, "class_teacher_provincial": 1,
    "national_coaches": 1, "provincial_teams": 2, "named_masters": 27,
}  # fmt: skip


@pytest.fixture(scope="module")
def document(read: Example) -> Document:
    made, findings = compose.compose(read.filing, read.facts, read.pack)
    assert findings == ()
    return made


def test_every_figure_of_the_newspaper_is_held(pack: Pack, filing: Filing) -> None:
    held = {code: filing.facts.value(code, "2021") for code in pack.indicators}
    totals = {f"{code}_total": total for code, (_, _, total) in SERIES.items()}
    latest = {code: now for code, (_, now, _) in SERIES.items()}
    assert held == {code: Decimal(value) for code, value in {**latest, **totals, **OTHERS}.items()}
    assert {code: filing.facts.value(code, "2013") for code in SERIES} == {
        code: Decimal(first) for code, (first, _, _) in SERIES.items()
    }


def test_no_year_between_is_invented(filing: Filing) -> None:
    assert filing.facts.periods == ("2013", "2021")


def test_checking_finds_nothing(read: Example) -> None:
    assert read.findings == ()
    assert check.check(read.filing, read.pack).findings == ()


def test_ten_numbers_come_first_with_change_and_rank(document: Document) -> None:
    first, *_ = (block for block in walk(document.blocks) if isinstance(block, Tiles))
    assert len(first.tiles) == 10
    awards = first.tiles[0]
    assert plain_text(awards.figure) == "215项"
    assert plain_text(awards.note) == "比2013年增加214项\n2年中第1位"


def test_the_chart_has_every_year_and_shows_the_break(document: Document) -> None:
    yearly, totals = (block for block in walk(document.blocks) if isinstance(block, Chart))
    assert [series.name for series in yearly.model.series] == [f"{year}年" for year in range(2013, 2022)]
    assert all(value is None for series in yearly.model.series[1:-1] for value in series.values)
    assert totals.model.series[0].labels == ("745", "445", "266", "187", "104")


def test_the_table_shows_each_course(document: Document) -> None:
    (table,) = (block for block in walk(document.blocks) if isinstance(block, Table))
    courses = [row.cells[-1].content for row in table.rows if row.role == "body"]
    assert all(isinstance(content[0], Miniature) for content in courses)
    assert plain_text(courses[0]) == "2013年1，2021年215"


def test_diff_prints_the_series_of_the_filing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(EXAMPLE), "--series", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["periods"] == [str(year) for year in range(2013, 2022)]
    growth = {each["indicator"]: each["growth"] for each in made["series"]}
    assert set(growth) == set(SERIES)
    assert growth["contest_awards"] == "95.68"
    assert [each["value"] for each in made["series"][0]["points"]] == ["1", *[None] * 7, "215"]
