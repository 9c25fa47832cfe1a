"""The figures of a filing by table, so that one can be compared with all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.model.facts import Fact
from qreport.model.finding import Finding
from qreport.model.location import Location

Table = tuple[str, str | None]
"""File and sheet."""
Part = tuple[str, str | None, int]
"""File, sheet, and number of the heading in it."""


class Cause(Struct, frozen=True):
    """One fault of a whole table that explains many findings."""

    finding: Finding
    part: Part
    places: frozenset[Location]
    """The cells whose figures it explains."""
    against: frozenset[Table]
    """The tables that prove it; one of two alone may just as well be the faulty one."""
    likely: int = 0
    """Of two that explain the same, the higher one is told."""


class Sheet(Struct, frozen=True):
    """The figures below one heading, and those of the whole filing by indicator, group and year."""

    part: Part
    facts: Sequence[Fact]
    everywhere: Mapping[tuple[str, str, str], Sequence[tuple[Part, Decimal]]]

    def agrees(self, fact: Fact, indicator: str, period: str) -> bool | None:
        """Whether another table has the figure for `indicator` in `period`; None when it has none."""
        value, found = fact.value, self.everywhere.get((indicator, fact.group, period), ())
        known = [each for part, each in found if part[:2] != self.part[:2]]
        return None if not known or value is None else any(_same(value, each) for each in known)

    def against(self, indicator: str, group: str, period: str) -> set[Table]:
        """Return the other tables that have such a figure."""
        found = self.everywhere.get((indicator, group, period), ())
        return {part[:2] for part, _ in found} - {self.part[:2]}

    @property
    def columns(self) -> Mapping[str, int]:
        """The column of each year, when every year has one of its own; empty for other layouts."""
        found: dict[str, set[int]] = defaultdict(set)
        for fact in self.facts:
            found[fact.period].add((fact.location and fact.location.column) or 0)
        columns = [min(each) for each in found.values()]
        one_each = all(len(each) == 1 for each in found.values()) and len(set(columns)) == len(columns)
        return {year: min(each) for year, each in found.items()} if one_each and len(found) > 1 else {}


def sheets_of(typed: Sequence[Fact]) -> Mapping[Part, Sheet]:
    """Return the figures below each heading of the filing; values without a number or a cell are left out."""
    parts = _parts(typed)
    everywhere: dict[tuple[str, str, str], list[tuple[Part, Decimal]]] = defaultdict(list)
    for part, facts in parts.items():
        for fact in facts:
            if fact.value is not None:
                everywhere[fact.indicator, fact.group, fact.period].append((part, fact.value))
    return {part: Sheet(part, facts, everywhere) for part, facts in parts.items()}


def first_of(sheet: Sheet, year: str) -> Location:
    """Return the first figure of a year: the heading stands above it."""
    return min(
        (fact.location for fact in sheet.facts if fact.period == year and fact.location),
        key=lambda place: place.sort_key,
    )


def _parts(typed: Sequence[Fact]) -> Mapping[Part, Sequence[Fact]]:
    """Return the figures by file, sheet, and number of the heading that they stand below."""
    parts: dict[Part, list[Fact]] = defaultdict(list)
    number: dict[tuple[str, str | None], int] = defaultdict(int)
    years: dict[tuple[str, str | None], dict[int | None, str]] = defaultdict(dict)
    for fact in typed:
        if fact.location and fact.value is not None:
            table = fact.location.file, fact.location.sheet
            column = fact.location.column
            # Another year in the same column: a heading repeated below in another order.
            if years[table].get(column, fact.period) != fact.period:
                number[table] += 1
                years[table] = {}
            years[table][column] = fact.period
            parts[*table, number[table]].append(fact)
    return parts


def _same(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are equal as far as the coarser one is printed."""
    coarse = max(int(one.as_tuple().exponent), int(other.as_tuple().exponent))
    return abs(one - other) < Decimal(1).scaleb(coarse) if one != other and coarse < 0 else one == other
