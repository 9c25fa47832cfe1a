"""A fictional school whose figures all agree: nothing is found; with one figure changed, that is found."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from places import TEMPLATES

from qreport.check import check
from qreport.load import load_filing, load_pack
from qreport.model.finding import Finding

PACK, _ = load_pack("secondary-2022", (TEMPLATES,))

# Code: the figure of 2020, then that of 2021.
FIGURES = """
full_time_students 5000 5200
new_students 1700 1780
new_students_transferred 100 110
graduates 1400 1500
graduates_placed 1370 1470
startup_share 3.00 2.87
employed_large_enterprises 270 300
employed_small_enterprises 240 250
job_match_rate 91.89 92.11
further_study_college_exam 180 200
further_study_independent 140 150
further_study_secondary_bachelor 0 0
further_study_secondary_higher 450 500
further_study_exempted 0 0
further_study_other 45 50
admitted_bachelor 100 120
admitted_higher_vocational 670 730
certificates 900 960
staff 350 362
authorised_posts 380 380
recruited_staff 18 20
teachers 290 300
student_teacher_ratio 17:1 17:1
politics_teachers 16 17
pe_teachers 14 15
arts_teachers 9 10
moral_education_staff 40 42
professor_teachers 5 6
associate_teachers 80 84
intermediate_teachers 115 120
senior_teachers_share 29.31 30.00
postgraduate_teachers 55 60
postgraduate_teachers_share 18.97 20.00
dual_qualified_teachers 150 158
new_dual_qualified_teachers 11 12
dual_qualified_teachers_share 51.72 52.67
mentors 20 22
mentored_teachers 24 26
campus_area 300.0 300.0
campus_area_per_student 40.00 38.46
building_area 12.50 12.50
building_area_under_construction 5000.0 5000.0
building_area_per_student 24.00 23.08
practical_training_area 3.10 3.20
equipment_value 4300.00 4500.00
equipment_value_per_student 8600.00 8653.85
enterprise_equipment_value 512.40 530.25
printed_books 155000 160000
x_trained_students 600 640
x_examined_students 550 590
x_certified_students 430 470
gold_collar_trades 5 5
gold_collar_classes 11 12
gold_collar_examined 410 430
gold_collar_passed 395 412
clubs 40 42
club_members 2900 3000
named_classes 9 10
named_class_enterprises 9 9
x_new_programmes 1 2
x_new_certificates 1 2
x_new_students 60 64
articulated_programmes 2 2
national_key_programmes 1 1
homeroom_studios 1 1
homeroom_studios_national 0 0
homeroom_studios_provincial 0 0
homeroom_studios_municipal 1 1
employer_satisfaction_attitude 97.5 98.1
employer_satisfaction_skill 96.4 97.2
appropriation_per_student 8120.50 8342.75
"""
RECORDS = {
    "programmes": (
        "所属系部,专业名称,在校生数\n甲系,机电技术应用,2100\n,数控技术应用,1300\n乙系,会计事务,1800\n合计,,5200\n"
    ),
    "new_programmes": "专业名称\n会计事务\n",
    "student_aid": (
        "学期,学籍,资助项目,人数\n2020年秋季,技工类,免学费,2400\n,中职类,免学费,2500\n"
        "2021年春季,技工类,免学费,2500\n,中职类,免学费,2450\n"
    ),
    "training": "合作单位,培训人数\n市残联,120\n甲公司,480\n合计,600\n",
}
SETTINGS = """pack: secondary-2022
school: {name: 春山职业学校, level: secondary}
report: {title_year: 2022, data_year: 2021, issued: 2021-11}
"""


def filed(folder: Path, changes: Mapping[str, str] | None = None) -> list[Finding]:
    """Return what the checks find in the filing, with the figures `code@year` of `changes` put in."""
    figures = {
        f"{code}@{year}": text
        for code, *texts in map(str.split, FIGURES.split("\n")[1:-1])
        for year, text in zip(("2020", "2021"), texts, strict=True)
    } | dict(changes or {})
    lines = [f"{key.split('@')[0]},{key.split('@')[1]},{text}" for key, text in figures.items()]
    for name in ("indicators", "records"):
        (folder / name).mkdir()
    (folder / "qreport.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "indicators" / "a.csv").write_text("代码,年份,数值\n" + "\n".join(lines), encoding="utf-8")
    for name, text in RECORDS.items():
        (folder / "records" / f"{name}.csv").write_text(text, encoding="utf-8")
    filing, _ = load_filing(folder, PACK)
    return list(check(filing, PACK).findings)


def test_figures_that_agree_are_silent(tmp_path: Path) -> None:
    assert [(each.code, each.message) for each in filed(tmp_path)] == []


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("startup_share@2021", "187", "QR202"),
        ("equipment_value_per_student@2021", "0.87", "QR203"),
        ("homeroom_studios@2021", "3", "QR205"),
        ("new_students_transferred@2021", "1790", "QR206"),
        ("student_teacher_ratio@2021", "16:1", "QR207"),
        ("campus_area_per_student@2021", "39.46", "QR207"),
        ("equipment_value_per_student@2020", "8800.00", "QR207"),
        ("enterprise_equipment_value@2021", "5302500.00", "QR211"),
        ("employer_satisfaction_skill@2021", "0.972", "QR211"),
        ("appropriation_per_student@2021", "8343", "QR212"),
        ("graduates_placed@2021", "1501", "QR301"),
        ("admitted_higher_vocational@2021", "703", "QR302"),
        ("employed_large_enterprises@2021", "390", "QR306"),
        ("startup_share@2021", "2.90", "QR307"),
        ("job_match_rate@2021", "92.05", "QR308"),
        ("teachers@2021", "363", "QR321"),
        ("pe_teachers@2021", "280", "QR322"),
        ("dual_qualified_teachers@2021", "305", "QR323"),
        ("intermediate_teachers@2021", "220", "QR325"),
        ("dual_qualified_teachers_share@2021", "52.76", "QR330"),
        ("dual_qualified_teachers@2021", "143", "QR331"),
        ("staff@2021", "382", "QR332"),
        ("mentored_teachers@2021", "0", "QR335"),
        ("full_time_students@2021", "5400", "QR341"),
        ("x_examined_students@2021", "650", "QR342"),
        ("gold_collar_passed@2021", "431", "QR345"),
        ("gold_collar_classes@2021", "0", "QR348"),
        ("full_time_students@2021", "5500", "QR349"),
        ("building_area_per_student@2021", "23.80", "QR361"),
        ("building_area_per_student@2021", "24.04", "QR362"),
        ("practical_training_area@2021", "32.0", "QR363"),
        ("enterprise_equipment_value@2021", "5302.50", "QR364"),
        ("enterprise_equipment_value@2021", "512.40", "QR365"),
        ("articulated_programmes@2021", "4", "QR371"),
        ("full_time_students@2020", "4700", "QR376"),
    ],
)
def test_one_wrong_figure_is_found_at_its_cell(tmp_path: Path, key: str, text: str, code: str) -> None:
    matching = [each for each in filed(tmp_path, {key: text}) if each.code == code]
    line = 2 + [row.split()[0] for row in FIGURES.strip().split("\n")].index(key[:-5]) * 2
    places = [place.line for each in matching for place in each.locations]
    assert line + (key.endswith("2021")) in places
