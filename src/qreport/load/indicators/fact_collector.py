"""Collects the values of all files of a filing: each once, each validated, each with its cell.

Whether two copies of a value say the same: equal, rounded, cut off, or one of them only about.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import ValidationError

from qreport.load.grids.cell_faults import CellFault, findings_at
from qreport.load.indicators.matching import Matcher
from qreport.load.indicators.values import Entry, fact_of, not_whole
from qreport.model.facts import Bound, Fact, State
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.units import Unit, find_unit
from qreport.problems.reading import BLANK_VALUE, DUPLICATE_VALUE
from qreport.text.periods import year_of

Step = tuple[Unit, Decimal]
"""The unit that was typed, and what its last digit is worth in the unit of the indicator."""


def agree(first: Fact, second: Fact, one: Step | None, other: Step | None) -> bool:
    """Whether two typed values can be one figure: 55.7 and 55.69, 9500余 and 9527, 1.2万 and 12034.

    Two that are printed alike, with as many digits in one unit, must be equal.
    """
    if None not in (first.span, second.span) and first.span != second.span:
        return False
    if (first.state, first.bound, first.value) == (second.state, second.bound, second.value):
        return True
    if first.state is not State.REPORTED or second.state is not State.REPORTED or not (one and other):
        return False
    if first.bound is second.bound is Bound.EXACT and _alike(one, other):
        return False
    (low, high), (other_low, other_high) = _ends(first, one, other), _ends(second, other, one)
    return low < other_high and other_low < high


def finer(first: Fact, second: Fact, one: Step | None, other: Step | None) -> Fact:
    """Return the one of two agreeing values that says more: an exact one, then the one with more digits."""
    if (first.bound is Bound.EXACT) != (second.bound is Bound.EXACT):
        return first if first.bound is Bound.EXACT else second
    # In different units both are rounded in their own way; the first is as good.
    return second if one and other and one[0] == other[0] and other[1] < one[1] else first


def duplicate_fault(name: str, first: Fact, second: Fact) -> Finding:
    """Return the finding about two values of one indicator and year; the later one is named first."""
    places = [each.location for each in (second, first) if each.location]
    said = "和".join(f"{_typed(each)}（{each.origin}）" for each in (first, second))
    group = f"（{second.group}）" if second.group else ""
    message = f"“{name}”{group}{second.period} 年填了两次：{said}"
    return DUPLICATE_VALUE.at(
        *places, message=message, found=second.text, indicator=second.indicator, period=second.period
    )


def _ends(fact: Fact, own: Step, other: Step) -> tuple[Decimal, Decimal]:
    """Return between which numbers the true figure lies."""
    value, (unit, step) = fact.value or Decimal(0), own
    if fact.bound is not Bound.EXACT:
        # 9500余 is less than 9600, 2万余 less than 30000: the last digit that is not 0 counts.
        place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
        low = value - place if fact.bound is not Bound.AT_LEAST else value - step / 2
        return low, value + (place if fact.bound is not Bound.AT_MOST else step / 2)
    # In one unit the finer figure is what it says; the other one was rounded, or cut off.
    if unit == other[0] and (unit.whole or (step < other[1] and not _alike(own, other))):
        return value - step / 1000, value + step / 1000
    # Rounding moves a number by half a step either way, cutting off by up to a whole one.
    return value - step / 2, value + step


def _alike(one: Step, other: Step) -> bool:
    """Whether two figures have as many digits in one unit; values are converted with ten digits only."""
    return one[0] == other[0] and abs(one[1] - other[1]) * 1000 < one[1]


def _typed(fact: Fact) -> str:
    return f"{fact.text}，{fact.span}" if fact.span else fact.text


_VALUE = "数值"
_UNIT = "单位"


class FactCollector(Struct):
    """Takes typed values one by one; what cannot become a fact becomes a finding."""

    matcher: Matcher
    current: str | None = None
    """The year that 本年 means in a heading; None when nobody knows."""
    findings: list[Finding] = field(default_factory=list)
    _facts: dict[tuple[str, str, str], Fact] = field(default_factory=dict)
    _mentioned: set[tuple[str, str]] = field(default_factory=set)
    typed: list[Fact] = field(default_factory=list)
    """Every value that could be read, also one that stands there twice."""
    cells: list[Location] = field(default_factory=list)
    """Every cell that was read."""
    passed_over: list[tuple[str, str, Location]] = field(default_factory=list)
    """Indicator, year and cell of each blank that a form leaves for an earlier year."""
    _steps: dict[Location, Step] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order in which they came."""
        return tuple(self._facts.values())

    def mentions(self, indicator: str, period: str) -> bool:
        """Whether anything was typed for this, be it wrong or blank."""
        return (indicator, period) in self._mentioned

    def add(self, indicator: Indicator, typed: Mapping[str, object], places: Mapping[str, Location]) -> None:
        """Take one value of `indicator`.

        `typed` holds the fields of the long layout by their headings, `places` the cell of each; that of
        数值 is a must.
        """
        period = year_of(str(typed["年份"])) or ""
        self._mentioned.add((indicator.code, period))
        self.cells.append(places[_VALUE])
        try:
            entry = Entry.model_validate(typed)
        except ValidationError as error:
            found = findings_at(error, places, places[_VALUE])
            self.findings += [_about(each, indicator, period) for each in found]
            return
        try:
            fact = fact_of(entry, indicator, places[_VALUE])
        except CellFault as fault:
            # A unit behind the number (1.2万元) stands in the cell of the number.
            in_cell = _UNIT in places and not entry.number.unit
            self.fault(fault, places[_UNIT if in_cell else _VALUE], indicator)
            return
        if broken := not_whole(fact, indicator):
            self.fault(broken, places[_VALUE], indicator)
        self._note_unit(fact, entry, indicator.unit)
        self._keep(fact, indicator)

    def fault(self, fault: CellFault, place: Location, indicator: Indicator | None = None) -> None:
        """Note what is wrong with the cell at `place`."""
        self.findings.append(fault.at(place, indicator=indicator.code if indicator else None))

    def _keep(self, fact: Fact, indicator: Indicator) -> None:
        self.typed.append(fact)
        key = (fact.indicator, fact.period, fact.group)
        first = self._facts.setdefault(key, fact)
        if first is fact:
            return
        steps = [self._steps.get(each.location) if each.location else None for each in (first, fact)]
        if agree(first, fact, *steps):
            # What one of two equal values leaves out, the other may say; of two the finer one is printed.
            kept = finer(first, fact, *steps)
            self._facts[key] = replace(kept, span=first.span or fact.span, note=first.note or fact.note)
            return
        name = self.matcher.full_name(indicator)
        self.findings.append(duplicate_fault(name, first, fact))

    def _note_unit(self, fact: Fact, entry: Entry, usual: str) -> None:
        unit, typed = find_unit(entry.number.unit or entry.unit or usual), entry.number
        if fact.location and fact.value and typed.value and unit:
            # 1.2万人 is 12000, and its last digit is worth 1000.
            step = fact.value / typed.value * Decimal(1).scaleb(-(typed.decimals or 0))
            self._steps[fact.location] = unit, step


def _about(finding: Finding, indicator: Indicator, period: str) -> Finding:
    """Return `finding` with its indicator; a blank also names it and says who can fill it in."""
    message = finding.message
    if finding.code == BLANK_VALUE.code:
        by = f"，{indicator.department}" if indicator.department else ""
        message = f"{message}（“{indicator.name}”{by}）"
    return replace(finding, indicator=indicator.code, period=period, message=message)
