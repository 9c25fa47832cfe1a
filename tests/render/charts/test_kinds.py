"""Over the whole registry: whatever a chart is given stays readable and within the picture."""

import inspect
import io
import struct
from decimal import Decimal

import pytest
from PIL import Image

from qreport.model.document import ChartModel
from qreport.model.layout import Layout
from qreport.render.charts.check import problems_of
from qreport.render.charts.drawing import draw, height_mm
from qreport.render.charts.registry import KINDS
from qreport.render.charts.style import style_of

from .painted import clashes, painted, words_of
from .samples import filled, hard_cases, model, series

CASES = [
    pytest.param(case, id=f"{kind}: {name}") for kind in KINDS for name, case in hard_cases(kind).items()
]
EXAMPLES = [pytest.param(KINDS.all()[kind].example, id=kind) for kind in KINDS]


def test_the_kinds_of_the_brief_are_there() -> None:
    wanted = {"columns", "bars", "stacked", "line", "share", "bullet", "diverging", "dots", "slope"}
    assert wanted <= set(KINDS)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_kind_says_when_to_use_it_and_its_example_is_of_it(kind: str) -> None:
    chart = KINDS.all()[kind]
    module = inspect.getmodule(chart.paint)
    assert module is not None
    assert "Categories:" in (inspect.getdoc(module) or "")
    assert module.__name__.endswith(f".{kind}")
    assert chart.example is module.EXAMPLE
    assert chart.example.kind == kind


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_drawn_at_the_width_of_the_text(example: ChartModel, layout: Layout) -> None:
    assert problems_of(example) == ()
    picture = draw(example, layout)
    image = Image.open(io.BytesIO(picture))
    page = layout.page
    wide = (page.width - page.left - page.right) / 25.4 * layout.chart_dpi
    assert image.width == pytest.approx(wide, abs=1)
    assert image.height == pytest.approx(example.height / 2.54 * layout.chart_dpi, abs=1)
    assert image.info["dpi"][0] == pytest.approx(layout.chart_dpi, abs=0.1)
    assert height_mm(picture, layout) == pytest.approx(example.height * 10, abs=0.2)


@pytest.mark.parametrize("case", [*EXAMPLES, *CASES])
def test_no_word_leaves_the_picture_or_covers_another(case: ChartModel, layout: Layout) -> None:
    canvas = painted(case, layout)
    for box, line in canvas.words:
        assert box.left >= 0, line
        assert box.right <= canvas.width, line
        assert box.top >= 0, line
        assert box.bottom <= canvas.height, line
    assert clashes(canvas) == []


@pytest.mark.parametrize("case", [*EXAMPLES, *CASES])
def test_nothing_touches_the_edge_and_no_letter_is_too_small(case: ChartModel, layout: Layout) -> None:
    image = Image.open(io.BytesIO(draw(case, layout))).convert("L")
    width, height = image.size
    edges = (
        (0, 0, width, 1),
        (0, height - 1, width, height),
        (0, 0, 1, height),
        (width - 1, 0, width, height),
    )
    for edge in edges:
        darkest, _ = image.crop(edge).getextrema()
        assert darkest >= 240  # only the pale ground of every other row reaches the edge
    assert min(box.height for box, _ in painted(case, layout).words) >= 7.5


@pytest.mark.parametrize("case", [*EXAMPLES, *CASES])
def test_every_name_is_written_whole(case: ChartModel, layout: Layout) -> None:
    written = "".join(words_of(painted(case, layout)))
    for name in case.categories:
        assert name in written


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_missing_value_is_named_and_a_zero_is_not(kind: str, layout: Layout) -> None:
    names = ("甲", "乙", "丙")
    missing = words_of(painted(filled(kind, names, ("5", None, "7")), layout))
    assert any("无数据" in line for line in missing)
    whole = words_of(painted(filled(kind, names, ("5", "0", "7")), layout))
    assert not any("无数据" in line for line in whole)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"line", "stacked"}))
def test_every_value_is_written_as_the_data_print_it(kind: str, layout: Layout) -> None:
    shown = words_of(painted(filled(kind, ("甲", "乙"), ("97.0", "41.50")), layout))
    assert "97.0" in shown
    assert "41.50" in shown


@pytest.mark.parametrize("kind", ["bars", "diverging"])
def test_forty_categories_make_the_picture_grow(kind: str, layout: Layout) -> None:
    names = tuple(f"第{number}项质量指标的名称" for number in range(40))
    values = tuple(str(number - (20 if kind == "diverging" else 0)) for number in range(40))
    canvas = painted(filled(kind, names, values), layout)
    assert 7 / 2.54 * 72 < canvas.height <= style_of(layout).tallest
    assert clashes(canvas) == []


def test_columns_without_room_become_bars(layout: Layout) -> None:
    names = tuple(f"第{number}个教学系部与教研室" for number in range(9))
    values = ("11372.95",) * 9
    shown = (series("2020年", *values), series("2021年", *values))
    columns, bars = (painted(model(kind, names, *shown), layout).words for kind in ("columns", "bars"))
    assert columns == bars


def test_a_value_far_beyond_the_others_is_broken_and_the_chart_says_so(layout: Layout) -> None:
    usual = ("19.9", "7.7", "5.0", "-6.5", "-16.5")
    quiet = words_of(painted(filled("diverging", ("甲", "乙", "丙", "丁", "戊"), usual), layout))
    far = words_of(
        painted(filled("diverging", ("己", "甲", "乙", "丙", "丁", "戊"), ("502.6", *usual)), layout)
    )
    assert not any("断口" in line for line in quiet)
    assert any("断口" in line for line in far)
    assert "502.6" in far


def test_an_axis_that_is_cut_says_where_it_begins(layout: Layout) -> None:
    satisfied = model("dots", ("甲", "乙"), series("2021年", "98.5", "98.6"), unit="%")
    assert words_of(painted(satisfied, layout))[0] == "单位：%（横轴从95开始）"
    from_zero = model("line", ("甲",), series("2020年", "3"), series("2021年", "9"))
    assert words_of(painted(from_zero, layout))[0] == "单位：人"


def test_a_stack_ends_with_its_sum_only_where_every_part_is_known(layout: Layout) -> None:
    parts = (series("一等奖", "5", "1"), series("二等奖", "8", None))
    shown = words_of(painted(model("stacked", ("市级", "省级"), *parts), layout))
    assert "13" in shown
    assert "部分无数据" in shown


def test_parts_are_in_percent_of_the_whole_unless_one_is_missing(layout: Layout) -> None:
    whole = words_of(painted(filled("share", ("甲", "乙"), ("1", "2")), layout))
    assert {"33.3%", "66.7%"} <= set(whole)
    part = words_of(painted(filled("share", ("甲", "乙", "丙"), ("1", "2", None)), layout))
    assert not any(line.endswith("%") for line in part)


def test_labels_of_a_bullet_never_lie_on_its_mark(layout: Layout) -> None:
    near = ChartModel("bullet", ("甲",), (series("2021年", "19.9"),), "m²", (Decimal(20),))
    far = ChartModel("bullet", ("甲",), (series("2021年", "10"),), "m²", (Decimal(20),))
    places = [
        next(box.left for box, line in painted(each, layout).words if line in {"19.9", "10"})
        for each in (near, far)
    ]
    assert places[0] > places[1]


def test_a_chart_without_categories_says_that_there_are_no_data(layout: Layout) -> None:
    picture = draw(ChartModel("bars", (), (), "人"), layout)
    width, height = struct.unpack(">II", picture[16:24])
    assert width > height > 0
