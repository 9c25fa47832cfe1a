"""Figures of a whole table in the wrong column or row: one finding with the cause for all that follows."""

from collections.abc import Iterator, Sequence

from qreport.load.indicators.sheets import Cause, Table, sheets_of
from qreport.load.indicators.shifted_rows import shifted
from qreport.load.indicators.year_columns import copied, exchanged, late, other_order
from qreport.model.facts import Fact
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.reading import DUPLICATE_VALUE, FUTURE_YEAR


def without_consequences(
    findings: Sequence[Finding], typed: Sequence[Fact], current: str
) -> tuple[Finding, ...]:
    """Return `findings` with one for each table whose years or rows are misplaced, without what follows."""
    sheets = sheets_of(typed)
    causes = [cause for sheet in sheets.values() for look in (exchanged, shifted) for cause in look(sheet)]
    chosen = list(_blamed(causes))
    too_late = list(late(sheets, current))
    told = [cause.finding for cause in chosen] + too_late
    told += [finding for sheet in sheets.values() for finding in copied(sheet, current)]
    if not told:
        told += other_order(sheets)
    explained = {place for cause in chosen for place in cause.places}
    tables = {(finding.locations[0].file, finding.locations[0].sheet) for finding in too_late}
    kept = [each for each in findings if not _follows(each, explained, tables)]
    return (*kept, *told)


def _blamed(causes: Sequence[Cause]) -> Iterator[Cause]:
    """Yield the causes, without those that only a table proves which is blamed itself.

    The table that contradicts most others is blamed first, and of two copies the later one.
    """
    blamed: set[Table] = set()
    order = sorted(enumerate(causes), key=lambda each: (-len(each[1].against), -each[1].likely, -each[0]))
    for _, cause in order:
        if not cause.against <= blamed:
            blamed.add(cause.part[:2])
            yield cause


def _follows(finding: Finding, explained: set[Location], too_late: set[Table]) -> bool:
    if finding.code == DUPLICATE_VALUE.code:
        return bool(explained.intersection(finding.locations))
    place = finding.locations[0] if finding.locations else None
    return finding.code == FUTURE_YEAR.code and place is not None and (place.file, place.sheet) in too_late
