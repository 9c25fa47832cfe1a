"""From a printed figure to the numbers that it can stand for."""

import re
import unicodedata
from decimal import Decimal

from qreport.check.intervals import Interval, exactly
from qreport.formula.exact import CONTEXT
from qreport.model.facts import Bound, Fact
from qreport.model.indicator import Indicator
from qreport.model.units import find_unit

# 1.25 in `约1.25万元`, group 1 is `25`.
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def interval_of(fact: Fact, indicator: Indicator | None) -> Interval | None:
    """Return the numbers that print as `fact`; None when there is none, or it was typed as vague.

    Nobody knows whether a school rounds half up, half to even or cuts off, so the interval allows all
    three: half a last digit towards 0, a whole one away from it. A count stands for itself.
    """
    if fact.value is None or fact.bound is not Bound.EXACT:
        return None
    step = _last_digit(fact, indicator)
    if step is None:
        return exactly(fact.value)
    return around(fact.value, step)


def number_in(text: str) -> re.Match[str] | None:
    """Return the number in a typed text, group 1 its decimals; None when there is none.

    Full-width digits are taken for plain ones, and separators of thousands away.
    """
    return _NUMBER.search(unicodedata.normalize("NFKC", text).replace(",", ""))


def around(value: Decimal, step: Decimal) -> Interval:
    """Return the numbers that can be printed as `value` when the last digit counts `step`."""
    # 0.00 may come from either side, by cutting off from nearly a whole step.
    if value == 0:
        return Interval(-step, step)
    towards, away = step / 2, step
    return Interval(value - towards, value + away) if value > 0 else Interval(value - away, value + towards)


def _last_digit(fact: Fact, indicator: Indicator | None) -> Decimal | None:
    """Return what one step of the last printed digit is worth in the indicator's unit; None for a count.

    A figure typed in a larger unit (1.2万, or 亩 for an indicator in m²) is as coarse as its last digit.
    """
    typed = number_in(fact.text)
    scale = _scale(fact.value, typed[0]) if typed else Decimal(1)
    if typed and scale != 1:
        return CONTEXT.multiply(Decimal(1).scaleb(-len(typed[1] or "")), scale)
    unit = find_unit(indicator.unit) if indicator else None
    whole = unit is not None and unit.whole
    return None if whole else Decimal(1).scaleb(-(fact.decimals or 0))


def _scale(value: Decimal | None, typed: str) -> Decimal:
    """Return how many units of the indicator one typed unit is worth."""
    number = Decimal(typed)
    return CONTEXT.divide(value.copy_abs(), number) if value and number else Decimal(1)
