"""A value beside that of the year before, as far as the two compare."""

from decimal import Decimal

from msgspec import Struct

from qreport.comparing.comparable import why_not
from qreport.comparing.explanations import declared
from qreport.compose.values.figures import Value
from qreport.compose.values.template_values import Misuse, TemplateValue
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.text.periods import period_before

_NOTHING = Decimal(0)


class Step(Struct, frozen=True):
    """From one year to the next."""

    value: Value
    """That of the later year."""
    why_not: str | None
    """Why nothing can be said about the change; then `old` and `new` mean nothing."""
    old: Decimal = _NOTHING
    new: Decimal = _NOTHING
    earlier: Fact | None = None
    later: Fact | None = None

    @property
    def indicator(self) -> Indicator:
        """What changed."""
        return self.value.indicator


def value_of(thing: TemplateValue, name: str) -> Value:
    """Return the value on which the filter `name` works; raise Misuse for anything else."""
    if not isinstance(thing, Value):
        raise Misuse(f"“{name}”只用于指标的值", f"写成 {{{{ 值.指标代码|{name} }}}}。")
    return thing


def step(value: Value, period: str | None = None) -> Step:
    """Return the step to `period` (None: that of `value`) from the year before."""
    period = period or value.period
    return _step(value, period_before(period), period)


def step_from(value: Value, first: str) -> Step:
    """Return the step from the year `first` to that of `value`, over the years between."""
    return _step(value, first, value.period)


def _step(value: Value, before: str, period: str) -> Step:
    old, new = fact_of(value, before), fact_of(value, period)
    reason = why_not(old, new, (f"{before} 年", f"{period} 年"))
    if before == period:
        reason = f"只有 {period} 年的数"
    # An explanation about any year in between parts both ends.
    years = (str(year) for year in range(int(before) + 1, int(period) + 1))
    reason = next(filter(None, (reason, *(said(value, year) for year in years))), None)
    if reason is not None or old is None or new is None or old.value is None or new.value is None:
        return Step(value, reason)
    return Step(value, None, old.value, new.value, old, new)


def said(value: Value, period: str) -> str | None:
    """Return why the school says that `period` does not compare with the year before; None if it does not."""
    explanations = value.composition.filing.explanations
    return declared(explanations, value.indicator.code, period, lambda year: fact_of(value, year))


def fact_of(value: Value, period: str) -> Fact | None:
    """Return the fact of the same indicator and group in another year."""
    return value.composition.whole.get(value.indicator.code, period, value.group)
