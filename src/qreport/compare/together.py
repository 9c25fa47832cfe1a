"""What a filing states about one or several indicators taken together."""

from collections.abc import Mapping, Sequence

from qreport.between.arithmetic import total
from qreport.between.comparable import covered
from qreport.model.facts import Bound, Derivation, Fact

Stated = tuple[Fact | None, str | None]


def stated(facts: Mapping[str, Fact], codes: Sequence[str], period: str) -> Stated:
    """Return the fact for the whole school, that of several codes being their sum; else why there is no sum.

    `facts` are those of `period`, by code. A sum needs an exact value of every part, all of them of the same
    part of the year. Nothing about any of them gives neither a fact nor a reason.
    """
    if len(codes) == 1:
        return facts.get(codes[0]), None
    found = {code: facts.get(code) for code in codes}
    parts = [fact for fact in found.values() if fact is not None]
    if not parts:
        return None, None
    for code, fact in found.items():
        if fact is None or fact.value is None or fact.bound is not Bound.EXACT:
            return None, f"{code} 的 {period} 年没有准确的数，不能合计"
    if len({covered(fact) for fact in parts}) > 1:
        return None, f"各部分 {period} 年的期间不同，不能合计"
    how = Derivation(" + ".join(codes))
    value = total(fact.value for fact in parts if fact.value is not None)
    return Fact(codes[0], period, value, how, span=parts[0].span), None
