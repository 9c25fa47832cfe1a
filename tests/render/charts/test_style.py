"""Colours that stay apart in grey print."""

from itertools import combinations

from qreport.model.layout import Layout
from qreport.render.charts.style import Fill, lightness, style_of, tint


def test_any_two_of_five_fills_differ_in_lightness_or_hatch(layout: Layout) -> None:
    fills = style_of(layout).fills(("甲", "乙", "丙", "丁", "戊"))
    assert len(fills) == 5
    for one, other in combinations(fills, 2):
        assert one.hatch != other.hatch or abs(lightness(one.color) - lightness(other.color)) >= 12


def test_equal_colours_are_told_apart_by_hatches(layout: Layout) -> None:
    grey = layout.model_copy(update={"chart_colors": ("#7F7F7F",) * 5})
    assert len(set(style_of(grey).fills(("甲", "乙", "丙", "丁")))) == 4


def test_periods_are_tints_that_darken_towards_the_last(layout: Layout) -> None:
    style = style_of(layout)
    fills = style.fills(("2019年", "2020年", "2021年"))
    shades = [lightness(fill.color) for fill in fills]
    assert shades == sorted(shades, reverse=True)
    assert fills[-1] == style.main


def test_letters_on_a_fill_contrast_with_it() -> None:
    assert Fill("#1F4E79").ink == "#FFFFFF"
    assert Fill("#F0E0A0").ink != "#FFFFFF"


def test_lightness_runs_from_black_to_white() -> None:
    assert round(lightness("#000000")) == 0
    assert round(lightness("#FFFFFF")) == 100
    assert tint("#000000", 0) == "#FFFFFF"
