"""Rows of text become the same cells by the short way and by the careful one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.load.grids.grid import ERROR_MARKS, CellKind, plain_texts, text_cells
from qreport.model.finding import Finding
from qreport.model.location import Location

_ROW = Location("records/a.csv", line=3)
_TEXTS = st.lists(st.text(max_size=6) | st.sampled_from([*ERROR_MARKS, " 甲 ", "", "　乙"]), max_size=5)


@given(_TEXTS)
def test_a_plain_row_holds_what_its_cells_would_hold(row: list[str]) -> None:
    findings: list[Finding] = []
    cells = text_cells(row, _ROW, findings)
    plain = plain_texts(row)
    if plain is not None:
        assert plain == tuple(cell.text for cell in cells)
        assert not findings
        assert {cell.kind for cell in cells} <= {CellKind.TEXT, CellKind.EMPTY}


@pytest.mark.parametrize("odd", ["在\x07校", "#N/A", "甲\n乙", "乙\u200b", "字" * 32_768])
def test_an_odd_cell_makes_its_row_be_looked_at(odd: str) -> None:
    assert plain_texts(["甲", odd, "1"]) is None


def test_ordinary_words_and_numbers_need_no_closer_look() -> None:
    assert plain_texts([" 甲系", "专业（一）", "98.5% ", ""]) == ("甲系", "专业（一）", "98.5%", "")
