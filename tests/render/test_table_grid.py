from hypothesis import given
from hypothesis import strategies as st

from qreport.model.document import Cell, Row, Run
from qreport.render.measuring.txt_table import slots

cells = st.builds(Cell, st.just(()), row_span=st.integers(-1, 5), column_span=st.integers(-1, 5))
rows = st.lists(st.builds(Row, st.lists(cells, max_size=6).map(tuple)), max_size=8)


def cell(words: str, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell((Run(words),), row_span=row_span, column_span=column_span)


@given(rows, st.integers(1, 5))
def test_every_row_fills_the_grid(rows: list[Row], columns: int) -> None:
    for line in slots(rows, columns):
        assert [slot.column for slot in line] == [sum(s.span for s in line[:i]) for i in range(len(line))]
        assert sum(slot.span for slot in line) == columns


def test_a_cell_over_two_rows_covers_the_place_below() -> None:
    first, second = slots((Row((cell("a", row_span=2), cell("b"))), Row((cell("c"),))), 2)
    assert [(slot.covered, slot.rows) for slot in first] == [(False, 2), (False, 1)]
    assert [(slot.covered, slot.cell.content[0]) for slot in second] == [(True, Run("a")), (False, Run("c"))]


def test_a_span_beyond_the_table_is_cut_off() -> None:
    (line,) = slots((Row((cell("a", row_span=9, column_span=9),)),), 3)
    assert [(slot.span, slot.rows) for slot in line] == [(3, 1)]


def test_a_missing_cell_is_empty_and_a_superfluous_one_left_out() -> None:
    short, long = slots((Row((cell("a"),)), Row((cell("a"), cell("b"), cell("c")))), 2)
    assert [slot.cell.content for slot in short] == [(Run("a"),), ()]
    assert [slot.cell.content for slot in long] == [(Run("a"),), (Run("b"),)]


def test_a_plain_row_stays_as_it_is() -> None:
    (line,) = slots((Row((cell("a"), cell("b"))),), 2)
    assert [(slot.column, slot.span, slot.rows, slot.covered) for slot in line] == [
        (0, 1, 1, False),
        (1, 1, 1, False),
    ]
