"""Explanations of the newer filing settle flags, as long as the values stay what they were."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from qreport.compare.side import Side
from qreport.model.change import Change
from qreport.model.facts import Fact
from qreport.model.filing import Explanation

Lookup = Callable[[str], Fact | None]


def explained(change: Change, old: Side, new: Side) -> Change:
    """Return `change` with the explanation that settles it, or with the one that has lapsed.

    An explanation counts for the later year of the change. Values that it names for the earlier year are
    those of the older filing, all others those of the newer one.
    """
    if not change.flagged:
        return change
    code = change.indicator.code

    def value(period: str) -> Fact | None:
        side = old if period == change.old_period != change.new_period else new
        return side.facts.get(code, period)

    given = [each for each in new.explanations if (each.indicator, each.period) == (code, change.new_period)]
    holding = next((each for each in given if _holds(each, value)), None)
    if holding:
        return replace(change, explanation=_told(holding))
    return replace(change, lapsed=_told(given[0])) if given else change


def _told(explanation: Explanation) -> str:
    return f"{explanation.text}（{explanation.by}）" if explanation.by else explanation.text


def _holds(explanation: Explanation, value: Lookup) -> bool:
    return all(_is_still(text.strip(), value(period)) for period, text in explanation.values.items())


def _is_still(text: str, fact: Fact | None) -> bool:
    if fact is None:
        return False
    if fact.text and fact.text == text:
        return True
    try:
        return fact.value is not None and Decimal(text) == fact.value
    except InvalidOperation:
        return False
