"""Why a total may differ from its rows: a row left out or counted twice, two digits swapped."""

from dataclasses import dataclass
from decimal import Decimal

from qreport.check.digits import swaps
from qreport.check.rows import label
from qreport.check.wording import number_text
from qreport.model.records import Record, RecordSet


@dataclass(frozen=True, slots=True)
class Gap:
    """A claimed total, the sum of the rows, and what would explain the difference."""

    found: Decimal
    expected: Decimal
    reason: str = ""
    """Goes on the sentence; empty when nothing explains the difference."""
    rows: tuple[Record, ...] = ()
    """The rows that explain it."""
    mend: str | None = None


def explain(records: RecordSet, column: str, found: Decimal, expected: Decimal) -> Gap:
    """Return the difference with its likeliest reason; several rows that fit equally well explain nothing."""
    difference = abs(expected - found)
    fitting = [row for row in records.rows if row.values.get(column) == difference]
    if len(fitting) == 1:
        return _one_row(records, fitting[0], found, expected)
    # (10a + b) - (10b + a) is 9 (a - b): every other difference rules swapped digits out.
    if difference % 9 == 0:
        return _swapped(records, column, found, expected)
    return Gap(found, expected)


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
