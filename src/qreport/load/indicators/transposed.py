"""Tables of indicators lying on their side: the years below each other, the indicators in the heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qreport.load.grids.cell_faults import CellFault
from qreport.load.grids.declared_units import declared_in
from qreport.load.grids.grid import Cell, CellKind, Grid
from qreport.load.grids.heading_words import ROLES, words_of
from qreport.load.grids.sheet_grids import is_remark
from qreport.load.indicators.fact_collector import FactCollector
from qreport.load.indicators.table_units import Stated, TableUnits
from qreport.model.indicator import Indicator
from qreport.problems.cells import SUM_OF_UNKNOWN
from qreport.problems.reading import UNKNOWN_YEAR
from qreport.text.characters import shown
from qreport.text.names import fold
from qreport.text.totals import is_sum_label

_FEWEST = 2
"""So many known indicators make a row a heading."""
_HEADS = {"", "年份", "年度", "学年", "时间"} | set(ROLES)
"""What may stand above the years."""


def read_transposed(grid: Grid, collector: FactCollector) -> bool:
    """Read a table whose rows are years into `collector`; return False when it is none."""
    heading = next((at for at, texts in enumerate(grid.texts) if _names_indicators(texts, collector)), None)
    if heading is None or not _has_years(grid, heading, collector):
        return False
    _Sideways(grid, heading, collector).read()
    return True


def _names_indicators(texts: Sequence[str], collector: FactCollector) -> bool:
    return sum(bool(text) and collector.matcher.knows(text) for text in texts) >= _FEWEST


def _has_years(grid: Grid, heading: int, collector: FactCollector) -> bool:
    return any(_year(texts, collector)[0] for texts in grid.texts[heading + 1 :])


def _year(texts: Sequence[str], collector: FactCollector) -> tuple[str | None, int]:
    """Return the year that a row begins with, and its column."""
    first = next((at for at, text in enumerate(texts) if text), 0)
    return words_of(texts[first : first + 1], collector.current)[0].year if texts else None, first


class _Sideways:
    """One such sheet while it is read."""

    def __init__(self, grid: Grid, heading: int, collector: FactCollector) -> None:
        self._grid = grid
        self._heading = heading
        self._collector = collector
        self._units = TableUnits()
        self._stated: dict[int, Stated] = {}
        """By column the unit behind the indicator's name, or in a row of units."""

    def read(self) -> None:
        for above in range(self._heading):
            if declared := declared_in(self._grid.row(above)):
                self._units.declare(declared)
        columns = self._columns()
        for row in range(self._heading + 1, len(self._grid.texts)):
            if not is_remark(self._grid, row):
                self._read_row(row, columns)
        self._units.close()
        self._collector.findings += self._units.findings

    def _columns(self) -> Mapping[int, Indicator]:
        found = {}
        matcher = self._collector.matcher
        for at, cell in enumerate(self._grid.row(self._heading)):
            if fold(cell.text) in _HEADS:
                continue
            try:
                label = matcher.label(cell.text)
                found[at] = matcher.named(label.name)
            except CellFault as fault:
                self._collector.fault(fault, cell.location)
                continue
            if label.unit:
                self._stated[at] = label.unit, cell.location
        return found

    def _read_row(self, row: int, columns: Mapping[int, Indicator]) -> None:
        cells = self._grid.row(row)
        year, first = _year(self._grid.texts[row], self._collector)
        if year:
            for at, indicator in columns.items():
                self._add(year, cells[first], cells[at], indicator)
        elif ROLES.get(fold(cells[first].text)) == "unit":
            self._stated |= {at: (cells[at].text, cells[at].location) for at in columns if cells[at].text}
        elif any(cells[at].text for at in columns if at != first):
            self._tell(cells[first])

    def _add(self, year: str, head: Cell, value: Cell, indicator: Indicator) -> None:
        at = (value.location.column or 1) - 1
        if value.kind is CellKind.EMPTY and (indicator.formula or indicator.measure):
            return
        typed: dict[str, object] = {"年份": year, "数值": value}
        places = {"年份": head.location, "数值": value.location}
        if unit := self._units.of_value(indicator, at, self._stated.get(at)):
            typed["单位"], places["单位"] = unit
        self._collector.add(indicator, typed, places)

    def _tell(self, first: Cell) -> None:
        if is_sum_label(first.text):
            message = f"“{shown(first.text)}”一行像是几年的合计，没有读入"
            self._collector.findings.append(SUM_OF_UNKNOWN.at(first.location, message=message))
            return
        message = f"“{shown(first.text)}”看不出是哪一年，这一行没有读入"
        self._collector.findings.append(
            UNKNOWN_YEAR.at(first.location, message=message, found=shown(first.text))
        )
