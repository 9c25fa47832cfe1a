"""What a school says itself about two years: that their values do not compare, and why."""

from collections.abc import Callable, Iterable

from qreport.model.facts import Fact
from qreport.model.filing import NOT_COMPARABLE, Explanation


def declared(
    explanations: Iterable[Explanation], code: str, period: str, fact: Callable[[str], Fact | None]
) -> str | None:
    """Return why the value of `period` does not compare with that before; None when nobody says so.

    An explanation whose values are no longer those that `fact` gives for their years says nothing.
    """
    for each in explanations:
        if not each.comparable and each.concerns(code, period) and each.holds(fact):
            return f"{NOT_COMPARABLE[each.reason]}，{each.told.rstrip('。')}"
    return None
