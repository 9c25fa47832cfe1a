"""What one pack of a filing does not know and another does."""

from qreport.load.filing.attachments import unknown_to_all
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.reading import NOT_A_NUMBER, UNKNOWN_COLUMN, UNKNOWN_FILE, UNKNOWN_INDICATOR

ROW = Location("indicators/a.csv", line=2, column=1)
COLUMN = Location("records/a.csv", line=1, column=3)


def unknown(advice: str = "") -> Finding:
    return UNKNOWN_INDICATOR.at(ROW, message=f"没有指标“合作企业数量”{advice}", found="合作企业数量")


def test_with_one_pack_everything_stays() -> None:
    assert unknown_to_all([unknown()], []) == (unknown(),)


def test_what_another_pack_knows_is_left_out() -> None:
    wrong = NOT_A_NUMBER.at(ROW, message="不是数")
    assert unknown_to_all([unknown(), wrong], [[wrong]]) == (wrong,)


def test_what_nobody_knows_is_told_with_the_nearest_advice() -> None:
    far, near = unknown("，是否为“合作意向”？"), unknown("，是否为“合作企业数”？")
    assert unknown_to_all([far], [[near]]) == unknown_to_all([near], [[far]]) == (near,)


def test_a_pack_that_does_not_read_a_file_knows_no_column_of_it() -> None:
    column = UNKNOWN_COLUMN.at(COLUMN, message="不认识列“备注二”", found="备注二")
    unread = UNKNOWN_FILE.at(Location("records/a.csv"), message="没有明细表“a”")
    assert unknown_to_all([column], [[unread]]) == (column,)
    assert unknown_to_all([column], [[unread], []]) == ()
    assert unknown_to_all([unread], [[column]]) == ()
