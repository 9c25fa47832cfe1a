"""A formula as its author wrote it, and what it says.

Which formula first: an indicator is computed after those that it needs.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from graphlib import CycleError, TopologicalSorter

from qreport.formula import reader
from qreport.formula.error import FormulaError
from qreport.formula.tree import Condition, Name, Node, Number, parts
from qreport.text.regex import regex

# A formula has a dozen words. Computing one recurses, so its depth has to stay far below Python's limit.
MAX_LENGTH = 2_000
MAX_DEPTH = 100


@dataclass(frozen=True)
class Formula:
    """A parsed formula, a number or a condition."""

    source: str
    tree: Node
    codes: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The code of each name; a name that is not here stands for itself."""

    @cached_property
    def mentions(self) -> tuple[Name, ...]:
        """Every mention of an indicator, from left to right."""
        return tuple(part for part, _ in parts(self.tree) if isinstance(part, Name))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the mentions say, each once; brackets and signs of full width are made narrow."""
        return tuple(dict.fromkeys(mention.name for mention in self.mentions))

    @property
    def is_condition(self) -> bool:
        """Whether it is true or false instead of a number."""
        return isinstance(self.tree, Condition)

    @property
    def term(self) -> str:
        """The source as it can stand in a larger formula."""
        return self.source if isinstance(self.tree, Name | Number) else f"({self.source})"

    def code(self, mention: Name) -> str:
        """Return the code of the indicator that `mention` means."""
        return self.codes.get(mention.name, mention.name)

    def inputs(self, *, previous: bool) -> tuple[str, ...]:
        """Return the codes whose value of the same year is used, or (`previous`) of the year before."""
        mentions = (each for each in self.mentions if each.previous is previous)
        return tuple(dict.fromkeys(self.code(each) for each in mentions))

    def worded(self, word: Callable[[str, bool], str]) -> str:
        """Return the source with every mention exchanged for `word(code, previous)`, in plain signs."""
        text, done = "", 0
        for mention in sorted(self.mentions, key=lambda each: each.start):
            text += _plain(self.source[done : mention.start]) + word(self.code(mention), mention.previous)
            done = mention.end
        return (text + _plain(self.source[done:])).strip()


_SIGNS = {
    "*": "×",
    "＊": "×",
    "/": "÷",
    "／": "÷",
    "＋": "+",
    "－": "-",
    "−": "-",
    ">=": "≥",
    "<=": "≤",
    "!=": "≠",
}
# `a >= b` and `2＊3` between two mentions: the sign with its blanks; the longer signs first.
_SIGN = regex(r"\s*(>=|<=|!=|[-+*/×÷＋－−＊／<>＜＞=＝≥≤≠])\s*")


def _plain(between: str) -> str:
    """Return the text between two mentions with the signs that a school prints, a blank on either side."""
    return re.sub(r"\s+", " ", _SIGN.sub(lambda sign: f" {_SIGNS.get(sign[1], sign[1])} ", between))


@lru_cache(maxsize=4096)
def parse(source: str) -> Formula:
    """Return the formula that `source` holds; raise FormulaError with the column of what makes no sense."""
    if len(source) > MAX_LENGTH:
        raise FormulaError(f"公式有 {len(source)} 个字，最多 {MAX_LENGTH} 个", source, 1, "拆成几个指标。")
    tree = reader.read(source)
    if max(depth for _, depth in parts(tree)) > MAX_DEPTH:
        raise FormulaError(f"公式的层数超过 {MAX_DEPTH}", source, 1, "拆成几个指标。")
    return Formula(source, tree)


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
