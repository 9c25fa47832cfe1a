"""Charts over many years: gaps are seen and told once, what matters is written."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.model.document import ChartModel
from qreport.model.layout import Layout
from qreport.render.charts.check import problems_of
from qreport.render.charts.drawing import draw
from qreport.render.charts.miniature import HEIGHT, WIDTH, draw_miniature
from qreport.render.charts.style import Fill, Stroke
from qreport.render.charts.traces import Trace

from .painted import painted, words_of
from .samples import model, series

NAMES = ("竞赛获奖", "科研立项")


def over(kind: str, *years: tuple[str | None, str | None]) -> ChartModel:
    shown = (series(f"{2013 + number}年", *values) for number, values in enumerate(years))
    return model(kind, NAMES, *shown)


GAP: tuple[tuple[str | None, str | None], ...] = (("1", "2"), *((None, None),) * 7, ("215", "38"))


@pytest.mark.parametrize("kind", ["line", "years"])
def test_a_gap_of_many_years_is_told_once_a_line(kind: str, layout: Layout) -> None:
    chart = over(kind, *GAP)
    assert problems_of(chart) == ()
    assert words_of(painted(chart, layout)).count("无数据") == 2


def test_two_gaps_of_one_line_are_told_both(layout: Layout) -> None:
    one = ("5", "5")
    chart = over("years", one, (None, "5"), one, one, (None, "5"), one)
    assert words_of(painted(chart, layout)).count("无数据") == 2


def test_the_first_the_latest_the_highest_and_the_lowest_are_written(layout: Layout) -> None:
    values = ("40", "33", "17", "55", "78", "31", "52")
    shown = words_of(painted(over("years", *((value, value) for value in values)), layout))
    assert {"40", "52", "78", "17"} <= set(shown)
    assert not {"33", "55", "31"} & set(shown)
    assert {"2013年", "2019年"} <= set(shown)


def test_a_break_between_columns_is_drawn(layout: Layout) -> None:
    whole = over("years", *((("5", "7"),) * 4))
    assert draw(replace(whole, breaks=((0, 2),)), layout) != draw(whole, layout)


def test_thirty_years_are_too_many_for_none_but_thirty_one_are(layout: Layout) -> None:
    assert problems_of(over("years", *((("1", "2"),) * 30))) == ()
    assert [each.code for each in problems_of(over("years", *((("1", "2"),) * 31)))] == ["QR552"]
    assert painted(over("years", *((("1", "2"),) * 30)), layout).words


def test_a_miniature_is_small_and_equal_for_equal_values(layout: Layout) -> None:
    values = (Decimal(1), None, Decimal(-3), Decimal(0), Decimal(215))
    picture = draw_miniature(values, layout)
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert width == pytest.approx(WIDTH / 25.4 * layout.chart_dpi, abs=1)
    assert height == pytest.approx(HEIGHT / 25.4 * layout.chart_dpi, abs=1)
    assert draw_miniature(values, layout) == picture
    assert draw_miniature((*values[:-1], None), layout) != picture


@pytest.mark.parametrize("values", [(), (None, None), (Decimal(0),), (Decimal(7),) * 3])
def test_a_miniature_of_little_is_drawn_too(values: tuple[Decimal | None, ...], layout: Layout) -> None:
    assert draw_miniature(values, layout).startswith(b"\x89PNG")


def test_a_line_is_broken_between_years_that_do_not_compare(layout: Layout) -> None:
    whole = over("line", ("1", "5"), ("2", "5"), ("3", "5"))
    broken = replace(whole, breaks=((0, 2),))
    assert "“//”前后的数不可比" in " ".join(words_of(painted(broken, layout)))
    assert "不可比" not in " ".join(words_of(painted(whole, layout)))
    assert draw(broken, layout) != draw(whole, layout)


def test_nothing_joins_the_two_sides_of_a_break() -> None:
    spots = ((0.0, 0.0), (10.0, 0.0), (20.0, 0.0))
    look = Stroke("#000000"), Fill("#000000")
    trace = Trace(spots, (True,) * 3, ("1", "2", "3"), *look, broken=frozenset({2}))
    assert trace.parts == [(spots[0], spots[1])]
