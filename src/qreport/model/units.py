"""The table of units: which belong together, and how a number is written with its unit."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
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
    Unit("m²", "area", aliases=("㎡", "m2", "平方米", "平米")),
    Unit("亩", "area", Decimal(10000) / Decimal(15)),
    Unit("万m²", "area", Decimal(10000), aliases=("万㎡", "万平方米")),
    Unit("公顷", "area", Decimal(10000)),
)
_MONEY = (
    Unit("元", "money", aliases=("元/生",)),
    Unit("万元", "money", Decimal(10000)),
    Unit("亿元", "money", Decimal(10**8)),
)
_PLAIN = (
    Unit("%", "percent", aliases=("％",)),
    Unit(":1", "ratio", aliases=("：1", "∶1", "/", "比")),
    Unit("Mbps", "bandwidth", aliases=("M", "兆")),
    Unit("学时", "lesson", aliases=("课时",)),
    Unit("年", "年"),
    Unit("个/生", "个/生"),
    Unit("人日", "人日"),
)
_WHOLE = _counts(
    "人 人次 个 册 项 门 部 套 台 件 家 所 间 次 届 场 期 对 位 篇 份 种 类 支 批 天 本 座 名 班次 分 工种"
)

UNITS: tuple[Unit, ...] = (*_AREA, *_MONEY, *_PLAIN, *_WHOLE)
_BY_NAME = {name: unit for unit in UNITS for name in (unit.name, *unit.aliases)}

PERCENT = "%"
RATIO = ":1"


def find_unit(name: str) -> Unit | None:
    """Return the unit called `name` (or an alias of it, blanks ignored), or None."""
    return _BY_NAME.get("".join(name.split()))


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """Return `value` in `target`, or None when the two are of different kinds."""
    if source.kind != target.kind:
        return None
    return value if source == target else value * source.factor / target.factor


def with_unit(number: str, unit: str) -> str:
    """Return the text of a number with its unit, as in a sentence: `98.5%`, `19:1`, `9527人`."""
    return f"{number}{unit}"
