"""A value is not typed in another unit than that of the year before."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import is_usual
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.units import PERCENT, UNITS, Unit, convert, find_unit
from qreport.problems.checking import UNIT_DIFFERS_FROM_YEAR_BEFORE

Slip = tuple[Fact, Unit]
"""A typed figure, and the unit in which it seems to be typed."""

_FAR = 20
"""Between two years nothing grows to so many times its size, or shrinks as much, but by a slip."""
_NEAR = Decimal(2)
"""After the slip is undone, the two years differ by less than this factor."""
_FRACTION = Unit("小数", "percent", Decimal(100))
"""A percentage typed as a fraction of 1."""
# Nobody types ‰ where % is asked for without writing it.
_UNITS = (*(unit for unit in UNITS if unit.name != "‰"), _FRACTION)


@builtin(UNIT_DIFFERS_FROM_YEAR_BEFORE)
def unit_slip(data: CheckData) -> Iterator[Outcome]:
    """No amount differs from that of the year before by just the factor between two units of its kind.

    Only a difference that is far beyond any growth is looked at, so that a school that grows is not blamed.
    """
    for indicator, now in data.typed():
        before = data.fact(indicator.code, previous=True)
        if not now.group and before and before.value and now.value and _is_far(now.value / before.value):
            wrong, right = _slip(indicator, now, before) or (None, "")
            yield _breach(data, (now, before), wrong, right) if wrong else Holds()


def _is_far(factor: Decimal) -> bool:
    # Written as a product, so that no division rounds at the limit.
    return factor >= _FAR or 0 < factor * _FAR <= 1


def _slip(indicator: Indicator, now: Fact, before: Fact) -> tuple[Slip, str] | None:
    """Return the fact that seems to be typed in another unit, with that unit, and what it is in its own."""
    unit = find_unit(indicator.unit)
    if unit is None or unit.whole:
        return None
    # Small units first: a figure in 万元 is sooner typed in 元 than in 亿元.
    odd = [each for each in (now, before) if not is_usual(each.value or Decimal(0), indicator)]
    for other in _UNITS:
        for fact, other_year in ((now, before), (before, now)):
            # Of two years of which one has left its range, the other is right.
            if len(odd) == 1 and fact not in odd:
                continue
            real = convert(fact.value or Decimal(0), other, unit)
            if real and other != unit and _is_near(real / (other_year.value or real), fact, unit):
                return (fact, other), number_text(real, indicator.decimals)
    return None


def _is_near(factor: Decimal, fact: Fact, unit: Unit) -> bool:
    # Only a value of at most 1 can be a percentage typed as a fraction.
    fraction = unit.name != PERCENT or (fact.value is not None and fact.value <= 1)
    return fraction and factor < _NEAR and factor * _NEAR > 1


def _breach(data: CheckData, years: tuple[Fact, Fact], wrong: Slip, right: str) -> Breach:
    (now, before), (fact, unit) = years, wrong
    wanted = data.pack.indicators[now.indicator].unit
    return Breach(
        f"{data.name(now.indicator)}{now.period} 年填的是 {now.text}，{before.period} 年是 {before.text}，"
        f"相差的倍数像是 {fact.period} 年按{unit.name}填了",
        tuple(dict.fromkeys(each.location for each in (fact, *years) if each.location)),
        fact.text,
        right,
        now.indicator,
        mend=f"单位是{wanted}：{fact.period} 年填的若是{unit.name}，改为 {right}；不是的，核对另一年的数。",
    )
