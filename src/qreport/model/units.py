"""The table of units: which belong together, and how a number is written with its unit."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct


class Unit(Struct, frozen=True):
    """One unit; values of units of the same kind are converted through `factor`."""

    name: str
    """As printed in a column of units."""
    kind: str
    factor: Decimal = Decimal(1)
    """How many base units of the kind it is."""
    whole: bool = False
    """Whether a value is a count, that is, a whole number."""
    aliases: tuple[str, ...] = ()


def _counts(names: str) -> tuple[Unit, ...]:
    return tuple(Unit(name, name, whole=True) for name in names.split())


_AREA = (
    Unit("m²", "area", aliases=("㎡", "m2", "平方米", "平米", "m²/生", "㎡/生", "平方米/生", "平方米/人")),
    Unit("亩", "area", Decimal(10000) / Decimal(15)),
    Unit("万m²", "area", Decimal(10000), aliases=("万㎡", "万平方米")),
    Unit("公顷", "area", Decimal(10000)),
)
_MONEY = (
    Unit("元", "money", aliases=("元/生", "元/人", "元/月", "元/年", "人民币元")),
    Unit("万元", "money", Decimal(10000), aliases=("万元/生", "万元/人", "人民币万元")),
    Unit("亿元", "money", Decimal(10**8)),
)
_PLAIN = (
    Unit("%", "percent", aliases=("％", "百分比", "百分数")),
    Unit("‰", "percent", Decimal("0.1"), aliases=("千分比", "千分数")),
    Unit(":1", "ratio", aliases=("：1", "∶1", "/", "比")),
    Unit("Mbps", "bandwidth", aliases=("M", "兆")),
    Unit("学时", "lesson", aliases=("课时",)),
    Unit("年", "年"),
    Unit("个/生", "个/生"),
    Unit("人日", "人日"),
)
_WHOLE = _counts(
    "人 人次 个 册 项 门 部 套 台 件 家 所 间 次 届 场 期 对 篇 份 种 类 支 批 天 本 座 班次 分 工种"
)
_PEOPLE = (Unit("名", "人", whole=True), Unit("位", "人", whole=True))

UNITS: tuple[Unit, ...] = (*_AREA, *_MONEY, *_PLAIN, *_WHOLE, *_PEOPLE)
_BY_NAME = {name: unit for unit in UNITS for name in (unit.name, *unit.aliases)}

PERCENT = "%"
RATIO = ":1"


_SCALES: Mapping[str, int] = {
    "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十": 10, "百": 100, "千": 1000, "万": 10**4,
}  # fmt: skip
"""What stands before a unit and multiplies it: 万册, 千元."""


def named_unit(name: str) -> Unit | None:
    """Return the unit of the table called `name` (or an alias of it, blanks ignored), or None."""
    return _BY_NAME.get("".join(name.split()))


@lru_cache(maxsize=1024)
def find_unit(name: str) -> Unit | None:
    """Return the unit called `name`, also a multiple such as 万册 or 千元; None when there is none."""
    plain = "".join(name.split())
    return _BY_NAME.get(plain) or _multiple(plain)


def _multiple(name: str) -> Unit | None:
    for scale, factor in _SCALES.items():
        base = _BY_NAME.get(name.removeprefix(scale)) if name.startswith(scale) else None
        # 百分 is no hundred points, and nobody counts in hundreds of percent.
        if base and base.name != "分" and (base.whole or base.kind in ("money", "area", "lesson")):
            return Unit(name, base.kind, base.factor * factor)
    return None


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """Return `value` in `target`, or None when the two are of different kinds."""
    if source.kind != target.kind:
        return None
    return value if source == target else value * source.factor / target.factor


def with_unit(number: str, unit: str) -> str:
    """Return the text of a number with its unit, as in a sentence: `98.5%`, `19:1`, `9527人`."""
    return f"{number}{unit}"
