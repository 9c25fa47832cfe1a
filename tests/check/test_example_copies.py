"""What the example shows of copies, names, dates, standards and words; each finding is right."""

from qreport.check import check
from qreport.model.finding import Finding, Level

from .test_example import FILING, PACK

RESULT = check(FILING, PACK)


def mine(finding: Finding) -> bool:
    return "QR231" <= finding.code <= "QR245" or "QR380" <= finding.code <= "QR399"


def test_the_example_has_exactly_these() -> None:
    told = [(each.code, str(each.period), str(each.locations[0])) for each in RESULT.findings if mine(each)]
    assert sorted(told) == [
        ("QR232", "2021", "indicators/学生发展.csv D24"),
        ("QR239", "2021", "chapters/case_study.md:5"),
        ("QR243", "2021", "chapters/service_contribution.md:16"),
        ("QR243", "2021", "chapters/student_development.md:10"),
        ("QR243", "2021", "chapters/teaching_reform.md:12"),
        ("QR381", "2021", "records/new_programmes.csv A3"),
        ("QR385", "2020", "indicators/质量数据表.xlsx [质量数据表] D42"),
        ("QR385", "2021", "indicators/办学条件.csv D5"),
        ("QR386", "2021", "indicators/学校概况.yaml:7"),
        ("QR388", "2020", "indicators/质量数据表.xlsx [质量数据表] D45"),
        ("QR388", "2021", "indicators/办学条件.csv D8"),
    ]


def test_none_of_them_is_an_error() -> None:
    assert {each.level for each in RESULT.findings if mine(each)} == {Level.WARNING, Level.INFO}


def test_the_buildings_that_lack_are_told_in_square_metres() -> None:
    (finding,) = (each for each in RESULT.findings if (each.code, each.period) == ("QR385", "2021"))
    assert finding.message.endswith("应有 190540 m²，现有 178700 m²，缺 11840 m²")
