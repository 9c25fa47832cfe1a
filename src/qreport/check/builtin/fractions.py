"""Percentages are not typed as fractions of 1."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.model.facts import Fact
from qreport.model.location import Location
from qreport.model.units import PERCENT
from qreport.problems.checking import PERCENT_TYPED_AS_FRACTION

_FEWEST = 3
"""With fewer percentages in a file, small ones are likely to be true."""


@builtin(PERCENT_TYPED_AS_FRACTION)
def fractions(data: CheckData) -> Iterator[Outcome]:
    """The percentages of a file are not all at most 1; zeros do not count."""
    by_file: dict[str, list[tuple[Fact, Location]]] = {}
    for indicator, fact in data.typed():
        if indicator.unit == PERCENT and fact.value and fact.location:
            by_file.setdefault(fact.location.file, []).append((fact, fact.location))
    for file, typed in by_file.items():
        if len(typed) >= _FEWEST:
            yield _verdict(file, typed)


def _verdict(file: str, typed: list[tuple[Fact, Location]]) -> Outcome:
    if any(fact.value is not None and fact.value > 1 for fact, _ in typed):
        return Holds()
    texts = "、".join(fact.text for fact, _ in typed[:3])
    return Breach(
        f"{file} 里的 {len(typed)} 个百分比都不超过 1（{texts}等），好像是按小数填的",
        tuple(place for _, place in typed),
        texts,
        "0 到 100 之间的数",
    )
