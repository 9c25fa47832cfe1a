"""The indicators of a pack under every name that a chapter may use."""

from collections.abc import Callable, Iterable

from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.composing import UNKNOWN_INDICATOR
from qreport.text.names import fold


class Catalogue:
    """Finds an indicator by code, name or alias; blanks, width and kind of bracket do not count."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._by_code: dict[str, Indicator] = {}
        self._by_name: dict[str, dict[str, Indicator]] = {}
        for indicator in indicators:
            self._by_code[indicator.code] = indicator
            for name in indicator.names:
                self._by_name.setdefault(fold(name), {})[indicator.code] = indicator

    def find(self, name: str) -> Indicator | None:
        """Return the indicator called `name`; None when there is none, or more than one."""
        named = self._by_name.get(fold(name), {})
        return self._by_code.get(name) or (next(iter(named.values())) if len(named) == 1 else None)

    def fault(self, name: str, at: Location, advice: Callable[[str, Iterable[str]], str]) -> Finding:
        """Return what is wrong with `name`, for which `find` gave None; `advice` names what is like it."""
        if named := self._by_name.get(fold(name)):
            message = f"“{name}”可以指 {'、'.join(named)}，无法判断是哪一个"
            return UNKNOWN_INDICATOR.at(at, message=message, mend="改写指标代码，或写全名。", found=name)
        known = [name for each in self._by_code.values() for name in (each.code, *each.names)]
        message = f"没有指标“{name}”{advice(name, known)}"
        return UNKNOWN_INDICATOR.at(at, message=message, found=name)
