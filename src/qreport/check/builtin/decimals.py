"""An indicator is printed with as many decimals as the year before."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import is_fraction
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_in
from qreport.model.facts import Bound, Fact
from qreport.model.units import RATIO, find_unit
from qreport.problems.checking import DECIMALS_DIFFER

_SPREAD = 2
"""Spreadsheets drop a last 0, so that one decimal more or less proves nothing."""


@builtin(DECIMALS_DIFFER)
def decimals(data: CheckData) -> Iterator[Outcome]:
    """The decimals of a percentage or an amount do not differ by two or more between the years."""
    for indicator, fact in data.typed():
        unit = find_unit(indicator.unit)
        before = data.fact(indicator.code, previous=True)
        if unit is None or unit.whole or indicator.unit == RATIO or fact.group or before is None:
            continue
        # 0.9462 for 94.62 is told as what it is.
        if any(is_fraction(each.value or Decimal(0), indicator) for each in (fact, before)):
            continue
        if _has_decimals(fact) and _has_decimals(before):
            yield _verdict(data, before, fact)


def _has_decimals(fact: Fact) -> bool:
    """Whether the decimals are those typed, and mean something: 0 and 100 are exact."""
    typed = number_in(fact.text)
    # A figure typed in 万 or 亩 has after conversion other decimals than those that were typed.
    as_typed = typed is not None and len(typed[1] or "") == fact.decimals
    return as_typed and fact.bound is Bound.EXACT and fact.value not in (None, 0, 100)


def _verdict(data: CheckData, before: Fact, now: Fact) -> Outcome:
    finer = max(before.decimals or 0, now.decimals or 0)
    if finer - min(before.decimals or 0, now.decimals or 0) < _SPREAD:
        return Holds()
    coarse = now if (now.decimals or 0) < finer else before
    years = "，".join(f"{fact.period} 年是 {fact.text}" for fact in (before, now))
    return Breach(
        f"{data.name(now.indicator)}{years}，小数位数不同",
        tuple(dict.fromkeys(fact.location for fact in (coarse, now, before) if fact.location)),
        coarse.text,
        f"{finer} 位小数",
        now.indicator,
    )
