"""Horizontal bars from zero, in the order given: for many categories or long names.

Categories: the things compared. Series: one, or up to five periods or sorts side by side.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qreport.model.document import ChartModel, Series
from qreport.render.charts.registry import chart_kind
from qreport.render.charts.rows import paint_horizontal
from qreport.render.charts.style import Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

EXAMPLE = ChartModel(
    kind="bars",
    categories=("专业技术人员继续教育培训", "企业职工培训", "“金蓝领”培训", "残疾人技能培训"),
    series=(Series("2021年", (Decimal(1672), Decimal(866), Decimal(552), None), ("1672", "866", "552", "")),),
    unit="人次",
)


@chart_kind("bars", "横条图", EXAMPLE, series=(1, 5), signed=True)
def paint(canvas: Canvas, model: ChartModel, style: Style) -> None:
    """从零画起的横条，按给出的次序排列，适合类别多、名称长的数据。

    类别是被比较的事物；系列一个，或至多五个年份、种类并排。
    """
    paint_horizontal(canvas, model, style)
