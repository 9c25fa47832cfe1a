"""What a kind of chart is: how it is painted, an example, and how much it can hold."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from qreport.model.document import ChartModel
from qreport.registry import Registry
from qreport.render.charts.style import Style

if TYPE_CHECKING:
    from qreport.render.charts.canvas import Canvas

Paint = Callable[["Canvas", ChartModel, Style], None]


class ChartKind(Struct, frozen=True):
    """One way of showing numbers."""

    title: str
    """Its name for users, in Chinese."""
    paint: Paint
    example: ChartModel
    series: tuple[int, int]
    """Fewest and most series."""
    categories: tuple[int, int]
    """Fewest and most categories."""
    signed: bool
    """Whether values below zero can be shown."""

    @property
    def text(self) -> str:
        """What it is good for: the docstring of its paint function, in Chinese because users read it."""
        return inspect.cleandoc(self.paint.__doc__ or "")


KINDS: Registry[ChartKind] = Registry("qreport.render.charts.kinds", "")


def chart_kind(  # noqa: PLR0913 -- one keyword per trait of a kind
    name: str,
    title: str,
    example: ChartModel,
    *,
    series: tuple[int, int] = (1, 1),
    categories: tuple[int, int] = (1, 45),
    signed: bool = False,
) -> Callable[[Paint], Paint]:
    """Return a decorator that files a paint function as the chart kind `name`."""

    def add(paint: Paint) -> Paint:
        KINDS.register(name)(ChartKind(title, paint, example, series, categories, signed))
        return paint

    return add
