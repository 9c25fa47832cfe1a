"""Fill-in workbooks that came back: they lie in indicators/, and hold detail tables too."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from qreport.load.grids.grid import Grid
from qreport.model.filing import FORM, INSTRUCTIONS, RECORDS
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.records import RecordSchema
from qreport.problems.reading import UNKNOWN_FILE
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold
from qreport.text.regex import regex

# `明细表：training 师资培训`, folded: workbooks of earlier versions have the id before the name.
_RECORDS = regex(fold(RECORDS) + "([a-z0-9_]+)")


class ReturnedRecords(Struct):
    """The sheets of detail tables found in workbooks of indicators."""

    grids: list[Grid] = field(default_factory=list)

    def set_aside(self, grids: Iterable[Grid]) -> tuple[Grid, ...]:
        """Keep the sheets of detail tables, drop those that explain, and return the others."""
        kept = []
        for grid in grids:
            if _first(grid).startswith(fold(RECORDS)):
                self.grids.append(grid)
            elif not is_explanation(grid):
                kept.append(grid)
        return tuple(kept)

    def by_schema(
        self, schemas: Mapping[str, RecordSchema]
    ) -> tuple[Mapping[str, Mapping[str, Sequence[Grid]]], tuple[Finding, ...]]:
        """Return the sheets by id of the detail table and file, and what names a table that nobody knows.

        A sheet names its table, or gives its id.
        """
        names = {fold(each): each for each in schemas}
        titles = {fold(schema.name): each for each, schema in schemas.items()}
        found: dict[str, dict[str, list[Grid]]] = {}
        findings = []
        for grid in self.grids:
            match = _RECORDS.match(_first(grid, blanks=True))
            title = _first(grid).removeprefix(fold(RECORDS))
            name = titles.get(title) or (names.get(match[1]) if match else None)
            if name:
                found.setdefault(name, {}).setdefault(grid.file, []).append(grid)
            else:
                findings.append(
                    _unknown(grid, [*names.values(), *(schema.name for schema in schemas.values())])
                )
        return found, tuple(findings)


def is_explanation(grid: Grid) -> bool:
    """Whether the sheet only explains, as the index of an annotated copy does; it holds no data."""
    return _first(grid).startswith(fold(INSTRUCTIONS))


def is_form(grid: Grid) -> bool:
    """Whether the sheet is one of indicators that was made to be filled in."""
    return _first(grid).startswith(fold(FORM))


def _first(grid: Grid, *, blanks: bool = False) -> str:
    text = grid.texts[0][0] if grid.texts and grid.texts[0] else ""
    # The name that follows an id is set off by a blank, which folding would take away.
    return "".join(fold(part) + " " for part in text.split()) if blanks else fold(text)


def _unknown(grid: Grid, known: Iterable[str]) -> Finding:
    typed = grid.texts[0][0]
    name = typed[len(RECORDS) :].split()[0] if typed[len(RECORDS) :].split() else ""
    message = f"工作表“{grid.sheet}”的第一格写的是“{shown(typed)}”，报告包里没有这张明细表"
    place = Location(grid.file, grid.sheet, 1, 1)
    return UNKNOWN_FILE.at(place, message=message + did_you_mean(name, known), found=shown(typed))
