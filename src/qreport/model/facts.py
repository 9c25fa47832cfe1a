"""The contract of values: one fact per indicator, period and group, each knowing its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from qreport.model.location import Location

UNNAMED = "未注明"
"""Stands in a group's name for a blank cell; such a group is no answer, so it stands last."""


class State(StrEnum):
    """Whether there is a value. None of the three is 0."""

    REPORTED = "reported"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


STATE_WORDS = {State.REPORTED: "", State.MISSING: "未采集", State.NOT_APPLICABLE: "不适用"}
"""Said in place of a value."""
STATE_MARKS = {State.MISSING: "-", State.NOT_APPLICABLE: "/"}
"""Typed in place of a value."""


class Bound(StrEnum):
    """How a typed number stands to the truth: `90余` is at least 90, `近2万` at most 20000."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Derivation(Struct, frozen=True):
    """The origin of a computed fact: the formula or measure, as a person would read it."""

    how: str

    def __str__(self) -> str:
        return self.how


class Fact(Struct, frozen=True):
    """One value of one indicator in one period, for the whole school or for one group."""

    indicator: str
    """Code of the catalogue."""
    period: str
    """`2021`, the year that the column or key names."""
    value: Decimal | None
    """In the indicator's unit; None unless `state` is `reported`."""
    origin: Location | Derivation
    group: str = ""
    """`` for the whole school; `国家级` or `国家级/一等奖` for a part."""
    decimals: int | None = None
    """Digits after the point as printed ("97" 0, "97.0" 1); None for a value without."""
    text: str = ""
    """What was typed, blanks trimmed; empty for a computed fact."""
    state: State = State.REPORTED
    bound: Bound = Bound.EXACT
    span: str | None = None
    """Part of the period that the value covers, e.g. `2021-01/2021-08`; None for all of it."""
    note: str | None = None

    @property
    def is_derived(self) -> bool:
        """Whether the value was computed."""
        return isinstance(self.origin, Derivation)

    @property
    def location(self) -> Location | None:
        """The cell of a typed value; None for a computed one."""
        return self.origin if isinstance(self.origin, Location) else None


class Facts:
    """An ordered, immutable set of facts, at most one per (indicator, period, group)."""

    def __init__(self, rows: Iterable[Fact] = (), cells: Iterable[Location] = ()) -> None:
        self.rows = tuple(rows)
        self.cells = tuple(cells)
        """Every cell that was read for them, also those that hold nothing usable or a value told before."""

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __add__(self, other: Facts) -> Facts:
        return Facts(self.rows + other.rows, self.cells + other.cells)

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Fact]:
        return {(fact.indicator, fact.period, fact.group): fact for fact in self.rows}

    @cached_property
    def whole(self) -> Mapping[str, Mapping[str, Fact]]:
        """The facts for the whole school, by period, then by code."""
        found: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
        for fact in self.rows:
            if not fact.group:
                found[fact.period][fact.indicator] = fact
        return dict(found)

    @cached_property
    def _groups(self) -> dict[tuple[str, str], tuple[Fact, ...]]:
        groups: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.rows:
            if fact.group:
                groups.setdefault((fact.indicator, fact.period), []).append(fact)
        return {key: tuple(facts) for key, facts in groups.items()}

    def get(self, indicator: str, period: str, group: str = "") -> Fact | None:
        """Return the fact on file, or None when the filing says nothing about it."""
        return self._by_key.get((indicator, period, group))

    def value(self, indicator: str, period: str, group: str = "") -> Decimal | None:
        """Return the number, or None when it is absent, missing or not applicable."""
        fact = self.get(indicator, period, group)
        return fact.value if fact else None

    def groups(self, indicator: str, period: str) -> tuple[Fact, ...]:
        """Return the facts of all groups (not the whole school), in the order of the data."""
        return self._groups.get((indicator, period), ())

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods on file, oldest first."""
        return tuple(sorted({fact.period for fact in self.rows}))
