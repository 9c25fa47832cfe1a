"""Charts of the pack to blocks: the model, what was left out, the sentence for those who cannot see it.

Where the filing types the names that a chart shows, for what is wrong with their letters.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from qreport.compose.charts.chart_grid import ChartGrid, broken, chart_grid
from qreport.compose.charts.chart_values import Absent, limit_of
from qreport.compose.language.texts import Texts
from qreport.compose.tables.tables import notes
from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import Label, with_vague_unit
from qreport.model.charts import ChartSpec
from qreport.model.document import Chart, ChartModel, Series, plain_text
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.units import PERCENT, RATIO
from qreport.problems.composing import CHART_WITHOUT_VALUES
from qreport.text.characters import on_one_line


def typed_names(composition: Composition, names: Iterable[str]) -> tuple[tuple[str, Location], ...]:
    """Return the first cell of each of `names` that is a group of an indicator or a text of a record."""
    wanted, found = set(names), dict[str, Location]()
    for name, place in _typed(composition):
        if name in wanted:
            found[name] = place
            wanted.remove(name)
            if not wanted:
                break
    return tuple(found.items())


def _typed(composition: Composition) -> Iterator[tuple[object, Location]]:
    for fact in composition.filing.facts:
        if fact.group and fact.location:
            yield fact.group, fact.location
    for records in composition.filing.records.values():
        for row in records.rows:
            for column, value in row.values.items():
                yield value, row.cells.get(column, row.origin)


_POINTS = "个百分点"
_ALL_TOLD = 12
"""Up to so many values the sentence tells each; beyond, the largest and the smallest."""
_ALL_NAMED = 8
"""Up to so many names in a note."""


class Drawn(Struct, frozen=True):
    """A chart before it has a number: what it shows, and the notes that its data call for."""

    model: ChartModel
    notes: tuple[str, ...]
    typed_at: tuple[tuple[str, Location], ...] = ()
    """Where the filing types the names of groups."""


def drawn(composition: Composition, spec: ChartSpec) -> Drawn | None:
    """Return what `spec` shows; None, and a finding, when there is not one value."""
    whole = chart_grid(composition, spec)
    grid = whole.without(_incomparable(whole))
    if not grid.figures():
        message = f"图“{spec.id}”用到的数一个也没有，没有放进报告"
        place, (code, listed) = composition.origin("chart", spec.id), composition.needed(spec)
        composition.report(CHART_WITHOUT_VALUES.at(place, message=message, indicator=code, record_set=listed))
        return None
    series = tuple(_series(grid, name) for name in grid.series)
    targets = _targets(spec, grid)
    breaks = tuple(broken(composition, grid)) if spec.data.show == "value" else ()
    named = _units_named(spec, grid)
    places = tuple((each.category, each.series) for each in breaks)
    categories = tuple(on_one_line(named.get(name, name)) for name in grid.categories)
    model = ChartModel(spec.kind, categories, series, _unit(spec, grid), targets, spec.height, places)
    told = (*_left_out(whole), *(each.note for each in breaks), *_upper_limits(spec, grid))
    names = (*grid.categories, *grid.series) if spec.data.groups_of else ()
    return Drawn(model, told, typed_names(composition, names) if names else ())


def chart_block(texts: Texts, spec: ChartSpec, chart: Drawn, label: Label) -> Chart:
    """Return the block of a chart."""
    at = texts.composition.origin("chart", spec.id)
    caption = label.caption("figure", texts.of_template(spec.caption, at))
    words = plain_text(caption.text)
    alt = plain_text(texts.of_template(spec.alt, at)) if spec.alt else alternative(words, chart.model)
    below = notes(texts, chart.notes, (), spec.source_note, at)
    return Chart(spec.id, caption, chart.model, alt, below, at, chart.typed_at)


def alternative(caption: str, model: ChartModel) -> str:
    """Return the sentence that stands for a chart where it cannot be seen."""
    told = "；".join(text for series in model.series if (text := _told(series, model)))
    return f"统计图：{caption}。{told}。"


def _told(series: Series, model: ChartModel) -> str:
    triples = zip(model.categories, series.values, series.labels, strict=True)
    known = [(name, value, label) for name, value, label in triples if value is not None]
    if not known:
        return ""
    if len(known) * len(model.series) <= _ALL_TOLD:
        listed = "、".join(_named(name, label, model.unit) for name, _, label in known)
        return f"{series.name}，{listed}"
    most = max(known, key=lambda each: each[1])
    least = min(known, key=lambda each: each[1])
    return (
        f"{series.name}，共{len(known)}项，最大的是{_named(most[0], most[2], model.unit)}，"
        f"最小的是{_named(least[0], least[2], model.unit)}"
    )


def _named(name: str, label: str, unit: str) -> str:
    # 2021：9527 and not 20219527.
    return f"{name}{'：' if name[-1:].isdecimal() else ''}{with_vague_unit(label, unit)}"


def _series(grid: ChartGrid, name: str) -> Series:
    figures = [grid.figure(category, name) for category in grid.categories]
    values = tuple(figure.value if figure else None for figure in figures)
    return Series(on_one_line(name), values, tuple(figure.text if figure else "" for figure in figures))


def _incomparable(grid: ChartGrid) -> list[str]:
    return [category for category in grid.categories if _reason(grid, category)]


def _reason(grid: ChartGrid, category: str) -> str | None:
    """Return why a category cannot be shown in any series, None when it can."""
    entries = [grid.entry(category, series) for series in grid.series]
    reasons = [each.why for each in entries if isinstance(each, Absent) and not each.comparable]
    # Only when no series at all can show it; one gap is shown as a gap.
    return reasons[0] if reasons and len(reasons) == len(entries) else None


def _left_out(grid: ChartGrid) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for category in grid.categories:
        if why := _reason(grid, category):
            reasons.setdefault(why, []).append(category)
    for why, names in reasons.items():
        more = f"等{len(names)}项" if len(names) > _ALL_NAMED else ""
        yield f"{'、'.join(names[:_ALL_NAMED])}{more}{why}，未列入图中。"


def _unit(spec: ChartSpec, grid: ChartGrid) -> str:
    if spec.unit is not None:
        return spec.unit
    if spec.data.show == "share_of_standard":
        return PERCENT
    units = list(dict.fromkeys(indicator.unit for _, indicator in _shown(grid)))
    if spec.data.show == "change":
        changes = list(dict.fromkeys(_POINTS if unit == PERCENT else PERCENT for unit in units))
        return "、".join(changes)
    # Of several units none is that of the whole chart; each then stands behind the name of its indicator.
    return "" if len(units) != 1 or units[0] == RATIO else units[0]


def _units_named(spec: ChartSpec, grid: ChartGrid) -> Mapping[str, str]:
    """Return the names with their units where a chart of values mixes units; empty where it does not."""
    shown = dict(_shown(grid))
    mixed = len({indicator.unit for indicator in shown.values()}) > 1
    if not mixed or spec.unit is not None or spec.data.show != "value":
        return {}
    return {
        name: name if indicator.unit == RATIO else f"{name}（{indicator.unit}）"
        for name, indicator in shown.items()
    }


def _shown(grid: ChartGrid) -> Iterator[tuple[str, Indicator]]:
    for category in grid.categories:
        indicator = grid.indicators.get(category)
        if indicator:
            yield category, indicator


def _targets(spec: ChartSpec, grid: ChartGrid) -> tuple[Decimal | None, ...]:
    """100 for percents of a standard; the standards themselves where every category has one."""
    if spec.data.show == "share_of_standard":
        return tuple(Decimal(100) for _ in grid.categories)
    limits = tuple(limit_of(indicator) for _, indicator in _shown(grid))
    # A mark for some bars only would look as if the others had none to reach.
    complete = len(limits) == len(grid.categories) and None not in limits
    alone = len(grid.series) == 1 and spec.data.show == "value" and not spec.data.groups_of
    return limits if complete and alone else ()


def _upper_limits(spec: ChartSpec, grid: ChartGrid) -> Iterator[str]:
    if spec.data.show != "share_of_standard":
        return
    standards = {name: indicator.standard for name, indicator in _shown(grid)}
    names = [name for name, standard in standards.items() if standard and standard.at_most is not None]
    if names:
        yield f"{'、'.join(names)}的标准是上限，不高于100%为达标。"
