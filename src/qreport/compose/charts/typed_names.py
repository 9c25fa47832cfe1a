"""Where the filing types the names that a chart shows, for what is wrong with their letters."""

from collections.abc import Iterable, Iterator

from qreport.compose.values.composition import Composition
from qreport.model.location import Location


def typed_names(composition: Composition, names: Iterable[str]) -> tuple[tuple[str, Location], ...]:
    """Return the first cell of each of `names` that is a group of an indicator or a text of a record."""
    wanted, found = set(names), dict[str, Location]()
    for name, place in _typed(composition):
        if name in wanted:
            found[name] = place
            wanted.remove(name)
            if not wanted:
                break
    return tuple(found.items())


def _typed(composition: Composition) -> Iterator[tuple[object, Location]]:
    for fact in composition.filing.facts:
        if fact.group and fact.location:
            yield fact.group, fact.location
    for records in composition.filing.records.values():
        for row in records.rows:
            for column, value in row.values.items():
                yield value, row.cells.get(column, row.origin)
