"""What a chart can show of an indicator: value, sum of all years so far, change, share of the standard."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from qreport.comparing.comparable import is_plain
from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import decimals, fact_text, plain
from qreport.formula import rounded
from qreport.formula.exact import CONTEXT
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.units import PERCENT, RATIO

# As precise as the formulas (decimal128).
_POINTS_DECIMALS = 2
"""Most decimals of a difference between two percentages."""


class Figure(Struct, frozen=True):
    """One number of a chart and its label."""

    value: Decimal
    text: str
    places: int = 0
    """Decimals of the label."""


class Absent(Struct, frozen=True):
    """No number, and why; `comparable` is False when there is nothing to show at all."""

    why: str
    comparable: bool = True


class Asked(Struct, frozen=True):
    """Which value."""

    indicator: Indicator
    period: str
    group: str = ""

    def fact(self, composition: Composition) -> Fact | None:
        """Return the fact that has a value, or None."""
        fact = composition.facts.get(self.indicator.code, self.period, self.group)
        return fact if fact and fact.value is not None else None

    def of(self, period: str) -> "Asked":
        """Return the same of another year."""
        return Asked(self.indicator, period, self.group)

    def before(self) -> "Asked":
        """Return the same of the year before."""
        return self.of(str(int(self.period) - 1))


Show = Callable[[Composition, Asked], Figure | Absent]


def _value(composition: Composition, asked: Asked) -> Figure | Absent:
    fact = asked.fact(composition)
    if fact is None or fact.value is None:
        return Absent("缺数据")
    text = fact_text(fact, asked.indicator)
    return Figure(fact.value, text, decimals(fact.value))


def _share_of_standard(composition: Composition, asked: Asked) -> Figure | Absent:
    limit = limit_of(asked.indicator)
    if not limit:
        return Absent("没有国家标准", comparable=False)
    fact = asked.fact(composition)
    if fact is None or fact.value is None:
        return Absent("缺数据")
    percent = CONTEXT.multiply(CONTEXT.divide(fact.value, limit), Decimal(100))
    return Figure(percent, plain(rounded(percent, 1)), 1)


def _change(composition: Composition, asked: Asked) -> Figure | Absent:
    """Percent of the year before; for percentages the difference in points."""
    if asked.indicator.unit == RATIO:
        return Absent("是比值，不计算变化", comparable=False)
    now, before = asked.fact(composition), asked.before().fact(composition)
    if now is None or before is None or now.value is None or before.value is None:
        return Absent("有一年缺数据", comparable=False)
    # Eight months beside a whole year would show a fall that nobody had.
    if _part_of_year(now) != _part_of_year(before):
        return Absent("两年数据的时段不同", comparable=False)
    difference = CONTEXT.subtract(now.value, before.value)
    if asked.indicator.unit == PERCENT:
        places = min(_POINTS_DECIMALS, max(decimals(now.value), decimals(before.value)))
        return Figure(difference, _signed(rounded(difference, places)), places)
    if not before.value:
        return Absent("上年为0", comparable=False)
    percent = CONTEXT.multiply(CONTEXT.divide(difference, before.value), Decimal(100))
    return Figure(percent, _signed(rounded(percent, 1)), 1)


def _cumulative(composition: Composition, asked: Asked) -> Figure | Absent:
    """What all years from the first with a value add up to; nothing when one between is missing or vague."""
    if not asked.indicator.adds_up:
        return Absent("的各年不能相加", comparable=False)
    known = [year for year in composition.facts.periods if asked.of(year).fact(composition)]
    # Every year in between, since a gap makes the sum unknown.
    years = range(int(min(known, default=asked.period)), int(asked.period) + 1)
    facts = [asked.of(str(year)).fact(composition) for year in years]
    if not facts or not all(map(is_plain, facts)):
        return Absent("缺数据")
    values = [fact.value for fact in facts if fact and fact.value is not None]
    return sum_of([Figure(value, "", decimals(value)) for value in values])


SHOWS: Mapping[str, Show] = {
    "value": _value,
    "cumulative": _cumulative,
    "change": _change,
    "share_of_standard": _share_of_standard,
}


def limit_of(indicator: Indicator) -> Decimal | None:
    """Return the limit of the standard of `indicator`, lower or upper; None without a standard."""
    standard = indicator.standard
    if standard is None:
        return None
    return standard.at_least if standard.at_least is not None else standard.at_most


def sum_of(figures: list[Figure]) -> Figure:
    """Return the sum of `figures`, exact, with as many decimals as they need."""
    total = Decimal(0)
    for figure in figures:
        total = CONTEXT.add(total, figure.value)
    places = max((figure.places for figure in figures), default=0)
    return Figure(total, plain(rounded(total, places)), places)


def _part_of_year(fact: Fact) -> str:
    """Return the span with years told from that of the value, so that those of two years compare."""
    year = int(fact.period)
    # 2021-01/2021-08 of 2021 and 2020-01/2020-08 of 2020 both become 0-01/0-08.
    return (fact.span or "").replace(str(year), "0").replace(str(year - 1), "-1")


def _signed(value: Decimal) -> str:
    return f"+{plain(value)}" if value > 0 else plain(value)
