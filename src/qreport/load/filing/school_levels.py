"""Is a pack made for schools such as the one that reports, and which part of it?"""

from collections.abc import Sequence, Set
from pathlib import Path

from msgspec.structs import replace

from qreport.load.filing.filings import read_settings
from qreport.load.packs.packs import list_packs
from qreport.model.base import SchoolLevel
from qreport.model.charts import ChartSpec
from qreport.model.filing import FilingConfig
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.pack import Manifest, Pack
from qreport.model.tables import IndicatorTable, TableSpec
from qreport.problems.reading import PACK_OF_OTHER_LEVEL
from qreport.text.names import nearest

_LEVELS = {
    "secondary": "中等职业学校",
    "higher": "高职专科学校",
    "bachelor": "职业本科学校",
    "enterprise": "企业",
    "group": "职教集团",
}


def check_level(
    root: Path, config: FilingConfig, manifest: Manifest, search: Sequence[Path]
) -> tuple[Finding, ...]:
    """Return the finding when the pack is for others, at the line of the level.

    It names the packs in the folders of `search` that suit that level, most like it by id first.
    """
    level = config.school.level
    if level in manifest.levels:
        return ()
    made_for = "、".join(_LEVELS[each] for each in manifest.levels)
    message = f"报告包 {manifest.id} 用于{made_for}，本单位的 level 是 {level}（{_LEVELS[level]}）"
    return (
        PACK_OF_OTHER_LEVEL.at(
            read_settings(root).location(("school", "level")),
            message=message,
            mend=_advice(manifest.id, [each.id for each, _ in list_packs(search) if level in each.levels]),
            found=level,
            expected="、".join(manifest.levels),
        ),
    )


def _advice(pack: str, suited: Sequence[str]) -> str:
    if not suited:
        return PACK_OF_OTHER_LEVEL.mend
    best = nearest(pack, suited) or suited
    return f"pack 改为 {'、'.join(best)}；如果是 level 写错了，改正 level。"


def for_school(pack: Pack, level: SchoolLevel) -> Pack:
    """Return `pack` without the indicators and rules that are for other schools only.

    Parts of such an indicator go with it, and so do the rows of tables and charts that show it. A pack that
    makes no difference between schools comes back as it is.
    """
    indicators: dict[str, Indicator] = {}
    for code, indicator in pack.indicators.items():
        whole = indicator.parent
        # Parents stand before their children (see family.py), so that of this one is settled.
        kept = whole not in pack.indicators or whole in indicators
        if kept and (not indicator.levels or level in indicator.levels):
            indicators[code] = indicator
    rules = {code: rule for code, rule in pack.rules.items() if not rule.levels or level in rule.levels}
    if len(indicators) == len(pack.indicators) and len(rules) == len(pack.rules):
        return pack
    gone = pack.indicators.keys() - indicators.keys()
    tables = {code: _without(table, gone) for code, table in pack.tables.items()}
    charts = {code: _chart(chart, gone) for code, chart in pack.charts.items()}
    return replace(pack, indicators=indicators, rules=rules, tables=tables, charts=charts)


def _without(table: TableSpec, gone: Set[str]) -> TableSpec:
    if not isinstance(table, IndicatorTable):
        return table
    rows = tuple(row for row in table.all_rows if row.indicator not in gone)
    # `all_rows` has the rows of `rows_after` in their places.
    return table.model_copy(update={"rows": rows, "rows_after": {}})


def _chart(chart: ChartSpec, gone: Set[str]) -> ChartSpec:
    items = chart.data.indicators
    kept = tuple(item for item in items if (item if isinstance(item, str) else item.indicator) not in gone)
    return chart.model_copy(update={"data": chart.data.model_copy(update={"indicators": kept})})
