"""Dots on an axis that need not begin at zero: percentages close together, e.g. satisfaction.

Categories: the questions. Series: one, or two periods (the earlier hollow). Dots and not bars, because the
length of a bar would lie on such an axis; the line above the chart says where it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel, Series
from qreport.render.charts.fonts import width_of
from qreport.render.charts.parts import disc, header, known
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import Rows, lay_rows
from qreport.render.charts.scale import Scale, tick_text, ticks
from qreport.render.charts.style import (
    INK,
    LEAST,
    MUTED,
    NO_DATA,
    PALE,
    PAPER,
    RULE,
    VALUE,
    Fill,
    Look,
    Stroke,
    Style,
)

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="dots",
    categories=("就业单位对毕业生职业素养的满意度", "就业单位对毕业生职业技能的满意度", "学生体质测评合格率"),
    series=(
        Series("2020年", (Decimal("98.4"), Decimal("95.5"), None), ("98.4", "95.5", "")),
        Series("2021年", (Decimal("98.5"), Decimal("98.6"), Decimal(97)), ("98.5", "98.6", "97")),
    ),
    unit="%",
)

# Of the dots, in points; so is the least height of a row below.
_RADIUS = 4.0
_AXIS = 16.0
"""Height of the axis below the rows."""
# About so many steps has the axis.
_TICKS = 5
_PERCENTS_FROM = Decimal(95)
"""An axis of percents ends at 100 and begins here at the latest, or a tenth of a point would look wide."""
_LEAST_ROW = 17.0


@chart_kind("dots", "点图", EXAMPLE, series=(1, 2), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """轴不必从零开始的圆点，适合彼此接近的百分比，例如满意度。

    类别是各项问题，系列一个或两个年份（较早的为空心）。不用柱形，因为轴不从零开始时柱的长短会误导；图上注明轴从多少开始。
    """
    marks = _marks(model)
    fills = (style.main,) if len(model.series) == 1 else (Fill(PAPER), style.main)
    keys = [(each.name, disc(fill, style.main.color)) for each, fill in zip(model.series, fills, strict=True)]
    note = f"横轴从{tick_text(marks[0])}开始" if marks[0] else ""
    top = header(canvas, model.unit, keys if len(keys) > 1 else (), note)
    rows = lay_rows(canvas, model.categories, top, _AXIS, _LEAST_ROW)
    rows.write_names(canvas)
    lines = [_line(model, number) for number in range(len(model.categories))]
    scale = _scale(lines, rows, marks)
    _paint_axis(canvas, rows, scale, marks)
    for line, band in zip(lines, rows.bands, strict=True):
        _paint_line(canvas, line, (scale, band.middle), [(fill, style.main.color) for fill in fills])


class _Line(Struct, frozen=True):
    """One category: its values in the order of the series, and the words at both ends."""

    values: tuple[Decimal | None, ...]
    left: str
    right: str
    gap: str
    """Which value is missing."""

    @property
    def known(self) -> list[Decimal]:
        """The values that are there."""
        return [value for value in self.values if value is not None]


def _line(model: ChartModel, number: int) -> _Line:
    values = tuple(series.values[number] for series in model.series)
    labels = sorted(
        (value, series.labels[number])
        for series, value in zip(model.series, values, strict=True)
        if value is not None
    )
    missing = [series.name for series, value in zip(model.series, values, strict=True) if value is None]
    gap = "、".join(missing) + NO_DATA if labels and missing else NO_DATA * bool(missing)
    apart = len(labels) == 2 and labels[0] != labels[1]
    return _Line(values, labels[0][1] if apart else "", labels[-1][1] if labels else "", gap)


def _marks(model: ChartModel) -> tuple[Decimal, ...]:
    """Return the marks of the axis: round values around all dots."""
    values = known(model) or (Decimal(0),)
    low, high = min(values), max(values)
    # No mark beyond 100% on an axis of percentages.
    if "%" in model.unit and high <= 100:
        return ticks(min(low, _PERCENTS_FROM), Decimal(100), _TICKS)
    # All dots at one place still need an axis of some length.
    return ticks(low, max(high, low + 1), _TICKS)


def _scale(lines: Sequence[_Line], rows: Rows, marks: Sequence[Decimal]) -> Scale:
    band = rows.bands[0]
    left = max(width_of(line.left, VALUE) for line in lines)
    right = max(width_of(line.right + line.gap, VALUE) for line in lines)
    ends = band.left + max(left, _RADIUS), band.right - right - _RADIUS - 12
    return Scale(marks[0], marks[-1], *ends)


def _paint_axis(canvas: Canvas, rows: Rows, scale: Scale, marks: Sequence[Decimal]) -> None:
    top, bottom = rows.bands[0].top, rows.bands[-1].bottom
    for mark in marks:
        canvas.line([(scale(mark), top), (scale(mark), bottom)], Stroke(PALE))
        canvas.write((scale(mark), bottom + _AXIS / 2), tick_text(mark), Look(LEAST, MUTED, "center"))
    canvas.line([(scale.start, bottom), (scale.end, bottom)], Stroke(RULE))


def _paint_line(
    canvas: Canvas, line: _Line, at: tuple[Scale, float], inks: Sequence[tuple[Fill, str]]
) -> None:
    scale, middle = at
    ends = [scale(value) for value in line.known] or [scale.start]
    if len(line.known) > 1:
        canvas.line([(ends[0], middle), (ends[-1], middle)], Stroke(inks[0][1], 1.6))
    for value, (fill, edge) in zip(line.values, inks, strict=True):
        if value is not None:
            canvas.dot((scale(value), middle), _RADIUS, fill, edge)
    reach = _RADIUS + 4
    canvas.write((min(ends) - reach, middle), line.left, Look(VALUE, INK, "right", PAPER))
    canvas.write((max(ends) + reach, middle), line.right, Look(VALUE, ground=PAPER))
    # 6 points between the value and the words for what is missing.
    after = max(ends) + reach + (width_of(line.right, VALUE) + 6 if line.right else 0)
    canvas.write((after, middle), line.gap, Look(VALUE, MUTED, ground=PAPER))
