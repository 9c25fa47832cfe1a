"""Two rows do not hold the same figures in every year."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import exact, significant
from qreport.check.outcomes import Breach, Outcome
from qreport.check.printed import number_text
from qreport.model.indicator import Indicator
from qreport.problems.checking import SAME_FIGURES_TWICE

_DIGITS = 6
"""So many digits of both years together do not agree by chance; two different numbers of three have them."""


@builtin(SAME_FIGURES_TWICE)
def copied(data: CheckData) -> Iterator[Outcome]:
    """No two typed indicators of one unit have the same numbers in both years.

    Rows that belong together (one is a part of the other, or computed from it) may be equal.
    """
    if not data.is_current:
        return
    alike: dict[tuple[str, Decimal, Decimal], list[Indicator]] = {}
    for indicator in data.pack.indicators.values():
        now, before = exact(data, indicator.code), exact(data, indicator.code, previous=True)
        # Not where the years are equal: a figure carried over is told by rules of its own.
        if now and before and now[1] != before[1] and significant(now[1]) + significant(before[1]) >= _DIGITS:
            alike.setdefault((indicator.unit, now[1], before[1]), []).append(indicator)
    for (_, latest, earlier), group in alike.items():
        for first, second in combinations(group, 2):
            if not _belong(data, first, second):
                yield _breach(data, (first, second), (earlier, latest))


def _belong(data: CheckData, first: Indicator, second: Indicator) -> bool:
    if second.parent == first.code or first.parent == second.code:
        return True
    formulas = (data.formulas.get(first.code), data.formulas.get(second.code))
    return any(
        {first.code, second.code} & {formula.code(mention) for mention in formula.mentions}
        for formula in formulas
        if formula
    )


def _breach(data: CheckData, pair: tuple[Indicator, Indicator], figures: tuple[Decimal, Decimal]) -> Breach:
    first, second = (each.code for each in pair)
    shown = "、".join(number_text(figure) for figure in figures)
    return Breach(
        f"{data.name(first)}和{data.name(second)}两年的数都是 {shown}，像是抄错了行",
        data.cells(second, first),
        shown,
        indicator=second,
    )
