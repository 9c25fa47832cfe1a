"""The cells of a row of a detail table, known by their columns."""

from qreport.load.records.record_rows import RowCells
from qreport.model.location import Location

_CELLS = RowCells(Location("records/a.xlsx", "甲", 7), {"department": 0, "students": 3})


def test_a_value_stands_in_the_row_and_column_of_its_file() -> None:
    assert str(_CELLS["students"]) == "records/a.xlsx [甲] D7"
    assert dict(_CELLS) == {
        "department": Location("records/a.xlsx", "甲", 7, 1),
        "students": Location("records/a.xlsx", "甲", 7, 4),
    }


def test_a_column_that_the_file_does_not_have_has_no_cell() -> None:
    assert _CELLS.get("teachers") is None
    assert len(_CELLS) == 2
