"""What was typed agrees with what formula or measure give."""

from collections.abc import Iterator
from decimal import Decimal

from qreport.check.arithmetic import blamed
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData, Reading
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import number_text
from qreport.formula import Formula
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.problems.checking import TYPED_DIFFERS_FROM_COMPUTED


@builtin(TYPED_DIFFERS_FROM_COMPUTED)
def computed(data: CheckData) -> Iterator[Outcome]:
    """A typed value can be what its formula or measure gives, by any way of rounding.

    Rows of a record set that lists only a part are compared by rules, not here.
    """
    for indicator, fact in data.typed():
        if (indicator.formula or indicator.measure) and not fact.group:
            yield _verdict(data, indicator, fact)


def _verdict(data: CheckData, indicator: Indicator, fact: Fact) -> Outcome:
    typed, reckoned = data.reading(indicator.code), data.computed(indicator.code)
    if typed is None or reckoned is None:
        return NotCheckable(f"{data.name(indicator.code)}没有可以比较的数")
    if typed.possible.meets(reckoned.possible):
        return Holds()
    return _breach(data, indicator, fact, reckoned)


def _breach(data: CheckData, indicator: Indicator, fact: Fact, reckoned: Reading) -> Breach:
    # At least as fine as it was typed: 98.5 would be no answer to a typed 98.53.
    decimals = fact.decimals if indicator.decimals is None else max(indicator.decimals, fact.decimals or 0)
    expected = number_text(reckoned.shown, decimals)
    formula = data.formulas.get(indicator.code)
    own = data.names.parse(indicator.code)
    reason, places = blamed(data, own, formula) if formula else ("", data.cells(indicator.code))
    if formula is None:
        places = (*places, *data.rows_behind(indicator.code))
    # 7948 ÷ 465 is 17.09, also where the ratio is printed without decimals.
    shown = number_text(reckoned.shown, max(decimals, 2)) if decimals is not None else expected
    result = expected if Decimal(expected) == reckoned.shown else shown
    return Breach(
        f"{data.name(indicator.code)}填的是 {fact.text}，{_how(data, indicator, formula)} = {result}{reason}",
        tuple(dict.fromkeys(places)),
        fact.text,
        expected,
        indicator.code,
    )


def _how(data: CheckData, indicator: Indicator, formula: Formula | None) -> str:
    if formula:
        return f"而{data.worded(formula)}"
    schema = data.pack.record_schemas.get(indicator.measure.record_set) if indicator.measure else None
    return f"按明细表{schema.name if schema else ''}计算"
