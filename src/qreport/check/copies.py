"""Figures of two years in the order of the catalogue, for checks that look for what was copied."""

from decimal import Decimal

from qreport.check.data import CheckData
from qreport.model.facts import Bound, Fact


def exact(data: CheckData, code: str, *, previous: bool = False) -> tuple[Fact, Decimal] | None:
    """Return the typed fact of the whole school with its number; None when it is missing or vague."""
    fact = data.fact(code, previous=previous)
    if fact is None or fact.value is None or fact.bound is not Bound.EXACT:
        return None
    return fact, fact.value


def digits_of(value: Decimal) -> str:
    """Return the digits of a number that say something: 9527, 5124 of 512.40, 2 of 2000; none of 0."""
    return "".join(map(str, value.normalize().as_tuple().digits)) if value else ""


def significant(value: Decimal) -> int:
    """Return how many digits of a number say something."""
    return len(digits_of(value))
