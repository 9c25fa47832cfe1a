"""What a check can ask about one period of a filing.

The value of every indicator in every period: as typed, else computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar, cast

from msgspec import Struct

from qreport.check.intervals import Interval, Intervals
from qreport.check.outcomes import NotCheckable
from qreport.check.printed import interval_of, number_text
from qreport.check.rows import cell, measured
from qreport.formula import Algebra, Formula, Names, Number, bound, compute, decimal_of, decimals_of, rounded
from qreport.formula.exact import Exact
from qreport.formula.tree import Name
from qreport.model.facts import Derivation, Fact
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import RecordSet, chosen
from qreport.text.periods import period_before

Value = TypeVar("Value")


class Values(Generic[Value]):
    """Values of one kind of number, each computed at most once."""

    def __init__(
        self,
        filing: Filing,
        pack: Pack,
        formulas: Mapping[str, Formula],
        algebra: Algebra[Value],
        read: Callable[[Fact], Value | None],
    ) -> None:
        self._filing = filing
        self._pack = pack
        self._formulas = formulas
        self._algebra = algebra
        self._read = read
        self._known: dict[tuple[str, str], Value | None] = {}
        self.periods = tuple(sorted({*filing.facts.periods, filing.current}))

    def get(self, code: str, period: str) -> Value | None:
        """Return the value; None when it is missing, not applicable, unknown or cannot be computed."""
        key = (code, period)
        if key not in self._known:
            fact = self._filing.facts.get(code, period)
            self._known[key] = self._read(fact) if fact else self.computed(code, period)
        return self._known[key]

    def computed(self, code: str, period: str) -> Value | None:
        """Return the value by formula or measure, whatever was typed."""
        formula = self._formulas.get(code)
        if formula is None or period not in self.periods:
            return self._measured(code, period)
        result = self.result(formula, period)
        return None if isinstance(result, bool) else result

    def result(self, formula: Formula, period: str) -> Value | bool | None:
        """Return what `formula` gives in `period`."""
        before = period_before(period)
        return compute(
            formula, self._algebra, lambda code, previous: self.get(code, before if previous else period)
        )

    def _measured(self, code: str, period: str) -> Value | None:
        indicator = self._pack.indicators.get(code)
        measure = indicator.measure if indicator else None
        records = self._filing.rows_of(measure.record_set) if measure else None
        if measure is None or records is None or period != self._filing.current:
            return None
        number = measured(records, measure)
        # A list of a part counts what it lists and not what there is.
        complete = records.schema.complete
        return self._algebra.number(number) if number is not None and complete else None


Found = TypeVar("Found")


class Reading(Struct, frozen=True):
    """A number as printed figures give it, and every number that they can stand for."""

    shown: Decimal
    possible: Interval


class Operand(Struct, frozen=True):
    """A figure that takes part in a relation: an indicator, of the period or of the year before."""

    code: str
    previous: bool = False


_MOST_ROWS = 8
"""Of more rows that are added up, the first stands for all: each of them is right or wrong by itself."""


class Subject:
    """A filing with its pack, and the values that follow from both."""

    def __init__(self, filing: Filing, pack: Pack, like: Subject | None = None) -> None:
        """`like`: another filing with the same pack, whose formulas need not be read again."""
        self.filing = filing
        self.pack = pack
        self.names: Names = like.names if like else Names(pack.indicators.values())
        read = (like.formulas, like.formula_findings) if like else bound(pack)
        self.formulas: Mapping[str, Formula] = read[0]
        self.formula_findings: tuple[Finding, ...] = read[1]
        self.found: dict[Callable[[Filing], object], object] = {}
        # Twice the same values: one number each for messages, an interval each for verdicts.
        self.printed = Values[Number](filing, pack, self.formulas, Exact(), lambda fact: fact.value)
        self.intervals = Values[Interval](filing, pack, self.formulas, Intervals(), self._interval)

    def _interval(self, fact: Fact) -> Interval | None:
        return interval_of(fact, self.pack.indicators.get(fact.indicator))

    def fact(self, code: str, period: str) -> Fact | None:
        """Return the typed fact for the whole school, else the one that a build computes; None without."""
        typed, indicator = self.filing.facts.get(code, period), self.pack.indicators.get(code)
        value = self.printed.get(code, period) if typed is None and indicator else None
        if value is None or indicator is None:
            return typed
        shown = rounded(value, decimals_of(value, indicator.decimals), indicator.rounding)
        return Fact(code, period, shown, Derivation(""))

    def periods(self) -> tuple[CheckData, ...]:
        """Return the data of each period on file, the latest first."""
        return tuple(CheckData(self, period) for period in reversed(self.printed.periods))


class CheckData:
    """One period of a filing."""

    def __init__(self, subject: Subject, period: str) -> None:
        self._subject = subject
        self.filing = subject.filing
        self.pack = subject.pack
        self.formulas = subject.formulas
        self.names = subject.names
        self.period = period
        self.previous = period_before(period)

    @property
    def is_current(self) -> bool:
        """Whether it is the period that the report is about; only that one has record sets."""
        return self.period == self.filing.current

    def once(self, search: Callable[[Filing], Found]) -> Found:
        """Return what `search` finds in the filing; it searches once, however many checks ask."""
        found = self._subject.found
        if search not in found:
            found[search] = search(self.filing)
        return cast("Found", found[search])

    def before(self) -> CheckData | None:
        """Return the data of the year before; None when nothing of it is on file."""
        return self.of(self.previous)

    def after(self) -> CheckData | None:
        """Return the data of the year after; None when nothing of it is on file."""
        return next(
            (
                CheckData(self._subject, each)
                for each in self._subject.printed.periods
                if period_before(each) == self.period
            ),
            None,
        )

    def of(self, period: str) -> CheckData | None:
        """Return the data of another year; None when nothing of it is on file."""
        return CheckData(self._subject, period) if period in self._subject.printed.periods else None

    def fact(self, code: str, *, previous: bool = False) -> Fact | None:
        """Return the typed fact for the whole school, or None."""
        return self.filing.facts.get(code, self.previous if previous else self.period)

    def value(self, code: str, *, previous: bool = False) -> Decimal | None:
        """Return the number as typed, else as computed from what was typed; None when it is missing."""
        value = self._subject.printed.get(code, self.previous if previous else self.period)
        return None if value is None else decimal_of(value)

    def interval(self, code: str, *, previous: bool = False) -> Interval | None:
        """Return the numbers that the value can stand for; None when it is missing or vague."""
        return self._subject.intervals.get(code, self.previous if previous else self.period)

    def computed(self, code: str) -> Reading | None:
        """Return what formula or measure give for `code`, whatever was typed."""
        shown = self._subject.printed.computed(code, self.period)
        possible = self._subject.intervals.computed(code, self.period)
        return None if shown is None or possible is None else Reading(decimal_of(shown), possible)

    def reading(self, code: str) -> Reading | None:
        """Return the value of an indicator, typed or computed; None when it is missing or vague."""
        shown, possible = self.value(code), self.interval(code)
        return None if shown is None or possible is None else Reading(shown, possible)

    def typed(self) -> Iterator[tuple[Indicator, Fact]]:
        """Yield every typed fact of the period with its indicator, for the school and for groups."""
        for fact in self.filing.facts:
            indicator = self.pack.indicators.get(fact.indicator)
            if indicator and fact.period == self.period and not fact.is_derived:
                yield indicator, fact

    def cells(self, *codes: str) -> tuple[Location, ...]:
        """Return the cells in which the figures were typed, or those that they are computed from."""
        return tuple(dict.fromkeys(place for code in codes for place in self.places(Operand(code))))

    def read(self, formula: Formula) -> Reading | None:
        """Return what `formula` gives; None when a figure that it needs is missing or vague."""
        shown = self._subject.printed.result(formula, self.period)
        possible = self._subject.intervals.result(formula, self.period)
        # A comparison has a truth and no number; `truth` is for it.
        if isinstance(shown, bool) or shown is None or not isinstance(possible, Interval):
            return None
        return Reading(decimal_of(shown), possible)

    def supposing(self, formula: Formula, instead: Mapping[Operand, Interval]) -> Interval | None:
        """Return what `formula` would give with other figures for some of those that it names."""

        def lookup(code: str, previous: bool) -> Interval | None:  # noqa: FBT001 -- the call of compute
            return instead.get(Operand(code, previous)) or self.interval(code, previous=previous)

        result = compute(formula, Intervals(), lookup)
        return result if isinstance(result, Interval) else None

    def truth(self, formula: Formula) -> bool | None:
        """Return whether the condition holds for all numbers, for none (False), or cannot be told (None)."""
        result = self._subject.intervals.result(formula, self.period)
        return result if isinstance(result, bool) else None

    def records(self, record_set: str) -> RecordSet | None:
        """Return the rows of a record set; None when it is not on file, or for another year."""
        return self.filing.rows_of(record_set) if self.is_current else None

    def name(self, code: str) -> str:
        """Return what a person calls the indicator: its full name where its own is that of a sub-row."""
        indicator = self.pack.indicators[code]
        parent = self.pack.indicators.get(indicator.parent or "")
        return f"{self.name(parent.code)}（{indicator.name}）" if parent else indicator.name

    def worded(self, formula: Formula) -> str:
        """Return `formula` with names and figures, `专任教师 501 ÷ 教职员工总数 663 × 100`."""
        return formula.worded(self._term)

    def _term(self, code: str, previous: bool) -> str:  # noqa: FBT001 -- the call of Formula.worded
        value = self.value(code, previous=previous)
        return f"{self.name(code)}{_year(previous)} {'未填' if value is None else number_text(value)}"

    def locations(self, *formulas: Formula) -> tuple[Location, ...]:
        """Return the cells of all figures that take part, in the order of the formulas, each once."""
        operands = (each for formula in formulas for each in self.operands(formula))
        return tuple(dict.fromkeys(place for each in operands for place in self.places(each)))

    def operands(self, formula: Formula) -> Iterator[Operand]:
        """Yield the figures that `formula` names, in its order."""
        return (Operand(formula.code(each), each.previous) for each in formula.mentions)

    def places(self, operand: Operand) -> tuple[Location, ...]:
        """Return where a figure was typed; of a computed one where those were that it is computed from."""
        fact = self.fact(operand.code, previous=operand.previous)
        if fact is not None:
            return (fact.location,) if fact.location else ()
        formula = self.formulas.get(operand.code)
        year = CheckData(self._subject, self.previous) if operand.previous else self
        if formula is None:
            return year.rows_behind(operand.code)
        return year.locations(formula)

    def rows_behind(self, code: str) -> tuple[Location, ...]:
        """Return the cells of the rows that a measure adds up or counts."""
        measure = self.pack.indicators[code].measure
        records = self.records(measure.record_set) if measure else None
        if measure is None or records is None:
            return ()
        rows = chosen(records, measure.where)
        shown = rows if len(rows) <= _MOST_ROWS else rows[:1]
        return tuple(cell(row, measure.column) if measure.column else row.origin for row in shown)

    def unlisted(self, *record_sets: str) -> NotCheckable:
        """Return why nothing can be compared: one of the detail tables is not there."""
        names = "或".join(f"“{self.pack.record_schemas[each].name}”" for each in record_sets)
        return NotCheckable(f"没有明细表{names}")

    def missing(self, *formulas: Formula) -> NotCheckable:
        """Return the outcome for a result that does not exist, with the first figure that it lacks."""
        # With every figure at hand it is a divisor of 0 that leaves a formula without a result.
        return NotCheckable(self.absent(*formulas) or "除数为 0")

    def absent(self, *formulas: Formula) -> str | None:
        """Return which figure is missing or vague, in words; None when all are there."""
        for formula in formulas:
            for mention in formula.mentions:
                code = formula.code(mention)
                if self.interval(code, previous=mention.previous) is None:
                    return f"{self.name(code)}{_year(mention.previous)}没有确切的数"
        return None

    def stated(self, formula: Formula) -> str:
        """Return `formula` with figures and result, `专任教师 501 ÷ 教职员工总数 663 × 100 = 75.57`."""
        reading = self.read(formula)
        # `专任教师 501 = 501` would say one thing twice.
        if isinstance(formula.tree, Name) or reading is None:
            return self.worded(formula)
        return f"{self.worded(formula)} = {number_text(reading.shown)}"

    def subject(self, formula: Formula) -> str | None:
        """Return the code of the first indicator: the one that an explanation is given for."""
        return formula.code(formula.mentions[0]) if formula.mentions else None


def _year(previous: bool) -> str:  # noqa: FBT001 -- as a name of a formula says it
    return "（上年）" if previous else ""
