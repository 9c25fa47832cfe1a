"""What a kind of chart is: how it is painted, an example, and how much it can hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qreport.model.document import ChartModel
from qreport.registry import Registry
from qreport.render.charts.style import Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

Paint = Callable[["Canvas", ChartModel, Style], None]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One way of showing numbers."""

    paint: Paint
    example: ChartModel
    series: tuple[int, int]
    """Fewest and most series."""
    categories: tuple[int, int]
    """Fewest and most categories."""
    signed: bool
    """Whether values below zero can be shown."""


KINDS: Registry[ChartKind] = Registry("qreport.render.charts.kinds")


def chart_kind(
    name: str,
    example: ChartModel,
    *,
    series: tuple[int, int] = (1, 1),
    categories: tuple[int, int] = (1, 45),
    signed: bool = False,
) -> Callable[[Paint], Paint]:
    """Return a decorator that files a paint function as the chart kind `name`."""

    def add(paint: Paint) -> Paint:
        KINDS.register(name)(ChartKind(paint, example, series, categories, signed))
        return paint

    return add
