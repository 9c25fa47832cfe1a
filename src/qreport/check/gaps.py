"""Why a total may differ from its rows: a row left out or counted twice, two digits swapped.

Two neighbouring digits that changed places: the slip behind many a difference.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import prod

from msgspec import Struct

from qreport.check.data import CheckData
from qreport.check.printed import number_text
from qreport.check.rows import label
from qreport.formula.exact import CONTEXT, digits_of
from qreport.model.facts import Bound, Fact
from qreport.model.records import Record, RecordSet
from qreport.model.units import UNITS, Unit, convert, find_unit

_NO_CHANCE = 5000
"""A count that changes by a tenth is 1211 again in one of some 240 schools: figures of which the digits,
multiplied, reach this number agree by chance in less than one of a thousand."""


def swaps(value: Decimal) -> Iterator[Decimal]:
    """Yield every number that has two neighbouring digits of `value` in the other order."""
    # Never 1E+3, in which there is nothing to swap.
    digits = f"{value:f}"
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        # Neither across the point nor with the sign.
        if pair.isdigit() and pair[0] != pair[1]:
            yield Decimal(digits[:at] + pair[::-1] + digits[at + 2 :])


def swap_hint(found: Decimal, expected: Decimal) -> str:
    """Return words that go on a sentence when swapped digits explain the difference, else an empty text.

    Two digits next to each other that change places always change a whole number by a multiple of 9.
    """
    return "，像是相邻两位数字颠倒了" if expected in swaps(found) else ""


def exact(data: CheckData, code: str, *, previous: bool = False) -> tuple[Fact, Decimal] | None:
    """Return the typed fact of the whole school with its number; None when it is missing or vague."""
    fact = data.fact(code, previous=previous)
    if fact is None or fact.value is None or fact.bound is not Bound.EXACT:
        return None
    return fact, fact.value


def significant(value: Decimal) -> int:
    """Return how many digits of a number say something."""
    return len(digits_of(value))


def same_digits(data: CheckData, code: str) -> str:
    """Return the significant digits of a figure that is last year's; none when it is another."""
    now, before = exact(data, code), exact(data, code, previous=True)
    return digits_of(now[1]) if now and before and now[1] == before[1] else ""


def is_no_chance(digits: Iterable[str]) -> bool:
    """Return whether so many digits do not stay the same from one year to the next by chance."""
    # Multiplied, because figures that agree by chance do so independently of each other.
    return prod(int(each) for each in digits) >= _NO_CHANCE


_NEAR = Decimal("0.005")
"""By so little two figures in different units may differ in rounding."""
_TENFOLD = (10, 100, 1000, 10_000, 100_000, 1_000_000)


class Gap(Struct, frozen=True):
    """A claimed total, the sum of the rows, and what would explain the difference."""

    found: Decimal
    expected: Decimal
    reason: str = ""
    """Goes on the sentence; empty when nothing explains the difference."""
    rows: tuple[Record, ...] = ()
    """The rows that explain it."""
    mend: str | None = None
    is_of_unit: bool = False
    """Whether one of the two figures is in another unit."""


def explain(records: RecordSet, column: str, found: Decimal, expected: Decimal) -> Gap:
    """Return the difference with its likeliest reason; several rows that fit equally well explain nothing."""
    difference = abs(expected - found)
    fitting = [row for row in records.rows if row.values.get(column) == difference]
    if len(fitting) == 1:
        return _one_row(records, fitting[0], found, expected)
    if found and expected and (scaled := _scaled(records, column, found, expected)):
        return scaled
    # (10a + b) - (10b + a) is 9 (a - b): every other difference rules swapped digits out.
    if difference % 9 == 0:
        return _swapped(records, column, found, expected)
    return Gap(found, expected)


def _scaled(records: RecordSet, column: str, found: Decimal, expected: Decimal) -> Gap | None:
    """Return the gap explained by a unit: the rows, or the total, are so many times too large."""
    heading = records.schema.column(column)
    unit = find_unit(heading.unit or "") if heading else None
    if heading is None or unit is None:
        return None
    for other in (each for each in UNITS if each.kind == unit.kind and each.factor != unit.factor):
        if _same(_in(unit, expected, other), found):
            mend = (
                f"“{heading.name}”一列的单位是{unit.name}；各行填的若是{other.name}，都要换算，"
                f"或把表头写成“{heading.name}（{other.name}）”。"
            )
            return Gap(found, expected, f"，各行像是按{other.name}填的", (), mend, is_of_unit=True)
        if _same(_in(unit, found, other), expected):
            mend = f"单位是{unit.name}；总数填的若是{other.name}，改为 {number_text(expected)}。"
            return Gap(found, expected, f"，总数像是按{other.name}填的", (), mend, is_of_unit=True)
    larger, smaller = max(found, expected), min(found, expected)
    times = next((each for each in _TENFOLD if not unit.whole and smaller * each == larger), 0)
    if not times:
        return None
    return Gap(found, expected, f"，正好相差 {times} 倍，像是小数点或单位错了", is_of_unit=True)


def _in(unit: Unit, value: Decimal, typed: Unit) -> Decimal:
    """Return `value` in `unit` when it was typed in another one of the kind."""
    return convert(value, typed, unit) or Decimal(0)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(CONTEXT.subtract(one, other)) <= abs(other) * _NEAR


def _one_row(records: RecordSet, row: Record, found: Decimal, expected: Decimal) -> Gap:
    name, twice = label(records, row), found > expected
    reason = f"，正好等于“{name}”一行{'，像是加了两次' if twice else ''}"
    cause = f"多加了一次“{name}”" if twice else f"漏加了“{name}”"
    correct = number_text(expected)
    mend = f"合计好像{cause}：核实后把合计改为 {correct}{'' if twice else '，或删去不该列入的这一行'}。"
    return Gap(found, expected, reason, (row,), mend)


def _swapped(records: RecordSet, column: str, found: Decimal, expected: Decimal) -> Gap:
    """Return the gap explained by two neighbouring digits that changed places, in the total or in one row."""
    if expected in swaps(found):
        mend = f"合计里好像有两位数字写颠倒了：核实后改为 {number_text(expected)}。"
        return Gap(found, expected, "，像是合计里相邻两位数字颠倒了", (), mend)
    rows = [row for row in records.rows if _closes(row.values.get(column), found - expected)]
    if len(rows) != 1:
        return Gap(found, expected)
    name = label(records, rows[0])
    mend = f"“{name}”一行里好像有两位数字写颠倒了，请对照原始材料。"
    return Gap(found, expected, f"，像是“{name}”一行里相邻两位数字颠倒了", (rows[0],), mend)


def _closes(value: object, needed: Decimal) -> bool:
    return isinstance(value, Decimal) and value + needed in swaps(value)
