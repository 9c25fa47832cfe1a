"""What `validate` finds in a school, and whether it points at a mistake."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qreport.load import load_filing
from qreport.model.finding import Finding, Level
from qreport.model.pack import Pack
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import Loaded

from .dice import Dice
from .layouts import Key
from .mistakes import Mistake
from .school import School, draw, lay_out

Place = tuple[str, int | None, int | None]
"""File, line and column; None where a finding is about a whole row."""
CHAPTER = ("chapters/overview.md", 7, None)


@dataclass(frozen=True)
class Told:
    """What was told of one mistake."""

    found: bool
    """Under one of its codes."""
    at_the_cell: bool


def findings(school: School, pack: Pack, folder: Path) -> Sequence[Finding]:
    """Return what `validate` finds in a school that is written into `folder`."""
    filing, read = load_filing(school.write(folder), pack)
    return check_filing(Loaded(filing, pack, read)).findings


def told(mistake: Mistake, seed: int, pack: Pack, folder: Path) -> Told | None:
    """Make a mistake in the school of this seed; None when that school cannot have it."""
    school, dice = draw(seed, pack), Dice(f"{mistake.name} {seed}")
    if mistake.in_files:
        lay_out(seed, pack, school)
    wrong = mistake.make(school, dice)
    if not mistake.in_files:
        lay_out(seed, pack, school)
    if wrong is None:
        return None
    matching = [each for each in findings(school, pack, folder) if _matches(each, mistake)]
    places = {place for key in wrong for place in _places(school, key)}
    return Told(bool(matching), any(_points_at(each, places) for each in matching))


def _matches(finding: Finding, mistake: Mistake) -> bool:
    return finding.code in mistake.codes if mistake.codes else finding.level is not Level.INFO


def _places(school: School, key: Key) -> Iterable[Place]:
    if key == ("chapter", "overview"):
        yield CHAPTER
    for table, line, column, _ in school.cells(key):
        yield table.path, line, None if table.path.endswith(".yaml") else column


def _points_at(finding: Finding, places: set[Place]) -> bool:
    """Whether a location is a wrong cell, or the row of one where the finding is about rows."""
    rows = {place[:2] for place in places}
    whole = {place[:2] for place in places if place[2] is None}
    return any(
        (each.file, each.line, each.column) in places
        or (each.file, each.line) in (whole if each.column else rows)
        for each in finding.locations
    )
