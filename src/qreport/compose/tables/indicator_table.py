"""A table of indicators: 序号, 指标, 单位 and one column a period."""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from qreport.compose.tables.tables import Grid, header, widths
from qreport.compose.values.composition import Composition
from qreport.compose.values.figures import missing_mark
from qreport.compose.values.records import years_of
from qreport.compose.values.wording import fact_text
from qreport.model.document import Cell, FactRef, Miniature, Row, Run, plain_text
from qreport.model.facts import Fact, State
from qreport.model.indicator import Indicator
from qreport.model.tables import IndicatorRow, IndicatorTable
from qreport.model.units import RATIO
from qreport.problems.composing import BROKEN_TABLE
from qreport.text import numerals

# The ideographic space, as wide as a hanzi, so that sub-rows stand exactly below each other.
_BLANK = "\u3000"
_STAR = "*"
"""Behind the name of what has to equal the state's data platform."""
_PICTURE = _BLANK * 7
"""As wide as the small picture of a course."""


class _Line(Struct, frozen=True):
    """One row before its values."""

    indicator: Indicator
    number: str
    label: str


def indicator_grid(composition: Composition, spec: IndicatorTable) -> Grid:
    """Return the rows of `spec`; an indicator that does not exist is reported and left out."""
    periods = years_of(composition, spec.periods, [row.indicator for row in spec.all_rows])
    wording = composition.wording
    heads = [wording.number, wording.indicator, wording.unit]
    heads += [wording.period.replace("{period}", period) for period in periods]
    heads += [wording.trend] if spec.trend else []
    found = list(_lines(composition, spec, _printed(composition, spec, periods)))
    course = years_of(composition, ("all",), [line.indicator.code for line in found]) if spec.trend else []
    rows = (header(heads), *(_row(composition, line, periods, course) for line in found))
    notes = (_span_note(composition, line.indicator, period) for line in found for period in periods)
    columns = list(zip(*(list(map(_claim, row.cells)) for row in rows), strict=True))
    return Grid(rows, widths(columns), tuple(dict.fromkeys(note for note in notes if note)))


def _printed(
    composition: Composition, spec: IndicatorTable, periods: Sequence[str]
) -> tuple[IndicatorRow, ...]:
    if not spec.skip_not_applicable:
        return spec.all_rows
    return tuple(
        row
        for row in spec.all_rows
        if any(_applies(composition, row.indicator, period) for period in periods)
    )


def _applies(composition: Composition, code: str, period: str) -> bool:
    fact = composition.facts.get(code, period)
    return fact is None or fact.state is not State.NOT_APPLICABLE


def _lines(composition: Composition, spec: IndicatorTable, rows: Sequence[IndicatorRow]) -> Iterator[_Line]:
    counted = 0
    seen: set[str] = set()
    codes = {row.indicator for row in rows}
    for row in rows:
        indicator = composition.pack.indicators.get(row.indicator)
        if indicator is None:
            message = f"表“{spec.id}”用到的指标“{row.indicator}”不在指标体系里"
            composition.report(BROKEN_TABLE.at(composition.origin("table", spec.id), message=message))
            continue
        parent = indicator.parent if indicator.parent in codes else None
        number = row.number if row.number is not None else "" if parent else str(counted + 1)
        # A row may be given a number by the pack; the next goes on from there.
        counted = int(number) if number.isdecimal() else counted
        label = row.label or _label(composition, indicator, codes, first=parent not in seen)
        yield _Line(indicator, number, label)
        seen |= {parent} if parent else set()


def _label(composition: Composition, indicator: Indicator, codes: Set[str], *, first: bool) -> str:
    """The first of several sub-rows begins with 其中：, the others stand below its name; so do their own."""
    name = indicator.name + (_STAR if indicator.starred else "")
    depth = _depth(composition, indicator, codes)
    if not depth:
        return name
    word = composition.wording.sub_row
    # As wide as 其中：, which only the first of the sub-rows shows.
    blank = _BLANK * len(word)
    return blank * (depth - 1) + (word if first else blank) + name


def _depth(composition: Composition, indicator: Indicator, codes: Set[str]) -> int:
    """Return how many of its wholes stand in the table, one above the other."""
    parent = composition.pack.indicators.get(indicator.parent or "")
    if parent is None or parent.code not in codes:
        return 0
    return 1 + _depth(composition, parent, codes)


def _row(composition: Composition, line: _Line, periods: list[str], course: list[str]) -> Row:
    unit = composition.wording.unit_of_ratio if line.indicator.unit == RATIO else line.indicator.unit
    cells = [Cell(_run(line.number), "center"), Cell(_run(line.label)), Cell(_run(unit), "center")]
    trend = (_trend_cell(composition, line.indicator, course),) if course else ()
    return Row((*cells, *(value_cell(composition, line.indicator, period) for period in periods), *trend))


def _trend_cell(composition: Composition, indicator: Indicator, years: list[str]) -> Cell:
    """Return the cell that shows all years; blank where there is not one value."""
    facts = [composition.facts.get(indicator.code, year) for year in years]
    told = [
        f"{composition.wording.period.replace('{period}', fact.period)}{fact_text(fact, indicator)}"
        for fact in facts
        if fact and fact.value is not None
    ]
    values = tuple(fact.value if fact else None for fact in facts)
    return Cell((Miniature(values, "，".join(told)),) if told else (), "center")


def _claim(cell: Cell) -> str:
    """Return the text whose width a cell claims."""
    return _PICTURE if any(isinstance(part, Miniature) for part in cell.content) else plain_text(cell.content)


def _run(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def value_cell(composition: Composition, indicator: Indicator, period: str) -> Cell:
    """Return the cell of one value; the mark of the layout where there is none."""
    fact = composition.facts.get(indicator.code, period)
    if fact is None or fact.value is None:
        ref = FactRef(indicator.code, period, "", None)
        return Cell((Run(missing_mark(fact, composition.wording), fact=ref),), "decimal")
    ref = FactRef(indicator.code, period, "", fact.value)
    return Cell((Run(fact_text(fact, indicator), fact=ref),), "decimal")


def _span_note(composition: Composition, indicator: Indicator, period: str) -> str | None:
    fact: Fact | None = composition.facts.get(indicator.code, period)
    if fact is None or fact.value is None or not fact.span:
        return None
    return f"{indicator.name}{period}年的数据为{numerals.span(fact.span)}。"
