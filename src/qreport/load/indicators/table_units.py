"""The unit of each value of a table: of its row, of its column, or declared for the whole table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from qreport.load.grids.declared_units import DeclaredUnits, units_named
from qreport.load.grids.headings import Heading
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.units import Unit, find_unit
from qreport.problems.cells import UNIT_NOT_APPLIED, UNITS_CONTRADICT
from qreport.problems.reading import UNKNOWN_UNIT
from qreport.text.characters import shown

Stated = tuple[str, Location]
"""A unit as typed, and the cell in which it stands."""


class TableUnits(Struct):
    """The units that stand outside the rows of one table, and which of them were of use."""

    findings: list[Finding] = field(default_factory=list)
    _above: DeclaredUnits | None = None
    _columns: Mapping[int, DeclaredUnits] = field(default_factory=dict)
    _table: DeclaredUnits | None = None
    """What 指标 or 单位 in the heading say of all columns."""
    _kinds: set[str] = field(default_factory=set)
    """The kinds of the figures that were read since the last declaration."""
    _read: set[Unit] = field(default_factory=set)
    """The units in which all figures of the sheet were read."""

    def declare(self, declared: DeclaredUnits | None) -> None:
        """Take over what stands above a table; None: a new table, for which nothing is declared."""
        self.close()
        self._above = declared
        if declared and not declared.units:
            message = f"看不懂单位“{shown(declared.text)}”，下面的数不知道按什么单位读"
            self.findings.append(UNKNOWN_UNIT.at(declared.place, message=message, found=shown(declared.text)))

    def enter(self, heading: Heading) -> None:
        """Take over what the words of a heading say."""
        declared = {
            at: DeclaredUnits(units_named(text), text, heading.cells[at].location)
            for at, text in heading.units.items()
        }
        figures = {*heading.years, heading.columns.get("value")}
        self._columns = {at: each for at, each in declared.items() if at in figures}
        self._table = next((each for at, each in declared.items() if at not in figures), None)

    def of_value(self, indicator: Indicator, column: int, stated: Stated | None) -> Stated | None:
        """Return the unit of a value: the one that its row states, else the nearest of its kind.

        One that is declared for the column or the table and says otherwise than the row is a finding.
        """
        found = self._nearest(indicator, column, stated)
        if unit := find_unit(found[0] if found else indicator.unit):
            self._read.add(unit)
        return found

    def _nearest(self, indicator: Indicator, column: int, stated: Stated | None) -> Stated | None:
        own = find_unit(stated[0]) if stated else None
        unit = find_unit(indicator.unit)
        kind = unit.kind if unit else ""
        self._kinds.add(kind)
        for declared in (self._columns.get(column), self._table, self._above):
            if declared and (name := declared.of_kind(kind)):
                if stated is None:
                    return name, declared.place
                if own and own.kind == kind and own != find_unit(name):
                    self._contradict(declared, name, stated)
                return stated
        return stated

    def close(self) -> None:
        """Tell which unit above the table fits none of its figures."""
        declared = self._above
        if declared and self._kinds:
            self.findings += _unused(declared, self._kinds)
        elif declared and self._read:
            self.findings += below_table(declared, self._read)
        self._above, self._kinds = None, set()

    def _contradict(self, declared: DeclaredUnits, name: str, stated: Stated) -> None:
        message = (
            f"这里的单位是“{shown(stated[0])}”，{declared.place.cell} 写的是“{shown(name)}”，不知道以哪个为准"
        )
        finding = UNITS_CONTRADICT.at(
            stated[1], declared.place, message=message, found=stated[0], expected=name
        )
        # One cell above a table contradicts every row in the same way.
        if not any(
            each.code == finding.code and each.locations[1:] == finding.locations[1:]
            for each in self.findings
        ):
            self.findings.append(finding)


def below_table(declared: DeclaredUnits, read: set[Unit]) -> Iterator[Finding]:
    """Yield the units declared below the last figure that are not those in which the figures were read."""
    for unit in declared.units:
        if unit not in read and any(unit.kind == each.kind for each in read):
            message = f"单位“{unit.name}”写在表的下面，上面的数没有按它读"
            mend = "数是按它填的，把“单位：…”移到表头的上面，或写进单位一栏；不是的，改正这里的单位。"
            yield UNIT_NOT_APPLIED.at(declared.place, message=message, mend=mend, found=unit.name)


def _unused(declared: DeclaredUnits, kinds: set[str]) -> Iterator[Finding]:
    for unit in declared.units:
        if unit.kind not in kinds and not _counts_like(unit, kinds):
            message = f"这里写着单位“{unit.name}”，下面却没有以它计的数，单位没有用上"
            yield UNIT_NOT_APPLIED.at(declared.place, message=message, found=unit.name)


def _counts_like(unit: Unit, kinds: set[str]) -> bool:
    """Whether a unit that counts one by one stands over other counts: 人 above 人次, 个 above 项."""
    known = (find_unit(kind) for kind in kinds)
    return unit.whole and any(each and each.whole for each in known)
