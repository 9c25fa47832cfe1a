"""Rates left and right of zero: how much each thing rose or fell, e.g. the change of every indicator.

Categories: up to 45, in the order given (sort them by value). Series: one, values with their sign in the
label. A value far beyond all others would press the rest flat: its bar is broken by a white stroke and
the line above the chart says so; its label is true.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qreport.model.document import ChartModel, Series
from qreport.render.charts.parts import header
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import (
    Bar,
    bar_box,
    bar_scale,
    bars_of,
    lay_rows,
    least_height,
    paint_bar,
    paint_zero,
)
from qreport.render.charts.scale import Box, Scale
from qreport.render.charts.style import PAPER, Fill, Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="diverging",
    categories=(
        "职业技能等级证书获取人数",
        "全日制在校生数",
        "专任教师数",
        "纸质图书数",
        "毕业生总数",
        "双师型教师数",
    ),
    series=(
        Series(
            "比上年",
            (Decimal("502.6"), Decimal("19.9"), Decimal("7.7"), None, Decimal("-6.5"), Decimal("-16.5")),
            ("+502.6", "+19.9", "+7.7", "", "-6.5", "-16.5"),
        ),
    ),
    unit="%",
)

_FAR = Decimal("2.5")
"""So many times the next value, and a bar is broken."""
_CUT = Decimal("1.25")
"""A broken bar is so many times as long as the longest whole one."""
_SHADED = 8
"""From so many rows on, every other row is shaded to lead the eye."""
_SHADE = Fill("#F3F3F3")


@chart_kind("diverging", "升降图", EXAMPLE, signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """零线左右的横条，显示各项上升或下降多少，例如各指标比上年的变化。

    类别至多 45 个，系列一个。远超其他各项的横条画出断口并注明，数字照实标注。
    """
    limit = _limit([value for value in model.series[0].values if value is not None])
    shown = _held(model, limit)
    top = header(canvas, model.unit, note="" if shown is model else "有白色断口的条形未按比例画出")
    rows = lay_rows(canvas, model.categories, top, 0, least_height(1))
    if len(rows.bands) >= _SHADED:
        for band in rows.bands[::2]:
            canvas.fill(Box(0, band.top, canvas.width, band.height), _SHADE)
    rows.write_names(canvas)
    scale = bar_scale(shown, rows)
    rise, fall = style.fills(("升", "降"))
    for bar in bars_of(shown, rows, (rise,)):
        paint_bar(canvas, replace(bar, fill=fall if bar.value < 0 else rise), scale, rows.value_size)
        if bar.value != (model.series[0].values[bar.number] or 0):
            _break(canvas, bar, scale)
    paint_zero(canvas, scale, rows)


def _limit(values: list[Decimal]) -> Decimal | None:
    """Return the length at which bars are broken, None when none stands out."""
    lengths = sorted(abs(value) for value in values)
    # Only in the upper half: what is small beside other small ones presses nothing flat.
    for shorter, longer in zip(lengths[len(lengths) // 2 :], lengths[len(lengths) // 2 + 1 :], strict=False):
        if shorter and longer > _FAR * shorter:
            return shorter * _CUT
    return None


def _held(model: ChartModel, limit: Decimal | None) -> ChartModel:
    """Return `model` with no value beyond `limit`; the labels stay true."""
    if limit is None:
        return model
    series = model.series[0]
    held = tuple(value and max(min(value, limit), -limit) for value in series.values)
    return replace(model, series=(replace(series, values=held),))


def _break(canvas: Canvas, bar: Bar, scale: Scale) -> None:
    box = bar_box(scale, bar.value, bar.place)
    # Near the end of the bar, not across it where its value is read.
    at = box.left + box.width * (0.88 if bar.value > 0 else 0.12)
    _white_stroke(canvas, Box(at - 2, box.top - 1, 4, box.height + 2))


def _white_stroke(canvas: Canvas, box: Box) -> None:
    # A slanting stroke, so that it is not taken for the end of the bar.
    slant = box.height / 3
    canvas.fill_shape(
        [
            (box.left + slant, box.top),
            (box.right + slant, box.top),
            (box.right - slant, box.bottom),
            (box.left - slant, box.bottom),
        ],
        Fill(PAPER),
    )
