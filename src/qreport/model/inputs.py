"""What was read of a filing: how much of each file was looked at, so that silence can be judged."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from qreport.model.filing import Filing
from qreport.model.location import Location


class Input(Struct, frozen=True):
    """One file; titles, names and remarks do not count as cells, only places for values."""

    file: str
    """Path relative to the filing, with `/`."""
    sheets: int
    """1 for a file without sheets."""
    rows: int
    """Of a text file: lines."""
    cells: int
    """0 for a chapter."""


def inputs_of(filing: Filing) -> tuple[Input, ...]:
    """Return the files from which values or chapters were taken, by name."""
    cells: dict[str, dict[Location, None]] = {}
    for place in _places(filing):
        cells.setdefault(place.file, {})[place] = None
    tables = [_counted(file, places) for file, places in cells.items()]
    chapters = [
        Input(chapter.file, 1, len(chapter.text.splitlines()), 0) for chapter in filing.chapters.values()
    ]
    return tuple(sorted((*tables, *chapters), key=lambda each: each.file))


def _places(filing: Filing) -> Iterator[Location]:
    yield from (*filing.facts.cells, *filing.published.cells, *filing.platform.cells)
    for records in filing.records.values():
        for row in records.rows:
            yield from row.cells.values()


def _counted(file: str, places: Iterable[Location]) -> Input:
    listed = tuple(places)
    sheets = {place.sheet for place in listed}
    rows = {(place.sheet, place.line) for place in listed}
    return Input(file, len(sheets), len(rows), len(listed))
