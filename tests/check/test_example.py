from pathlib import Path

from qreport.check import check
from qreport.load import load_filing, load_pack
from qreport.model.finding import Finding

ROOT = Path(__file__).parents[2]
PACK, _ = load_pack("secondary-2022", (ROOT / "templates",))
FILING, _ = load_filing(ROOT / "data" / "examples" / "liaocheng-2021", PACK)
RESULT = check(FILING, PACK)


def finding(code: str, period: str = "2021") -> Finding:
    (one,) = [each for each in RESULT.findings if (each.code, each.period) == (code, period)]
    return one


def test_the_published_figures_have_exactly_these_faults() -> None:
    assert sorted((each.code, str(each.period)) for each in RESULT.findings) == [
        ("QR201", "2021"),
        ("QR207", "2020"),
        ("QR207", "2021"),
        ("QR306", "2021"),
        ("QR308", "2020"),
        ("QR308", "2021"),
        ("QR324", "2021"),
        ("QR329", "2020"),
        ("QR329", "2021"),
    ]


def test_the_training_total_lacks_the_bus_company() -> None:
    total = finding("QR201")
    assert (total.name, total.record_set) == ("total-differs-from-rows", "training")
    assert [(place.file, place.cell) for place in total.locations] == [
        ("records/training.csv", "C8"),
        ("records/training.csv", "C4"),
    ]
    assert (total.found, total.expected) == ("18291", "20175")


def test_the_share_of_postgraduates_is_not_that_of_107_teachers() -> None:
    assert "107 ÷ 专任教师 501 × 100 = 21.36" in finding("QR207").message


def test_the_ratio_of_the_year_before_does_not_follow() -> None:
    assert "7948 ÷ 专任教师 465 = 17" in finding("QR207", "2020").message


def test_pupils_counted_as_employed_and_as_studying_are_told() -> None:
    assert finding("QR306").found == "2953"


def test_figures_that_only_look_wrong_are_not_flagged() -> None:
    # 49.64 is 709.5亩 cut off, 11201.30 comes from a value in 元 that the report prints in 万元.
    flagged = {each.indicator for each in RESULT.findings}
    assert not flagged & {"campus_area_per_student", "equipment_value_per_student", "senior_teachers_share"}
