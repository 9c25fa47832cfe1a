"""`::: 变化`: what changed most since the year before, as a table, a chart or sentences."""

from collections.abc import Iterator

from qreport.comparing import change_words as words
from qreport.comparing.movers import change_bars, percentages, rated
from qreport.compose.charts.charts import alternative as chart_in_words
from qreport.compose.tables.indicator_table import value_cell
from qreport.compose.tables.tables import alternative, header, widths
from qreport.compose.values.composition import Composition
from qreport.compose.values.figures import Value
from qreport.compose.values.wording import Form, Label
from qreport.compose.words.changes import relative
from qreport.model.change import Change
from qreport.model.document import (
    Block,
    Cell,
    Chart,
    Inline,
    Inlines,
    Paragraph,
    Row,
    Run,
    Table,
    plain_text,
)
from qreport.model.location import Location
from qreport.notation.directives import CHART, TABLE, Directive

# Changes that are shown where the directive names no number.
_USUAL = 10


def moved(composition: Composition, directive: Directive) -> tuple[Change, ...]:
    """Return what `directive` shows: counts and amounts by their rate, then percentages by their points.

    A third of the places is kept for percentages; a chart of rates shows none.
    """
    sort, *numbers = directive.words
    most = int(numbers[0]) if numbers else _USUAL
    if sort == CHART:
        return rated(composition.changes, most)
    # A third for percentages; places that rates leave free go to them, too.
    by_rate = rated(composition.changes, most - most // 3)
    return (*by_rate, *percentages(composition.changes, most - len(by_rate)))


def moved_blocks(
    composition: Composition, directive: Directive, label: Label, at: Location
) -> tuple[Block, ...]:
    """Return the table, chart or paragraph of the changes."""
    changes, sort = moved(composition, directive), directive.words[0]
    if sort == TABLE:
        return (_table(composition, changes, label),)
    return (
        (_chart(composition, changes, label, at),) if sort == CHART else (_sentences(composition, changes),)
    )


def _table(composition: Composition, changes: tuple[Change, ...], label: Label) -> Table:
    wording, years = composition.wording, _years(composition)
    heads = header((wording.indicator, wording.unit, *years, "变化", "变化率"))
    rows = (heads, *(_row(composition, each) for each in changes))
    caption = label.caption("table", _caption(composition, composition.pack.layout.changes.moved))
    columns = zip(*([plain_text(cell.content) for cell in row.cells] for row in rows), strict=True)
    alt = alternative(plain_text(caption.text), rows)
    return Table(label.target, caption, widths(list(columns)), rows, alt=alt)


def _row(composition: Composition, change: Change) -> Row:
    years = change.old_period, change.new_period
    values = (value_cell(composition, change.indicator, period) for period in years)
    unit = words.unit(change) or composition.wording.unit_of_ratio
    sizes = (Cell(_run(text), "right") for text in (words.size(change), words.rate(change)))
    return Row((Cell(_run(change.label)), Cell(_run(unit), "center"), *values, *sizes))


def _chart(composition: Composition, changes: tuple[Change, ...], label: Label, at: Location) -> Chart:
    caption = label.caption("figure", _caption(composition, composition.pack.layout.changes.moved_by_rate))
    model = change_bars(changes, [each.label for each in changes])
    return Chart(label.target, caption, model, chart_in_words(plain_text(caption.text), model), origin=at)


def _sentences(composition: Composition, changes: tuple[Change, ...]) -> Paragraph:
    """Every change with its value and the verb that the value bears, then what does not compare."""
    phrases = composition.pack.layout.changes
    told: list[Inline] = []
    for change in changes:
        told += [Run("；")] if told else []
        told += _told(composition, change)
    before, _, after = phrases.compared.replace("{old}", _years(composition)[0]).partition("{changes}")
    return Paragraph((Run(before), *told, Run(after), *_incomparable(composition)))


def _told(composition: Composition, change: Change) -> Iterator[Inline]:
    value = Value(composition, change.indicator, change.new_period, form=Form(unit=True))
    yield from (Run(change.label), value.printed(), Run("，"), relative(value, ()).printed())


def _incomparable(composition: Composition) -> Iterator[Inline]:
    phrase = composition.pack.layout.changes.incomparable
    for change in composition.changes:
        if change.is_incomparable:
            yield Run(phrase.replace("{name}", change.label).replace("{reason}", change.why_not or ""))


def _years(composition: Composition) -> tuple[str, str]:
    phrase, filing = composition.wording.period, composition.filing
    return phrase.replace("{period}", filing.previous), phrase.replace("{period}", filing.current)


def _caption(composition: Composition, phrase: str) -> Inlines:
    old, new = _years(composition)
    return _run(phrase.replace("{old}", old).replace("{new}", new))


def _run(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()
