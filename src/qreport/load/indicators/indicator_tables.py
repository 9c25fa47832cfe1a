"""Tables of indicators, in annex layout and in long layout."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qreport.load.grids.cell_faults import CellFault
from qreport.load.grids.grid import Cell, CellKind, Grid
from qreport.load.grids.headings import Heading, Role, heading_faults, heading_of, heading_over
from qreport.load.grids.returned import is_form
from qreport.load.grids.tables import is_blank, is_remark, merged_from_above
from qreport.load.grids.unheaded import unheaded
from qreport.load.indicators.fact_collector import FactCollector
from qreport.load.indicators.matching import Rows
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.cells import NO_VALUES
from qreport.problems.reading import (
    MISSING_COLUMN,
    NAME_DIFFERS,
    NO_HEADING,
    SHEET_SKIPPED,
    UNKNOWN_INDICATOR,
)
from qreport.text.characters import shown
from qreport.text.names import fold
from qreport.text.periods import year_of

_SHARED: Mapping[str, Role] = {"单位": "unit", "分组": "group", "期间": "span", "说明": "note"}
_OF_ALL_YEARS = ("单位", "分组")
"""In a form 期间 and 说明 are about the year that is asked for."""
_LAYOUTS = "表头里要有“指标”和年份（如 2021），或“指标”“年份”“数值”三列"


def read_tables(grids: Sequence[Grid], collector: FactCollector) -> None:
    """Read every sheet of a file into `collector`; a sheet without a heading row is told of."""
    tables = [_Table(grid, collector) for grid in grids]
    unread = [grid for grid, table in zip(grids, tables, strict=True) if not table.read()]
    for grid in unread:
        collector.findings.append(_no_heading(grid, alone=len(unread) == len(grids)))
    if len(unread) < len(grids) and not any(table.has_rows for table in tables):
        place = Location(grids[0].file, grids[0].sheet)
        collector.findings.append(NO_VALUES.at(place, message="表里只有表头，一行数据也没有"))


class _Table:
    """One sheet while it is read."""

    def __init__(self, grid: Grid, collector: FactCollector) -> None:
        self._grid = grid
        self._collector = collector
        self._rows = Rows(collector.matcher)
        self._is_form = is_form(grid)
        self.has_rows = False
        """Whether anything stands below the heading."""

    def read(self) -> bool:
        """Read all rows; return False when there is no heading row."""
        heading: Heading | None = None
        headings = _headings(self._grid.rows)
        for index, row in enumerate(self._grid.rows):
            if candidate := headings.get(index):
                # A heading repeated at each page break is judged once.
                if heading is None or _words(candidate) != _words(heading):
                    self._collector.findings += heading_faults(candidate)
                heading = candidate
                below = range(
                    index + 1, min((at for at in headings if at > index), default=len(self._grid.rows))
                )
                self._collector.findings += unheaded(self._grid, heading.cells, below)
            elif heading and index not in headings and not is_remark(self._grid, index):
                self.has_rows = True
                self._read_row(heading, row)
        return heading is not None

    def _read_row(self, heading: Heading, row: Sequence[Cell]) -> None:
        values = _value_cells(heading, row)
        name = self._filled(heading, row, "code") or self._filled(heading, row, "indicator")
        if name is None:
            if not is_blank(values):
                first = next(cell for cell in values if cell.kind is not CellKind.EMPTY)
                fault = CellFault(UNKNOWN_INDICATOR, "这一行有数值，却没有指标的名称或代码")
                self._collector.fault(fault, first.location)
            return
        indicator = self._indicator(heading, row, name, blank=is_blank(values))
        if indicator:
            for typed, places in self._typed(heading, row, indicator):
                self._collector.add(indicator, typed, places)

    def _indicator(
        self, heading: Heading, row: Sequence[Cell], name: Cell, *, blank: bool
    ) -> Indicator | None:
        numbered = bool(heading.text(row, "number")) if "number" in heading.columns else None
        try:
            if heading.text(row, "code") == name.text:
                indicator = self._rows.enter(self._collector.matcher.named(name.text))
                self._compare_name(heading, row, indicator)
            else:
                indicator = self._rows.match(name.text, numbered=numbered)
        except CellFault as fault:
            # An unknown sub-row does not end the group it stands in; an unknown row of its own does.
            if numbered is not False:
                self._rows.leave()
            # A line of text without any value is a title or a note, unless it is numbered.
            if numbered or not blank:
                self._collector.fault(fault, name.location)
            return None
        return indicator

    def _compare_name(self, heading: Heading, row: Sequence[Cell], indicator: Indicator) -> None:
        name = heading.cell(row, "indicator")
        if name and name.text and not self._collector.matcher.is_called(indicator, name.text):
            message = (
                f"代码 {indicator.code} 是“{indicator.name}”，名称一栏写的是“{shown(name.text)}”；按代码读取"
            )
            self._collector.fault(
                CellFault(NAME_DIFFERS, message, indicator.name, name.text), name.location, indicator
            )

    def _typed(
        self, heading: Heading, row: Sequence[Cell], indicator: Indicator
    ) -> Iterator[tuple[dict[str, object], dict[str, Location]]]:
        """Yield what each value of a row says, as fields of the long layout, and the cell of each field."""
        shared = {word: self._filled(heading, row, role) for word, role in _SHARED.items()}
        computed = bool(indicator.formula or indicator.measure)
        for year, value in _values(heading, row):
            asked = not self._is_form or _is_last(heading, year)
            # Forms list computed indicators too; a blank there leaves the computing to us.
            if value.kind is CellKind.EMPTY and (computed or not self._needed(indicator, asked=asked)):
                continue
            told = {word: cell for word, cell in shared.items() if cell and (asked or word in _OF_ALL_YEARS)}
            typed: dict[str, object] = {word: cell.text for word, cell in told.items()}
            places = {word: cell.location for word, cell in told.items()}
            yield (
                {**typed, "年份": year.text, "数值": value},
                {**places, "年份": year.location, "数值": value.location},
            )

    def _needed(self, indicator: Indicator, *, asked: bool) -> bool:
        """Whether a blank is a fault; a form asks for this year, and only what must be reported."""
        return not self._is_form or (asked and indicator.required)

    def _filled(self, heading: Heading, row: Sequence[Cell], role: Role) -> Cell | None:
        cell = heading.cell(row, role)
        cell = merged_from_above(cell, self._grid) if cell else None
        return cell if cell and cell.text else None


def _headings(rows: Sequence[Sequence[Cell]]) -> Mapping[int, Heading | None]:
    """Return the heading that each heading row ends; None for the upper row of a heading in two rows."""
    found: dict[int, Heading | None] = {
        index: heading for index, row in enumerate(rows) if (heading := heading_of(row)).is_complete
    }
    for index, (upper, lower) in enumerate(pairwise(rows)):
        # Only where neither row is a heading by itself.
        if not found.keys() & {index, index + 1} and (below := heading_over(upper, lower)):
            found |= {index: None, index + 1: below}
    return found


def _values(heading: Heading, row: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Yield the cell that names the year and the cell of the value, for each value of the row."""
    if heading.is_long:
        yield row[heading.columns["year"]], row[heading.columns["value"]]
        return
    for position in heading.years:
        yield heading.cells[position], row[position]


def _is_last(heading: Heading, year: Cell) -> bool:
    return year_of(year.text) == max(heading.years.values(), default=None)


def _value_cells(heading: Heading, row: Sequence[Cell]) -> list[Cell]:
    """Return the cells that are filled only in a row of data."""
    if heading.is_long:
        return [row[heading.columns["value"]], row[heading.columns["year"]]]
    return [row[position] for position in heading.years]


def _words(heading: Heading) -> list[str]:
    return [fold(cell.text) for cell in heading.cells]


def _no_heading(grid: Grid, *, alone: bool) -> Finding:
    """Return the finding about a sheet without heading row; a mistake when it is `alone` in its file."""
    for row in grid.rows:
        near = heading_of(row)
        if near.columns.keys() & {"indicator", "code"}:
            place = row[0].location
            return MISSING_COLUMN.at(place, message="这一行像是表头，却没有年份列", expected=_LAYOUTS)
    place = Location(grid.file, grid.sheet)
    if alone:
        return NO_HEADING.at(place, message="找不到表头，这张表没有读入", expected=_LAYOUTS)
    return SHEET_SKIPPED.at(place, message=f"工作表“{grid.sheet}”没有表头，没有读入", expected=_LAYOUTS)
