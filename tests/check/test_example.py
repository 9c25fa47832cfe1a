from places import ROOT

from qreport.check import check
from qreport.load import load_filing, load_pack
from qreport.model.finding import Finding

PACK, _ = load_pack("secondary-2022", (ROOT / "templates",))
FILING, _ = load_filing(ROOT / "data" / "examples" / "liaocheng-2021", PACK)
RESULT = check(FILING, PACK)


def finding(code: str, period: str = "2021") -> Finding:
    (one,) = [each for each in RESULT.findings if (each.code, each.period) == (code, period)]
    return one


def test_the_published_figures_contradict_each_other_in_exactly_these_places() -> None:
    arithmetic = [
        each for each in RESULT.findings if "QR201" <= each.code < "QR231" or "QR301" <= each.code < "QR380"
    ]
    assert sorted((each.code, str(each.period)) for each in arithmetic) == [
        ("QR201", "2021"),
        ("QR207", "2020"),
        ("QR207", "2021"),
        ("QR212", "2021"),
        ("QR213", "2021"),
        ("QR216", "2021"),
        ("QR216", "2021"),
        ("QR221", "2021"),
        ("QR306", "2021"),
        ("QR308", "2020"),
        ("QR308", "2021"),
        ("QR310", "2021"),
        ("QR311", "2020"),
        ("QR324", "2021"),
        ("QR329", "2020"),
        ("QR329", "2021"),
        ("QR331", "2021"),
        ("QR362", "2021"),
        ("QR365", "2021"),
        ("QR376", "2021"),
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


def test_placed_graduates_and_their_destinations_differ_by_two_swapped_digits() -> None:
    assert "2364" in finding("QR311", "2020").message
    assert "= 2346" in finding("QR311", "2020").message


def test_waivers_of_autumn_2020_exceed_the_students_of_then() -> None:
    assert "= 8661，大于 2020 年的全日制在校生数 7948，多 713" in finding("QR376").message


def test_pupils_counted_as_employed_and_as_studying_are_told() -> None:
    assert finding("QR306").found == "2953"


def test_the_buildings_that_are_not_finished_are_taken_off() -> None:
    unfinished = finding("QR362")
    assert (
        "(校舍建筑面积 17.87 × 10000 - 在建校舍面积 18446.2) ÷ 全日制在校生数 9527 = 16.82"
        in unfinished.message
    )
    assert unfinished.locations[0].file == "indicators/办学条件.csv"


def test_more_dual_qualified_teachers_vanished_than_people_left() -> None:
    # 279 + 19 - 233 = 65, while 645 + 37 - 663 = 19 left the school.
    assert (finding("QR331").found, finding("QR331").expected) == ("65", "不大于 19")


def test_the_job_match_rates_have_no_denominator_in_common() -> None:
    # 92.04% is 2176 of 2364 or 2209 of 2400; 92.05% is 1354 of 1471.
    assert "2364 或毕业生总数 2400" in finding("QR310").message
    assert "= 1471 为分母" in finding("QR310").message


def test_a_part_of_a_year_and_decimals_that_differ_are_told_at_their_cells() -> None:
    assert [place.file for place in finding("QR213").locations] == ["indicators/办学条件.csv"]
    assert finding("QR212").locations[0].cell == "D54"


def test_figures_that_only_look_wrong_are_not_flagged() -> None:
    # 49.64 is 709.5亩 cut off, 11201.30 comes from a value in 元 that the report prints in 万元.
    flagged = {each.indicator for each in RESULT.findings if each.code == "QR207"}
    assert not flagged & {"campus_area_per_student", "equipment_value_per_student", "senior_teachers_share"}
