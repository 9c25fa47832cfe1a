"""How often pictures are made."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from qreport.render.charts.canvas import Canvas
from qreport.render.photos import shrinking


def counted(patch: pytest.MonkeyPatch) -> Counter[str]:
    """Count from now on how often a chart or a small course is drawn and a photo shrunk."""
    counts: Counter[str] = Counter()

    def counting(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def counted_make(*given: object) -> object:
            counts[name] += 1
            return make(*given)

        return counted_make

    patch.setattr(Canvas, "png", counting("drawn", Canvas.png))
    patch.setattr(shrinking, "shrunk", counting("shrunk", shrinking.shrunk))
    return counts
