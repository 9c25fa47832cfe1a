"""The value of every indicator in every period: as typed, else computed."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from qreport.check.rows import measured
from qreport.formula import Algebra, Formula, compute
from qreport.model.facts import Fact
from qreport.model.filing import Filing
from qreport.model.pack import Pack
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
