"""Tables of indicators, in annex layout and in long layout."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from qreport.load.grids.cell_faults import CellFault
from qreport.load.grids.declared_units import DeclaredUnits, declared_in, may_declare
from qreport.load.grids.grid import Cell, CellKind, Grid
from qreport.load.grids.heading_words import ROLES, Role, begins_heading, speaks_of_years
from qreport.load.grids.headings import Heading, heading_faults, heading_of, heading_over, unheaded
from qreport.load.grids.returned import is_form
from qreport.load.grids.sheet_grids import is_blank, is_note, is_remark, merged_from_above
from qreport.load.grids.side_by_side import blocks_of
from qreport.load.indicators.fact_collector import FactCollector
from qreport.load.indicators.matching import Rows
from qreport.load.indicators.sums import TableSums
from qreport.load.indicators.table_units import Stated, TableUnits
from qreport.load.indicators.transposed import read_transposed
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.cells import LAYOUT_NOT_READ, NO_VALUES
from qreport.problems.reading import (
    MISSING_COLUMN,
    NAME_DIFFERS,
    NO_HEADING,
    SHEET_SKIPPED,
    UNKNOWN_GROUP,
    UNKNOWN_INDICATOR,
)
from qreport.text.characters import shown
from qreport.text.names import fold
from qreport.text.totals import is_sum_label

_SHARED: Mapping[str, Role] = {"单位": "unit", "分组": "group", "期间": "span", "说明": "note"}
_OF_ALL_YEARS = ("单位", "分组")
"""In a form 期间 and 说明 are about the year that is asked for."""
_LAYOUTS = "表头里要有“指标”和年份（如 2021），或“指标”“年份”“数值”三列"


def read_tables(grids: Sequence[Grid], collector: FactCollector) -> None:
    """Read every sheet of a file into `collector`; a sheet without a heading row is told of."""
    found = [(grid, _read(grid, collector)) for grid in grids]
    unread = [grid for grid, has_rows in found if has_rows is None]
    for grid in unread:
        collector.findings.append(_no_heading(grid, collector.current, alone=len(unread) == len(grids)))
    if len(unread) < len(grids) and not any(has_rows for _, has_rows in found):
        place = Location(grids[0].file, grids[0].sheet)
        collector.findings.append(NO_VALUES.at(place, message="表里只有表头，一行数据也没有"))


def _read(grid: Grid, collector: FactCollector) -> bool | None:
    """Return whether anything stands below a heading of the sheet; None when it has no heading."""
    tables = [_Table(block, collector) for block in blocks_of(grid)]
    # Each block on its own, but all of them, though one has no heading.
    headed = [table.read() for table in tables]
    if any(headed):
        return any(table.has_rows for table in tables)
    return read_transposed(grid, collector) or None


class _Table:
    """One sheet while it is read."""

    def __init__(self, grid: Grid, collector: FactCollector) -> None:
        self._grid = grid
        self._collector = collector
        self._rows = Rows(collector.matcher)
        self._is_form = is_form(grid)
        self._units = TableUnits()
        self._sums = TableSums()
        self._below_unknown: list[str] = []
        """The parts of the last row that nobody knows."""
        self.has_rows = False
        """Whether anything stands below the heading."""

    def read(self) -> bool:
        """Read all rows; return False when there is no heading row."""
        heading: Heading | None = None
        headings = _headings(self._grid, self._collector.current)
        found = False
        for index, row in enumerate(self._grid.rows):
            if candidate := headings.get(index):
                # A heading repeated at each page break is judged once.
                if heading is None or _words(candidate) != _words(heading):
                    self._collector.findings += heading_faults(candidate, self._collector.current)
                heading, found = candidate, True
                self._collector.findings += unheaded(self._grid, heading.cells, self._below(index, headings))
                self._units.enter(heading)
                self._sums.begin()
            elif index not in headings and not self._stands_outside(index, heading):
                self.has_rows = self.has_rows or heading is not None
                heading = self._read_row(heading, row) if heading else None
        self._units.close()
        self._collector.findings += (*self._units.findings, *self._sums.findings)
        return found

    def _below(self, index: int, headings: Iterable[int]) -> range:
        """Return the rows between a heading and the next one."""
        return range(index + 1, min((at for at in headings if at > index), default=len(self._grid.rows)))

    def _stands_outside(self, index: int, heading: Heading | None) -> bool:
        """Whether a row holds no data; what it declares for the rows below is taken over."""
        texts = self._grid.texts[index]
        if may_declare(texts) and (declared := self._declared(index, heading)):
            self._units.declare(declared)
            return True
        if not is_remark(self._grid, index):
            return False
        if heading and any(texts) and not is_note(self._grid, index):
            # The title of the next table: what was declared above the last one is not for it.
            self._units.declare(None)
        return True

    def _declared(self, index: int, heading: Heading | None) -> DeclaredUnits | None:
        row = self._grid.rows[index]
        filled = [cell for cell in row if cell.text]
        if heading is None or not any(cell.text[:1].isdecimal() for cell in filled):
            declared = declared_in(filled)
            named = len(filled) == 1 and self._collector.matcher.label(filled[0].text).unit
            # `教学仪器设备总值（万元）` without a value is a row of data; 单位 says that it is none.
            if declared and (declared.says_so or (not named and len(filled) == 1)):
                return declared
        return None

    def _read_row(self, heading: Heading, row: Sequence[Cell]) -> Heading | None:
        """Read one row; return the heading of the next one, None when nothing more can be read with it."""
        values = _value_cells(heading, row)
        name = self._filled(heading, row, "code") or self._filled(heading, row, "indicator")
        if name is None:
            if not is_blank(values):
                first = next(cell for cell in values if cell.kind is not CellKind.EMPTY)
                fault = CellFault(UNKNOWN_INDICATOR, "这一行有数值，却没有指标的名称或代码")
                self._collector.fault(fault, first.location)
            return heading
        if ROLES.get(fold(name.text)) in ("indicator", "code"):
            self._collector.findings.append(_no_years(row))
            return None
        if is_sum_label(name.text) and not self._collector.matcher.knows(name.text):
            self._sums.compare(name, heading, row)
            return heading
        indicator = self._indicator(heading, row, name, blank=is_blank(values))
        if indicator:
            self._sums.add(indicator, heading, row)
            for typed, places in self._typed(heading, row, indicator):
                self._collector.add(indicator, typed, places)
        return heading

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
            # A part of a row that nobody knows is told with that row.
            if fault.problem is UNKNOWN_GROUP and self._rows.is_lost and self._tell_below(name):
                return None
            # An unknown sub-row does not end the group it stands in; an unknown row of its own does.
            if numbered is not False:
                self._rows.leave()
            # A line of text without any value is a title or a note, unless it is numbered.
            if numbered or not blank:
                self._collector.fault(fault, name.location)
            return None
        return indicator

    def _tell_below(self, name: Cell) -> bool:
        """Say with the last unknown row that a part of it was not read; return False when there is none."""
        findings = self._collector.findings
        if not findings or findings[-1].code != UNKNOWN_INDICATOR.code:
            return False
        said = findings[-1].message.split("；它下面")[0]
        begun = findings[-1].message != said
        self._below_unknown = [*(self._below_unknown if begun else []), shown(name.text)]
        below = "、".join(f"“{each}”" for each in self._below_unknown)
        message, places = f"{said}；它下面的{below}也没有读入", (*findings[-1].locations, name.location)
        findings[-1] = replace(findings[-1], message=message, locations=places)
        return True

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
        stated = self._stated(heading, row)
        for year, place, value in _values(heading, row):
            asked = not self._is_form or _is_last(heading, year)
            # Forms list computed indicators too; a blank there leaves the computing to us.
            if value.kind is CellKind.EMPTY and (computed or not self._needed(indicator, asked=asked)):
                if indicator.required and not computed:
                    self._collector.passed_over.append((indicator.code, year, value.location))
                continue
            told = {word: cell for word, cell in shared.items() if cell and (asked or word in _OF_ALL_YEARS)}
            typed: dict[str, object] = {word: cell.text for word, cell in told.items()}
            places = {word: cell.location for word, cell in told.items()}
            if unit := self._units.of_value(indicator, (value.location.column or 1) - 1, stated):
                typed["单位"], places["单位"] = unit
            yield (
                {**typed, "年份": year, "数值": value},
                {**places, "年份": place, "数值": value.location},
            )

    def _stated(self, heading: Heading, row: Sequence[Cell]) -> Stated | None:
        """Return the unit that the row itself states: in the column of units, else behind its name."""
        if cell := self._filled(heading, row, "unit"):
            return cell.text, cell.location
        name = self._filled(heading, row, "indicator")
        unit = self._collector.matcher.label(name.text).unit if name else ""
        return (unit, name.location) if name and unit else None

    def _needed(self, indicator: Indicator, *, asked: bool) -> bool:
        """Whether a blank is a fault; a form asks for this year, and only what must be reported."""
        return not self._is_form or (asked and indicator.required)

    def _filled(self, heading: Heading, row: Sequence[Cell], role: Role) -> Cell | None:
        cell = heading.cell(row, role)
        cell = merged_from_above(cell, self._grid) if cell else None
        return cell if cell and cell.text else None


def _headings(grid: Grid, current: str | None) -> Mapping[int, Heading | None]:
    """Return the heading that each heading row ends; None for the upper row of a heading in two rows."""
    named = [index for index, texts in enumerate(grid.texts) if begins_heading(texts)]
    found: dict[int, Heading | None] = {
        index: heading for index in named if (heading := heading_of(grid.rows[index], current)).is_complete
    }
    pairs = list(pairwise(grid.rows)) if named else []
    for index in named:
        # Only where neither row is a heading by itself.
        if index < len(pairs) and not found.keys() & {index, index + 1}:
            upper, lower = pairs[index]
            if below := heading_over(upper, lower, current):
                found |= {index: None, index + 1: below}
    return found


def _values(heading: Heading, row: Sequence[Cell]) -> Iterator[tuple[str, Location, Cell]]:
    """Yield the year, the cell that names it and the cell of the value, for each value of the row."""
    if heading.is_long:
        named = row[heading.columns["year"]]
        yield named.text, named.location, row[heading.columns["value"]]
        return
    for position, year in heading.years.items():
        yield year, heading.cells[position].location, row[position]


def _is_last(heading: Heading, year: str) -> bool:
    return year == max(heading.years.values(), default=None)


def _value_cells(heading: Heading, row: Sequence[Cell]) -> list[Cell]:
    """Return the cells that are filled only in a row of data."""
    if heading.is_long:
        return [row[heading.columns["value"]], row[heading.columns["year"]]]
    return [row[position] for position in heading.years]


def _words(heading: Heading) -> list[str]:
    return [fold(cell.text) for cell in heading.cells]


def _no_heading(grid: Grid, current: str | None, *, alone: bool) -> Finding:
    """Return the finding about a sheet without heading row; a mistake when it is `alone` in its file."""
    for row in grid.rows:
        near = heading_of(row, current)
        if near.columns.keys() & {"indicator", "code"}:
            return _no_years(row)
    place = Location(grid.file, grid.sheet)
    if alone:
        return NO_HEADING.at(place, message="找不到表头，这张表没有读入", expected=_LAYOUTS)
    return SHEET_SKIPPED.at(place, message=f"工作表“{grid.sheet}”没有表头，没有读入", expected=_LAYOUTS)


def _no_years(row: Sequence[Cell]) -> Finding:
    """Return the finding about a row that is a heading but for the years."""
    vague = next((cell for cell in row if speaks_of_years(cell.text)), None)
    if vague:
        message = f"表头里的“{shown(vague.text)}”看不出是哪一年，下面的数没有读入"
        mend = "把年份写成四位，如 2020年、2021年。"
        return LAYOUT_NOT_READ.at(vague.location, message=message, mend=mend, found=shown(vague.text))
    first = next((cell for cell in row if cell.text), row[0])
    message = "这一行像是表头，却看不出哪一列是哪一年，下面的数没有读入"
    return MISSING_COLUMN.at(first.location, message=message, expected=_LAYOUTS)
