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


def significant(value: Decimal) -> int:
    """Return how many digits of a number say something: 9527 has four, 2000 and 0.02 have one."""
    return len(value.normalize().as_tuple().digits) if value else 0
