from qreport.load.indicators.matching import folded
from qreport.model.location import Location
from qreport.problems.reading import BLANK_VALUE, UNKNOWN_INDICATOR


def test_a_file_of_names_that_nobody_knows_is_told_once() -> None:
    many = [UNKNOWN_INDICATOR.at(Location("a.csv", None, row, 1), message="没有") for row in range(1, 3001)]
    few = [UNKNOWN_INDICATOR.at(Location("b.csv", None, row, 1), message="没有") for row in range(1, 101)]
    blank = BLANK_VALUE.at(Location("a.csv", None, 5, 2), message="空")
    found = folded([*many, blank, *few])
    assert len(found) == 1 + 21 + 100
    (rest,) = [finding for finding in found if len(finding.locations) > 1]
    assert "还有 2980 行" in rest.message
    assert rest.locations[-1].line == 3000
