"""The order of a comparison: that of the catalogue, each parent followed by its children."""

from collections.abc import Iterator, Mapping

from qreport.model.indicator import Indicator
from qreport.model.pack import Pack


def in_order(pack: Pack) -> Iterator[Indicator]:
    """Yield the indicators, children straight after their parent; one without a parent at hand is a root."""
    children: dict[str | None, list[Indicator]] = {}
    for indicator in pack.indicators.values():
        children.setdefault(_parent(indicator, pack.indicators), []).append(indicator)
    waiting = children.get(None, [])[::-1]
    while waiting:
        indicator = waiting.pop()
        yield indicator
        waiting += children.get(indicator.code, [])[::-1]


def label(indicator: Indicator, pack: Pack) -> str:
    """Return the name, after that of the parent for a sub-row, since 国家级 alone says nothing."""
    parent = pack.indicators.get(indicator.parent or "")
    return f"{label(parent, pack)}：{indicator.name}" if parent else indicator.name


def _parent(indicator: Indicator, known: Mapping[str, Indicator]) -> str | None:
    return indicator.parent if indicator.parent in known else None
