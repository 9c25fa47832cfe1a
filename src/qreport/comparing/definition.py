"""Whether two packs mean the same by one indicator."""

from collections.abc import Mapping
from functools import cached_property

from qreport.formula import Formula, bound
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.text.names import fold


class Definitions:
    """The definitions and formulas of an older and a newer pack."""

    def __init__(self, old: Pack, new: Pack, renamed: Mapping[str, str]) -> None:
        """`renamed`: the code of today by that of the older pack."""
        self._old = old
        self._new = new
        self._renamed = renamed

    def difference(self, code: str) -> str | None:
        """Return how the packs differ about an indicator that both have; None when they agree."""
        before, now = self._old.indicators[code], self._new.indicators[code]
        # A definition that only one of the packs has written down is no other definition.
        if before.definition and now.definition and fold(before.definition) != fold(now.definition):
            return f"口径不同，原为“{before.definition}”，现为“{now.definition}”"
        if self._computed_otherwise(before, now):
            return f"算法不同，原为 {_method(before)}，现为 {_method(now)}"
        return None

    def _computed_otherwise(self, before: Indicator, now: Indicator) -> bool:
        if before.measure and now.measure:
            return before.measure != now.measure
        # Parsed only when the words differ: a sum may be spelt in two ways, or with codes of another edition.
        if not before.formula or not now.formula or before.formula == now.formula:
            return False
        first, second = self._formulas[0].get(before.code), self._formulas[1].get(now.code)
        return first is None or second is None or self._in_codes(first) != self._in_codes(second)

    @cached_property
    def _formulas(self) -> tuple[Mapping[str, Formula], Mapping[str, Formula]]:
        return bound(self._old)[0], bound(self._new)[0]

    def _in_codes(self, formula: Formula) -> str:
        return formula.worded(lambda code, previous: f"{self._renamed.get(code, code)}{'@' * previous}")


def _method(indicator: Indicator) -> str:
    return indicator.formula or (f"{indicator.measure.kind}（明细表）" if indicator.measure else "")
