"""Lines of Chinese text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qreport.render.charts.parts import wrap

LETTERS = st.text(alphabet="职业教育质量年度报告（）“”，。、2021年m² A%", max_size=60)


def width(text: str) -> float:
    return sum(5 if letter.isascii() else 10 for letter in text)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("毕业生总数", 100, ("毕业生总数",)),
        ("", 100, ("",)),
        ("甲\n乙", 100, ("甲", "乙")),
        ("就业单位对毕业生的满意度", 70, ("就业单位对毕", "业生的满意度")),
        ("其他（含留学）", 60, ("其他（含", "留学）")),
        ("完成2021年任务", 40, ("完成", "2021年", "任务")),
        ("Mbps带宽", 10, ("Mb", "ps", "带", "宽")),
    ],
)
def test_lines_are_even_and_broken_where_a_printer_would(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrap(text, room, width) == lines


@given(LETTERS, st.integers(min_value=10, max_value=300))
def test_nothing_is_lost_and_every_line_fits(text: str, room: int) -> None:
    lines = wrap(text, room, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= room for line in lines)


@given(LETTERS)
@example("00000000000²²²²²%0000000000000²²²")
@example("000000000000000000²²²²²² ）²²²²")
def test_no_line_begins_with_a_closing_mark_where_there_is_room(text: str) -> None:
    first, *others = wrap(text, 200, width)
    assert first is not None
    assert not any(line[0] in "）”，。、%" for line in others)
