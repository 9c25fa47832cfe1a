"""Which indicator a row means: by code, name or alias, and a sub-row under the row it belongs to.

A file whose rows nobody knows is one finding, not one for each of its thousands of rows.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from qreport.load.grids.cell_faults import CellFault
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.units import find_unit
from qreport.problems.reading import AMBIGUOUS_INDICATOR, UNKNOWN_GROUP, UNKNOWN_INDICATOR
from qreport.text.characters import shown
from qreport.text.labels import part_of, plain_forms, without_unit
from qreport.text.names import Advice, fold

_OF_ITS_OWN = 4
"""A name of so many letters says what it counts (班主任人数); 国家级 may be a part of anything."""


class Label(Struct, frozen=True):
    """What the name of a row says."""

    name: str
    """Without marks, number and unit where that is how an indicator is called, else as typed."""
    says_part: bool
    """Whether 其中 stands in front of it."""
    unit: str = ""
    """The unit behind the name; empty when there is none."""


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
        self._known = {*self._full, *self._short, *(name for _, name in self._parts)}
        self._advice = Advice(name for each in indicators.values() for name in (each.code, *each.names))

    def knows(self, text: str) -> bool:
        """Whether some indicator is called so, without 其中, marks, number and unit."""
        return fold(self.label(text).name) in self._known

    def label(self, text: str) -> Label:
        """Return what the label `text` says, without the marks that keep it from being a known name."""
        says_part, plain = part_of(text)
        if fold(plain) in self._known:
            return Label(plain, says_part)
        for form in plain_forms(text):
            says_part, rest = part_of(form)
            for name, unit in (each for bare in plain_forms(rest) for each in without_unit(bare)):
                if fold(name) in self._known and (not unit or find_unit(unit)):
                    return Label(name, says_part, unit)
        says_part, plain = next((part for part in map(part_of, plain_forms(text)) if part[0]), (False, text))
        return Label(plain, says_part)

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
        return fold(self.label(name).name) in map(fold, indicator.names)

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

    def match(self, text: str, *, numbered: bool | None) -> Indicator:
        """Return the indicator of the next row, labelled `text`; raise `CellFault` when it cannot be told.

        `numbered` is whether the row has a 序号; None when the table has no such column.
        """
        label = self._matcher.label(text)
        name = label.name
        unnumbered = numbered is False or (numbered is None and self._among_parts)
        if not label.says_part and not (unnumbered and self._line):
            # Below a row that nobody knows, 国家级 must not be lent to another whole.
            vague = numbered is False or (numbered is None and len(fold(name)) <= _OF_ITS_OWN)
            return self.enter(self._matcher.named(name, in_full=self._lost and vague))
        if not self._line:
            return self._below_nothing(label)
        indicator = self.enter(self._part(name) or self._matcher.named(name, in_full=True))
        self._among_parts = self._among_parts or label.says_part
        return indicator

    def _below_nothing(self, label: Label) -> Indicator:
        """Return the indicator of a part whose whole is not known: only a name that says all will do."""
        try:
            return self._matcher.named(label.name, in_full=True)
        except CellFault:
            message = f"“{shown(label.name)}”上面没有认得出的指标"
            raise CellFault(UNKNOWN_GROUP, message, found=label.name) from None

    def enter(self, indicator: Indicator) -> Indicator:
        """Note that the next rows stand below `indicator`, and return it."""
        codes = [each.code for each in self._line]
        # Back up to the parent, which may be any of the rows above; a row without one begins anew.
        depth = codes.index(indicator.parent) + 1 if indicator.parent in codes else 0
        self._line[depth:] = [indicator]
        self._among_parts = depth > 0
        self._lost = False
        return indicator

    @property
    def is_lost(self) -> bool:
        """Whether the rows stand below one that nobody knows."""
        return self._lost

    def leave(self) -> None:
        """Note that the next rows stand below a row that nobody knows."""
        self._line = []
        self._among_parts = False
        self._lost = True

    def _part(self, name: str) -> Indicator | None:
        parts = (self._matcher.part(each, name) for each in reversed(self._line))
        return next((part for part in parts if part), None)


_MOST = 100
"""Unknown rows of one file that are still mistakes in single names."""
_TOLD = 20
"""Of more than that so many are told one by one."""


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` with the unknown rows of a file beyond the first told as one, all places in it."""
    others: list[Finding] = []
    rows: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code == UNKNOWN_INDICATOR.code and finding.locations:
            rows.setdefault(finding.locations[0].file, []).append(finding)
        else:
            others.append(finding)
    return (*others, *(each for unknown in rows.values() for each in _cut(unknown)))


def _cut(unknown: Sequence[Finding]) -> Sequence[Finding]:
    if len(unknown) <= _MOST:
        return unknown
    rest = unknown[_TOLD:]
    message = f"还有 {len(rest)} 行的名称报告包里没有，这些行没有读入；这张表多半不是给这个报告包的"
    return (*unknown[:_TOLD], UNKNOWN_INDICATOR.at(*(each.locations[0] for each in rest), message=message))
