"""Tables in blocks side by side: `指标 | 2021年 | 指标 | 2021年` to one grid for each block."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from qreport.load.grids.grid import Grid
from qreport.load.grids.heading_words import ROLES
from qreport.text.labels import bracketed
from qreport.text.names import fold

_SEARCHED = 50
"""Rows from the top in which the heading may stand."""


def blocks_of(grid: Grid) -> tuple[Grid, ...]:
    """Return the blocks of a table of indicators, each a grid whose cells keep their places."""
    return split(grid, _names)


def _names(texts: Sequence[str]) -> list[int]:
    """Return where 指标 stands, always in the same words and with figures between."""
    found = [at for at, text in enumerate(texts) if _role(text) == "indicator"]
    alike = [at for at in found if fold(texts[at]) == fold(texts[found[0]])]
    return alike if all(after - before > 1 for before, after in pairwise(alike)) else []


def split(grid: Grid, names: Callable[[Sequence[str]], Sequence[int]]) -> tuple[Grid, ...]:
    """Return one grid for each block of columns; `names` gives where in a row the blocks have their names."""
    for texts in grid.texts[:_SEARCHED]:
        at = names(texts)
        if len(at) > 1:
            starts = _starts(texts, at)
            ends = [*starts[1:], len(texts)]
            return tuple(_only(grid, range(*each)) for each in zip([0, *starts[1:]], ends, strict=True))
    return (grid,)


def _starts(texts: Sequence[str], names: Sequence[int]) -> list[int]:
    """Return where the blocks begin: as far before each name as the table before the first."""
    first = next(at for at, text in enumerate(texts) if text)
    starts = [at - (names[0] - first) for at in names]
    same = all(start >= 0 and fold(texts[start]) == fold(texts[first]) for start in starts)
    return starts if same else list(names)


def _role(text: str) -> str | None:
    return ROLES.get(fold(bracketed(text)[0])) if text else None


def _only(grid: Grid, columns: range) -> Grid:
    """Return the grid with all but `columns` blank."""
    texts = tuple(tuple(text if at in columns else "" for at, text in enumerate(row)) for row in grid.texts)
    kinds = {place: kind for place, kind in grid.kinds.items() if place[1] in columns}
    return replace(grid, texts=texts, kinds=kinds)
