"""Parents and children of the catalogue: parents exist, come first, and never descend from themselves."""

from collections.abc import Callable, Mapping

from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.reading import PARENT_CYCLE, UNKNOWN_PARENT
from qreport.text.names import did_you_mean

Place = Callable[[str], Location]
"""Gives the line at which the parent of an indicator is named."""


def parents_first(
    indicators: Mapping[str, Indicator], place: Place
) -> tuple[dict[str, Indicator], list[Finding]]:
    """Return `indicators` in their order, but each after its parent, and what is wrong with the parents.

    An indicator whose parent is unknown, or is one of its own descendants, is left without a parent.
    """
    findings: list[Finding] = []
    sound: dict[str, Indicator] = {}
    for code, indicator in indicators.items():
        fault = _fault(indicator, indicators, place)
        findings += [fault] if fault else []
        sound[code] = indicator.model_copy(update={"parent": None}) if fault else indicator
    ordered: dict[str, Indicator] = {}
    for indicator in sound.values():
        for each in reversed(_line(indicator, sound)):
            ordered.setdefault(each.code, each)
    return ordered, findings


def _line(indicator: Indicator, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """Return the indicator, its parent, the parent of that ..., up to the top or to a repeat."""
    line: dict[str, Indicator] = {}
    step: Indicator | None = indicator
    while step and step.code not in line:
        line[step.code] = step
        step = indicators.get(step.parent) if step.parent else None
    return list(line.values())


def _fault(indicator: Indicator, indicators: Mapping[str, Indicator], place: Place) -> Finding | None:
    code, parent = indicator.code, indicator.parent
    if parent is None:
        return None
    if parent not in indicators:
        message = f"指标“{code}”的 parent“{parent}”不在指标目录中{did_you_mean(parent, indicators)}"
        return UNKNOWN_PARENT.at(place(code), message=message, found=parent, indicator=code)
    line = _line(indicator, indicators)
    # A line that runs into a circle further up is cut there, by the members of the circle.
    if line[-1].parent != code:
        return None
    circle = " → ".join([*(each.code for each in line), code])
    message = f"指标的 parent 绕成了圈：{circle}"
    return PARENT_CYCLE.at(place(code), message=message, found=circle, indicator=code)
