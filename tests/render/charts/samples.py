"""Chart models for the tests: easy to make, and hard to draw."""

from decimal import Decimal

from qreport.model.document import ChartModel, Series
from qreport.render.charts.registry import KINDS

LONG = "聊城市职业院校“三全育人”综合改革现场推进会暨学风建设年启动仪式参加人数（含线上）"
PERIODS = ("2019年", "2020年", "2021年")


def series(name: str, *values: str | None) -> Series:
    """A series whose labels are its values as typed."""
    return Series(
        name,
        tuple(None if value is None else Decimal(value) for value in values),
        tuple(value or "" for value in values),
    )


def model(kind: str, names: tuple[str, ...], *shown: Series, unit: str = "人") -> ChartModel:
    """A chart of `kind`; a bullet chart gets a target for each category."""
    targets = (Decimal(20),) * len(names) if kind == "bullet" else ()
    return ChartModel(kind, names, shown, unit, targets)


def filled(kind: str, names: tuple[str, ...], values: tuple[str | None, ...]) -> ChartModel:
    """A chart of `kind` with as many series as it needs, each holding `values`."""
    count = KINDS.all()[kind].series[0]
    periods = PERIODS[-max(count, 1) :]
    return model(kind, names, *(series(period, *values) for period in periods))


def hard_cases(kind: str) -> dict[str, ChartModel]:
    """What a kind must take without a word outside the picture or over another."""
    chart = KINDS.all()[kind]
    most = min(chart.categories[1], 12)
    many = tuple(f"第{number}个项目" for number in range(1, most + 1))
    cases = {
        "long names": filled(kind, (LONG, "甲", LONG[:30]), ("9527", "0", "12345678.12")),
        "one category": filled(kind, ("甲",), ("9527",)),
        "all zero": filled(kind, ("甲", "乙"), ("0", "0")),
        "some missing": filled(kind, ("甲", "乙", "丙"), ("5", None, "7")),
        "all missing": filled(kind, ("甲", "乙"), (None, None)),
        "many categories": filled(kind, many, tuple(str(37 * number % 100) for number in range(most))),
        "equal values": filled(kind, ("甲", "乙", "丙"), ("50", "50", "50")),
    }
    if chart.signed:
        cases["below zero"] = filled(kind, ("甲", "乙", "丙"), ("-40.25", "3", "-0.5"))
    if chart.series[1] > 1:
        names = tuple(f"很长的系列名称第{number}个" for number in range(min(chart.series[1], 5)))
        cases["long series names"] = model(kind, ("甲", "乙"), *(series(name, "7", "1234") for name in names))
        cases["last series missing"] = model(
            kind, ("甲", "乙"), series("2020年", "7", "12"), series("2021年", None, None)
        )
    return cases
