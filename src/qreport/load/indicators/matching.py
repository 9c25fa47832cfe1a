"""Which indicator a row means: by code, name or alias, and a sub-row under the row it belongs to."""

import re
from collections.abc import Mapping

from qreport.load.grids.cell_faults import CellFault
from qreport.model.indicator import Indicator
from qreport.problems.reading import AMBIGUOUS_INDICATOR, UNKNOWN_GROUP, UNKNOWN_INDICATOR
from qreport.text.characters import shown
from qreport.text.names import Advice, fold

# `其中：国家级`, `其中 国家级`, also `其中` alone in a cell of its own.
_PART = re.compile(r"\s*其中\s*[:：]?\s*")


class Matcher:
    """Finds indicators by what people call them; width, brackets, quotes and blanks do not count."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._indicators = indicators
        self._full: dict[str, dict[str, Indicator]] = {}
        self._short: dict[str, dict[str, Indicator]] = {}
        self._parts: dict[tuple[str, str], Indicator] = {}
        for code, indicator in indicators.items():
            # 国家级 alone may be a part of many wholes, so the plain name of a part is kept apart.
            full = indicator.aliases if indicator.parent else indicator.names
            for name in map(fold, (code, *full)):
                self._full.setdefault(name, {})[code] = indicator
            if indicator.parent:
                self._short.setdefault(fold(indicator.name), {})[code] = indicator
                for name in map(fold, (code, *indicator.names)):
                    self._parts.setdefault((indicator.parent, name), indicator)
        self._advice = Advice(name for each in indicators.values() for name in (each.code, *each.names))

    def named(self, name: str, *, in_full: bool = False) -> Indicator:
        """Return the one indicator called `name`; raise `CellFault` when there is none or several.

        The plain name of a sub-row (国家级) counts only where no indicator bears it as its full name, and
        not at all with `in_full`.
        """
        key = fold(name)
        short = {} if in_full else self._short.get(key, {})
        found = tuple((self._full.get(key) or short).values())
        if len(found) == 1:
            return found[0]
        if not found:
            raise CellFault(UNKNOWN_INDICATOR, f"没有指标“{shown(name)}”{self._advice(name)}", found=name)
        choices = "、".join(f"{self.full_name(each)}（代码 {each.code}）" for each in found[:5])
        more = "等" if len(found) > 5 else ""
        message = f"“{shown(name)}”可以是 {len(found)} 个指标：{choices}{more}"
        raise CellFault(AMBIGUOUS_INDICATOR, message, found=name)

    def part(self, parent: Indicator, name: str) -> Indicator | None:
        """Return the child of `parent` called `name`, or None."""
        return self._parts.get((parent.code, fold(name)))

    def is_called(self, indicator: Indicator, name: str) -> bool:
        """Whether `name`, with or without 其中, is one of the names of `indicator`."""
        return fold(_PART.sub("", name, count=1)) in map(fold, indicator.names)

    def full_name(self, indicator: Indicator) -> str:
        """Return `名班主任工作室数 其中：国家级` for a sub-row, the name for any other."""
        parent = self._indicators.get(indicator.parent or "")
        return f"{self.full_name(parent)} 其中：{indicator.name}" if parent else indicator.name


class Rows:
    """Follows the rows of one table, so that 其中 and unnumbered rows find the row they belong to."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._line: list[Indicator] = []
        """The last numbered row, then its parts down to the last row."""
        self._among_parts = False
        self._lost = False
        """Whether the rows stand below one that nobody knows: 国家级 there is a part of that one."""

    def match(self, name: str, *, numbered: bool | None) -> Indicator:
        """Return the indicator of the next row; raise `CellFault` when it cannot be told.

        `numbered` is whether the row has a 序号; None when the table has no such column.
        """
        plain = _PART.sub("", name, count=1)
        says_part = plain != name
        unnumbered = numbered is False or (numbered is None and self._among_parts)
        if not says_part and not (unnumbered and self._line):
            # Below a row that nobody knows, 国家级 must not be lent to another whole.
            return self.enter(self._matcher.named(name, in_full=self._lost))
        if not self._line:
            raise CellFault(UNKNOWN_GROUP, f"“{shown(name)}”上面没有认得出的指标", found=name)
        indicator = self.enter(self._part(plain) or self._matcher.named(plain, in_full=True))
        self._among_parts = self._among_parts or says_part
        return indicator

    def enter(self, indicator: Indicator) -> Indicator:
        """Note that the next rows stand below `indicator`, and return it."""
        codes = [each.code for each in self._line]
        # Back up to the parent, which may be any of the rows above; a row without one begins anew.
        depth = codes.index(indicator.parent) + 1 if indicator.parent in codes else 0
        self._line[depth:] = [indicator]
        self._among_parts = depth > 0
        self._lost = False
        return indicator

    def leave(self) -> None:
        """Note that the next rows stand below a row that nobody knows."""
        self._line = []
        self._among_parts = False
        self._lost = True

    def _part(self, name: str) -> Indicator | None:
        parts = (self._matcher.part(each, name) for each in reversed(self._line))
        return next((part for part in parts if part), None)
