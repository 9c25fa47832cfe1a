import pytest

from qreport.render.docx.table_rows import number_column
from qreport.render.docx.tables import grid_widths
from qreport.text.width import cells, ems


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("学校", 4), ("“三”", 6), ("m²", 2), ("é", 1), ("e\u0301", 1)]
)
def test_a_hanzi_is_two_cells_wide(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(("text", "width"), [("", 0), ("学校", 2), ("12", 1), ("1.5", 1.25), ("5%", 1.33)])
def test_printed_width_is_measured_in_ems(text: str, width: float) -> None:
    assert ems(text) == pytest.approx(width, abs=0.01)


def test_column_widths_add_up_to_the_text() -> None:
    assert sum(grid_widths((1, 1, 1), 8845)) == 8845
    assert grid_widths((1, 3), 100) == [25, 75]


def test_numbers_line_up_at_their_units_digit() -> None:
    column = number_column(("9527", "49.64", "19:1", "-"))
    ends = {
        text: column.indent(text, 8) + ems(text.lstrip("0123456789")) for text in ("9527", "49.64", "19:1")
    }
    assert len({round(end, 9) for end in ends.values()}) == 1


def test_a_text_without_a_leading_digit_stands_in_the_middle() -> None:
    column = number_column(("12", "近2万"))
    assert column.indent("近2万", 8) is None
    assert column.indent("/", 8) is None


def test_a_narrow_column_never_pushes_a_number_out() -> None:
    column = number_column(("1", "123456.789"))
    assert column.indent("1", 2) <= 1.5
    assert column.indent("123456.789", 2) == 0
