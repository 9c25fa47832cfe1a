"""Which formula first: an indicator is computed after those that it needs."""

from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter

from qreport.formula.error import FormulaError
from qreport.formula.parse import Formula


class CircleError(FormulaError):
    """Formulas that need each other; `codes` are those in the circle, each before the one it needs."""

    def __init__(self, codes: tuple[str, ...], source: str, name: Callable[[str], str]) -> None:
        path = " → ".join(name(code) for code in (*codes, codes[0]))
        super().__init__(f"公式互相引用，谁也算不出来：{path}", source, 1, "去掉其中一个公式，改为填报。")
        self.codes = codes


def order(formulas: Mapping[str, Formula], name: Callable[[str], str]) -> tuple[str, ...]:
    """Return the codes of `formulas`, each after those that its formula needs in the same year.

    Raises CircleError with `甲 → 乙 → 甲` when formulas need each other; `name` gives the word for a code.
    """
    sorter = TopologicalSorter(
        # A set has no order of its own, and the order of the result follows that of the input.
        {code: sorted(set(each.inputs(previous=False)) & formulas.keys()) for code, each in formulas.items()}
    )
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        codes = _from_first(error.args[1], list(formulas))
        raise CircleError(codes, formulas[codes[0]].source, name) from error


def _from_first(cycle: list[str], codes: list[str]) -> tuple[str, ...]:
    """Return `cycle` in the direction of need, begun with the code that stands first in the catalogue.

    graphlib lists each code before the one that needs it, and the first one twice.
    """
    ring = cycle[:0:-1]
    first = ring.index(min(ring, key=codes.index))
    return (*ring[first:], *ring[:first])
