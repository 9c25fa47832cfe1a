"""Units behind numbers of a sentence: which count the same, and how much one of them is."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from qreport.model.units import find_unit

PEOPLE, COUNT, PERCENT, POINTS, RATIO, TIMES = "people", "count", "percent", "points", "ratio", "times"
_PEOPLE = "人|人次|名|位|口|学员|名学生|人日|生"
# Classifiers that people exchange: 5个 or 5项 projects, 3支 or 3个 teams, 2门 or 2个 courses.
_CLASSIFIERS = (
    "个|项|门|所|家|支|台|台套|套|种|类|次|场|届|部|本|篇|件|份|座|间|处|块|张|面|幅|批|组|队|对|班次|"
    "工种|条|枚|辆|户|场次|轮|期|讲|点|栋|幢|级|盏|片|节|款|人日|名次|团队"
)
_OTHERS = (
    "平方米/生|Gbps|Mbps|万元/生|个百分点|m²/生|册/生|平方米|个/生|元/生|元/人|百分点|课时|m2|学时|"
    "公顷|m²|个月|小时|平米|公里|元|㎡|亩|吨|米|岁|兆|倍|周|‰|年|%|M|册|月|天|分"
)
UNITS = sorted(
    {*_PEOPLE.split("|"), *_CLASSIFIERS.split("|"), *_OTHERS.split("|")}, key=lambda each: (-len(each), each)
)
"""What a reader takes for a unit right behind a number, the longest first."""
# Words that begin like a unit: 9527人均, 5个性化, 30年代; `(?!…)` of the grammar.
NO_UNIT = (
    "人均|人才|人员(?!次)|人文|人民|个人|个体|个性|名师|名称|名牌|名校|元旦|分别|分布|年代|年级|年制|月"
    "份|次年|部门|部委|周年|项目化|类型|级别|级联"
)


class Measure(Struct, frozen=True):
    """What sort of thing a unit counts, and how many base units one of it is."""

    kind: str
    factor: Decimal = Decimal(1)
    whole: bool = False


_KINDS: Mapping[str, Measure] = {
    **dict.fromkeys(_PEOPLE.split("|"), Measure(PEOPLE, whole=True)),
    **dict.fromkeys(_CLASSIFIERS.split("|"), Measure(COUNT, whole=True)),
    **dict.fromkeys(("个百分点", "百分点"), Measure(POINTS)),
    "册": Measure("册", whole=True),
    "倍": Measure(TIMES),
}


@lru_cache(maxsize=256)
def measure(unit: str) -> Measure:
    """Return what `unit` measures; an unknown one measures only itself."""
    plain = unit.partition("/")[0] if unit not in ("/", "/生") else unit
    if plain in _KINDS:
        return _KINDS[plain]
    known = find_unit(unit) or find_unit(plain)
    if known is None:
        return Measure(unit)
    if known.name in _KINDS:
        found = _KINDS[known.name]
        return Measure(found.kind, known.factor, found.whole)
    return Measure(known.kind, known.factor, known.whole)


def fit(one: str, other: str) -> bool:
    """Return whether a number in `one` may tell a value in `other`; a number without a unit may tell any."""
    return not one or not other or measure(one).kind == measure(other).kind
