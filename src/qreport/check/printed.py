"""From a printed figure to the numbers that it can stand for.

Numbers and sums as findings print them.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from qreport.check.intervals import Interval, exactly
from qreport.formula.exact import CONTEXT, rounded
from qreport.model.facts import Bound, Fact
from qreport.model.indicator import Indicator
from qreport.model.units import find_unit
from qreport.text.regex import regex

# 1.25 in `约1.25万元`, group 1 is `25`.
_NUMBER = regex(r"\d+(?:\.(\d+))?")


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


_TYPED_DECIMALS = 4
"""A number with more decimals is a computed one."""
# So many numbers a message adds up one by one; of more only their count is told.
_MOST_TERMS = 8


def number_text(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` in plain digits: with so many decimals, else as typed, a computed one with two."""
    if decimals is not None:
        return f"{rounded(value, decimals):f}"
    text = f"{value:f}" if _decimals(value) <= _TYPED_DECIMALS else f"{rounded(value, 2):f}"
    # 75.50 is told as 75.5; only where there is a point, or 120 would become 12.
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def sum_text(terms: Sequence[Decimal], total: Decimal) -> str:
    """Return `1 + 2 = 3`, or how many numbers were added when they are many."""
    if len(terms) > _MOST_TERMS:
        return f"{len(terms)} 个数相加 = {number_text(total)}"
    return f"{' + '.join(number_text(term) for term in terms)} = {number_text(total)}"


def gap_text(found: Decimal, expected: Decimal) -> str:
    """Return `少 1884` or `多 12`."""
    return f"{'少' if found < expected else '多'} {number_text(abs(found - expected))}"


def limits_text(minimum: Decimal | None, maximum: Decimal | None) -> str:
    """Return `0 到 100 之间的数`, `不小于 0 的数` or `不大于 100 的数`."""
    if minimum is not None and maximum is not None:
        return f"{number_text(minimum)} 到 {number_text(maximum)} 之间的数"
    if minimum is not None:
        return f"不小于 {number_text(minimum)} 的数"
    return f"不大于 {number_text(maximum)} 的数" if maximum is not None else "任何数"
