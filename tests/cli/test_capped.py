from qreport.cli.printers.text import capped, details_of
from qreport.model.location import Location
from qreport.problems.reading import BLANK_VALUE, NOT_A_NUMBER


def test_many_findings_of_one_kind_and_file_are_counted() -> None:
    places = [Location("a.csv", None, row, 1) for row in range(1, 31)]
    findings = [
        problem.at(place, message="空") for place in places for problem in (BLANK_VALUE, NOT_A_NUMBER)
    ]
    listed, lines = capped([*findings, BLANK_VALUE.at(Location("b.csv"), message="空")])
    assert len(listed) == 20 + 20 + 1
    assert lines[0].startswith(f"a.csv: {BLANK_VALUE.code} 还有 10 个")
    assert len(lines) == 2


def test_many_places_of_one_finding_are_counted() -> None:
    finding = BLANK_VALUE.at(*(Location("a.csv", None, row, 1) for row in range(1, 100)), message="空")
    assert details_of(finding)[0].endswith(" 等 98 处")
