"""The unit of each column of a detail table: behind its name, or declared above the table."""

from collections.abc import Iterator, Mapping

from qreport.load.grids.declared_units import DeclaredUnits, declared_in, units_named
from qreport.load.grids.grid import Cell, Grid
from qreport.load.records.record_headings import RecordHeading
from qreport.model.finding import Finding
from qreport.model.records import Column, ColumnType, RecordSchema
from qreport.model.units import Unit, find_unit
from qreport.problems.cells import UNIT_NOT_APPLIED, UNITS_CONTRADICT
from qreport.problems.reading import OTHER_UNIT, UNKNOWN_UNIT
from qreport.text.characters import shown

NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER)
_NEAR = 20
"""Rows above a heading in which a unit may be declared for it."""


def column_units(
    grid: Grid, heading: RecordHeading, schema: RecordSchema
) -> tuple[Mapping[str, str], list[Finding]]:
    """Return by column id the unit in which the file gives its figures, where it says so, and what is wrong.

    A unit that agrees, or counts one by one like that of the column (人 for 人次), needs no converting.
    """
    above = _declared(grid, heading)
    findings: list[Finding] = []
    if above and not above.units:
        message = f"看不懂单位“{shown(above.text)}”，下面的数不知道按什么单位读"
        findings.append(UNKNOWN_UNIT.at(above.place, message=message, record_set=schema.id, found=above.text))
    units = {}
    for column in schema.columns:
        if column.type in NUMBERS and column.id in heading.columns:
            units[column.id] = _unit(column, heading, above, findings)
    findings += _unused(above, schema, heading)
    return {column: unit for column, unit in units.items() if unit}, findings


def _declared(grid: Grid, heading: RecordHeading) -> DeclaredUnits | None:
    first = heading.row - len(heading.printed) + 1
    rows = range(first - 1, max(-1, first - 1 - _NEAR), -1)
    return next((found for row in rows if (found := declared_in(grid.row(row)))), None)


def _unit(
    column: Column, heading: RecordHeading, above: DeclaredUnits | None, findings: list[Finding]
) -> str:
    target = find_unit(column.unit or "")
    declared = above.of_kind(target.kind) if above and target else ""
    typed = heading.units.get(column.id, "")
    if not typed:
        return declared if declared != column.unit else ""
    cell = heading.cells[heading.columns[column.id]]
    known = units_named(typed)
    source = known[0] if len(known) == 1 else None
    if source is None or source == target or _counts(source, target):
        return ""
    if target is None or source.kind != target.kind:
        findings.append(_other_unit(column, cell, source))
        return ""
    if declared and above and find_unit(declared) != source:
        message = f"这一列的单位是“{typed}”，{above.place.cell} 写的是“{declared}”，不知道以哪个为准"
        findings.append(UNITS_CONTRADICT.at(cell.location, above.place, message=message, found=typed))
    return source.name


def _counts(source: Unit, target: Unit | None) -> bool:
    return source.whole and (target is None or target.whole)


def _other_unit(column: Column, cell: Cell, source: Unit) -> Finding:
    wanted = f"单位是“{column.unit}”" if column.unit else "没有规定单位"
    message = f"“{column.name}”一列{wanted}，与表头的“{source.name}”不能换算"
    return OTHER_UNIT.at(cell.location, message=message, found=source.name, expected=column.unit)


def _unused(above: DeclaredUnits | None, schema: RecordSchema, heading: RecordHeading) -> Iterator[Finding]:
    columns = [each for each in schema.columns if each.id in heading.columns and each.type in NUMBERS]
    targets = [unit for each in columns if (unit := find_unit(each.unit or ""))]
    for unit in above.units if above else ():
        if not any(unit.kind == each.kind or _counts(unit, each) for each in targets):
            message = f"这里写着单位“{unit.name}”，下面却没有以它计的列，单位没有用上"
            place = above.place if above else heading.cells[0].location
            yield UNIT_NOT_APPLIED.at(place, message=message, record_set=schema.id, found=unit.name)
