"""What keeps a chart from being drawn, told before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from qreport.model.charts import ChartSpec
from qreport.model.document import Chart, ChartModel, Series
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.problems.rendering import MISSING_LETTER, NEGATIVE_VALUE, NO_VALUES, UNKNOWN_KIND, WRONG_SIZE
from qreport.render.charts.fonts import missing_letters
from qreport.render.charts.registry import KINDS, ChartKind
from qreport.text.names import did_you_mean


def problems_of(model: ChartModel, name: str = "") -> tuple[Finding, ...]:
    """Return what is wrong with a chart; `name` says which one, e.g. `图2-1`. Loads no drawing library,
    unless a letter is so rare that the font must be asked for it.
    """
    return tuple(_problems(model, called(model, name)))


def faults_of(chart: Chart) -> tuple[Finding, ...]:
    """Return what is wrong with a chart of a report, at the places that are to be mended."""
    return placed(chart, *problems_of(chart.model, chart.caption.label))


def placed(chart: Chart, *findings: Finding) -> tuple[Finding, ...]:
    """Return `findings` at the places that are to be mended."""
    return tuple(replace(finding, locations=tuple(_places(chart, finding))) for finding in findings)


def _places(chart: Chart, finding: Finding) -> Iterator[Location]:
    """Yield where a faulty letter was typed, else and last where the pack describes the chart."""
    letters = set(finding.found or "") if finding.code == MISSING_LETTER.code else set()
    yield from (place for name, place in chart.typed_at if letters & set(name))
    if chart.origin:
        yield chart.origin


def check_charts(pack: Pack) -> tuple[Finding, ...]:
    """Return which charts of `pack` cannot be drawn whatever the data are: kinds, series, categories."""
    return tuple(
        replace(finding, locations=tuple(place for place in (pack.origins.get(("chart", spec.id)),) if place))
        for spec in pack.charts.values()
        for finding in _unsuited(spec, pack)
    )


def _unsuited(spec: ChartSpec, pack: Pack) -> Iterator[Finding]:
    kind, name = KINDS.get(spec.kind), f"图表“{spec.id}”"
    if kind is None:
        yield _unknown_kind(spec.kind, name)
        return
    data = spec.data
    grouped = pack.indicators.get(data.groups_of or "")
    if grouped and grouped.measure and len(grouped.measure.by) > 1:
        return  # the second column makes the series, and only the data know how many
    # How many groups there are, and how many years `all` are, only the data know; the fewest stand for them.
    # One more than `top`: 其他 stands behind them.
    items = data.indicators[: data.top and data.top + 1] or ("",) * kind.categories[0]
    periods = ("",) * kind.series[0] if "all" in data.periods else dict.fromkeys(data.periods)
    series = tuple(Series(period, (), ()) for period in periods)
    yield from _size_problems(kind, ChartModel(spec.kind, tuple(map(str, items)), series, ""), name)


def called(model: ChartModel, name: str) -> str:
    """Return what messages call a chart: by `name`, or by what it shows when it has none."""
    return f"图表“{name or '、'.join(model.categories[:3]) or model.kind}”"


def named_letters(letters: str) -> str:
    """Return letters for a message; those that cannot be seen by their number: `“鞏”、U+200B`."""
    return "、".join(f"“{each}”" if each.isprintable() else f"U+{ord(each):04X}" for each in letters)


def _problems(model: ChartModel, name: str) -> Iterator[Finding]:
    kind = KINDS.get(model.kind)
    if kind is None:
        yield _unknown_kind(model.kind, name)
        return
    values = [value for series in model.series for value in series.values if value is not None]
    if not values:
        yield NO_VALUES.at(message=f"{name}没有任何数据")
    if model.categories and model.series:
        yield from _size_problems(kind, model, name)
    if values and min(values) < 0 and not kind.signed:
        yield NEGATIVE_VALUE.at(
            message=f"{name}（{model.kind}）不能表示负数{min(values)}", found=str(min(values))
        )
    letters = missing_letters(model)
    if letters:
        yield MISSING_LETTER.at(message=f"{name}中的字{named_letters(letters)}没有字形", found=letters)


def _unknown_kind(kind: str, name: str) -> Finding:
    message = f"{name}的种类“{kind}”不存在{did_you_mean(kind, KINDS)}"
    return UNKNOWN_KIND.at(message=message, found=kind, expected="、".join(KINDS))


def _size_problems(kind: ChartKind, model: ChartModel, name: str) -> Iterator[Finding]:
    counts = (
        ("个项目", len(model.categories), kind.categories),
        ("个系列", len(model.series), kind.series),
    )
    for what, count, (least, most) in counts:
        if not least <= count <= most:
            wanted = f"{least}{what}" if least == most else f"{least}—{most}{what}"
            yield WRONG_SIZE.at(
                message=f"{name}有{count}{what}，{model.kind} 这种图表要有{wanted}",
                found=f"{count}{what}",
                expected=wanted,
            )
