"""Required values are there."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.model.filing import INPUT_FOLDERS
from qreport.model.location import Location
from qreport.problems.checking import REQUIRED_VALUE_MISSING


@builtin(REQUIRED_VALUE_MISSING)
def required(data: CheckData) -> Iterator[Outcome]:
    """In the year of the report a required indicator with a formula or measure is typed or computed.

    Required indicators that can only be typed are looked for while the filing is read.
    """
    if not data.is_current:
        return
    for indicator in data.pack.indicators.values():
        if indicator.required and (indicator.formula or indicator.measure):
            known = data.fact(indicator.code) or data.computed(indicator.code)
            yield (
                Holds()
                if known
                else Breach(
                    f"{data.name(indicator.code)}没有填，也算不出来{_needs(data, indicator.code)}",
                    # Nothing was typed, so that there is no cell to open: the folder of the indicators.
                    (Location(INPUT_FOLDERS[0]),),
                    expected=f"{data.period} 年的数",
                    indicator=indicator.code,
                )
            )


def _needs(data: CheckData, code: str) -> str:
    formula = data.formulas.get(code)
    return f"：{data.absent(formula)}" if formula and data.absent(formula) else ""
