"""A table of indicators: 序号, 指标, 单位 and one column a period."""

from collections.abc import Iterator
from dataclasses import dataclass

from qreport.compose import chinese
from qreport.compose.figures import missing_mark
from qreport.compose.problems import BROKEN_TABLE
from qreport.compose.scene import Scene
from qreport.compose.tables import Grid, header, widths
from qreport.compose.wording import fact_text
from qreport.model.document import Cell, FactRef, Row, Run, plain_text
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.tables import IndicatorRow, IndicatorTable
from qreport.model.units import RATIO

_BLANK = "\u3000"


@dataclass(frozen=True, slots=True)
class _Line:
    """One row before its values."""

    indicator: Indicator
    number: str
    label: str


def indicator_grid(scene: Scene, spec: IndicatorTable) -> Grid:
    """Return the rows of `spec`; an indicator that does not exist is reported and left out."""
    periods = [scene.filing.period(reference) for reference in spec.periods]
    wording = scene.wording
    heads = [wording.number, wording.indicator, wording.unit]
    heads += [wording.period.replace("{period}", period) for period in periods]
    found = list(_lines(scene, spec))
    rows = (header(heads), *(_row(scene, line, periods) for line in found))
    notes = (_span_note(scene, line.indicator, period) for line in found for period in periods)
    columns = list(zip(*([plain_text(cell.content) for cell in row.cells] for row in rows), strict=True))
    return Grid(rows, widths(columns), tuple(dict.fromkeys(note for note in notes if note)))


def _lines(scene: Scene, spec: IndicatorTable) -> Iterator[_Line]:
    counted, before = 0, ""
    codes = {_entry(row).indicator for row in spec.rows}
    for row in map(_entry, spec.rows):
        indicator = scene.pack.indicators.get(row.indicator)
        if indicator is None:
            message = f"表“{spec.id}”用到的指标“{row.indicator}”不在指标体系里"
            scene.report(BROKEN_TABLE.at(scene.origin("table", spec.id), message=message))
            continue
        parent = indicator.parent if indicator.parent in codes else None
        number = row.number if row.number is not None else "" if parent else str(counted + 1)
        counted = int(number) if number.isdecimal() else counted
        yield _Line(indicator, number, row.label or _label(scene, indicator, parent, first=parent != before))
        before = parent or ""


def _entry(row: IndicatorRow | str) -> IndicatorRow:
    return IndicatorRow(indicator=row) if isinstance(row, str) else row


def _label(scene: Scene, indicator: Indicator, parent: str | None, *, first: bool) -> str:
    """The first of several sub-rows begins with 其中：, the others stand below its name."""
    if parent is None:
        return indicator.name
    word = scene.wording.sub_row
    return (word if first else _BLANK * len(word)) + indicator.name


def _row(scene: Scene, line: _Line, periods: list[str]) -> Row:
    unit = scene.wording.unit_of_ratio if line.indicator.unit == RATIO else line.indicator.unit
    cells = [Cell(_run(line.number), "center"), Cell(_run(line.label)), Cell(_run(unit), "center")]
    return Row((*cells, *(value_cell(scene, line.indicator, period) for period in periods)))


def _run(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def value_cell(scene: Scene, indicator: Indicator, period: str) -> Cell:
    """Return the cell of one value; the mark of the layout where there is none."""
    fact = scene.facts.get(indicator.code, period)
    if fact is None or fact.value is None:
        ref = FactRef(indicator.code, period, "", None)
        return Cell((Run(missing_mark(fact, scene.wording), fact=ref),), "decimal")
    ref = FactRef(indicator.code, period, "", fact.value)
    return Cell((Run(fact_text(fact, indicator), fact=ref),), "decimal")


def _span_note(scene: Scene, indicator: Indicator, period: str) -> str | None:
    fact: Fact | None = scene.facts.get(indicator.code, period)
    if fact is None or fact.value is None or not fact.span:
        return None
    return f"{indicator.name}{period}年的数据为{chinese.span(fact.span)}。"
