"""Rows and columns of sums in a table typed in a chapter: compared with every reading that makes sense.

Nobody says what a typed table means: a row 合计 may sum up all rows, those since the last 小计, or those of
the first level. So a sum is told only when none of these readings gives it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from qreport.load.filing.chapter_lanes import Figure, Lane, lanes
from qreport.load.typed import adds_up
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation.typed_tables import TypedTable
from qreport.problems.composing import TYPED_SUM
from qreport.text.characters import shown
from qreport.text.totals import SumKind, may_be_sum

_HUNDRED = Decimal(100)
_NEAR = Decimal("0.1")
"""By more than this share, parts that may overlap or be incomplete are no sum."""
_MOST_TERMS = 8
# A table of nothing but 小计 would be looked through as often as it has rows.
_MOST_LOOKS = 200_000


def sums_that_differ(table: TypedTable) -> Iterator[Finding]:
    """Yield each row of sums that does not add up, and each row in which the column of sums does not."""
    texts = [text for row in table.rows for text in row.cells]
    if not any(map(may_be_sum, texts)) or any(len(row.cells) != table.width for row in table.rows):
        return
    rows, columns, header = lanes(table)
    places = [row.at for row in table.rows[header:]]
    for row, doubts in _doubts(rows, columns):
        first, words = doubts[0]
        more = f"；这一行共有 {len(doubts)} 个数对不上" if doubts[1:] else ""
        yield _told(rows[row], columns[first], f"{words}{more}", places[row])
    for column, doubts in _doubts(columns, rows):
        # A column that agrees in no row has a wrong heading, or is read wrongly here: told once.
        once = 2 < len(doubts) == sum(each.counts for each in columns[column].figures)
        for row, words in doubts[:1] if once else doubts:
            yield _told(rows[row], columns[column], words, places[row])


def _told(row: Lane, column: Lane, words: str, place: Location) -> Finding:
    named = f"“{shown(row.label, 20)}”一行、" if row.label else ""
    at = f"{named}“{shown(column.label, 20)}”一列"
    return TYPED_SUM.at(place, message=f"表格里{at}{words}")


def _doubts(along: Sequence[Lane], across: Sequence[Lane]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Yield each lane of sums with the places where no reading gives its figure, and what is wrong there."""
    sums = [at for at, lane in enumerate(along) if lane.kind and lane.adds]
    if len(sums) * len(along) > _MOST_LOOKS:
        return
    for at in sums:
        claims = _Claims(along, at, tuple(_readings(along, at)))
        found = [
            (place, words)
            for place, lane in enumerate(across)
            if lane.adds and (words := claims.doubt(place, share=lane.share or along[at].share))
        ]
        if found:
            yield at, found


def _readings(along: Sequence[Lane], at: int) -> Iterator[Sequence[int]]:
    """Yield which lanes the one at `at` may sum up, the likeliest first."""
    data = [each for each, lane in enumerate(along) if lane.kind is None and lane.adds]
    sums = [each for each, lane in enumerate(along) if _is_sum(lane) and each != at]
    last = max((each for each in sums if each < at), default=-1)
    following = min((each for each in sums if each > at), default=len(along))
    before, after = [each for each in data if each < at], [each for each in data if each > at]
    near = [each for each in before if each > last], [each for each in after if each < following]
    parts = [each for each in range(at) if along[each].kind is SumKind.PART]
    # Several 合计 are one for each block.
    of_block = along[at].kind is SumKind.SUBTOTAL or any(along[each].kind is SumKind.TOTAL for each in sums)
    ways = (*near, before, after) if of_block else (before, after, *near)
    above, below = [each for each in sums if each < at], [each for each in sums if each > at]
    for way in (*ways, data, above, below, sorted(before + parts)):
        yield way
        yield [each for each in way if along[each].level == along[way[0]].level]


def _is_sum(lane: Lane) -> bool:
    return lane.kind in (SumKind.TOTAL, SumKind.SUBTOTAL)


class _Claims(Struct, frozen=True):
    """What one lane of sums claims."""

    along: Sequence[Lane]
    at: int
    readings: Sequence[Sequence[int]]

    @property
    def lane(self) -> Lane:
        """The lane itself."""
        return self.along[self.at]

    def doubt(self, place: int, *, share: bool) -> str:
        """Return what is wrong with the figure at `place`; empty when a reading gives it."""
        claimed = self.lane.figures[place]
        if not claimed.counts or claimed.value is None:
            return ""
        if self.lane.kind is SumKind.PART:
            return "" if share else self._too_large(place, claimed.value)
        if share and claimed.value != _HUNDRED:
            return ""
        readings = [[self.along[each].figures[place] for each in reading] for reading in self.readings]
        # 覆盖率 100% in each row and in the last one is no sum.
        if share and any(each.value is not None and each.value >= _HUNDRED for each in readings[0]):
            return ""
        if any(_may_give(claimed, reading) for reading in readings):
            return ""
        likely = next((reading for reading in readings if len(reading) > 1), ())
        values = [each.value for each in likely if each.value is not None]
        return _gap(claimed.value, values) if values and self._is_told(claimed.value, values) else ""

    def _too_large(self, place: int, part: Decimal) -> str:
        """Return that a part is larger than the lane in front of it."""
        wholes = (each for each in reversed(self.along[: self.at]) if each.kind is not SumKind.PART)
        whole = next((each for each in wholes if each.adds), None)
        value = whole.figures[place].value if whole and whole.figures[place].known else None
        if whole is None or value is None or part <= value:
            return ""
        return f"填的是 {_plain(part)}，大于“{shown(whole.label, 20)}”的 {_plain(value)}，“其中”不会大于它"

    def _is_told(self, claimed: Decimal, values: Sequence[Decimal]) -> bool:
        """Whether a gap is a mistake: parts that may overlap, or be incomplete, differ by little then."""
        whole = sum(values, Decimal(0))
        in_front = self.along[: self.at]
        leads = not any(each.kind is None and each.adds for each in in_front)
        # What follows 其中：国家级 may be more parts: 省级, 市级.
        open_parts = any(one.kind is SumKind.PART and other.kind is None for one, other in pairwise(in_front))
        is_running = self.lane.kind is SumKind.RUNNING
        is_near = abs(claimed - whole) <= abs(whole) * _NEAR
        # 累计 counts earlier years too.
        return (is_near or not (leads or open_parts or is_running)) and not (is_running and claimed > whole)


def _may_give(claimed: Figure, reading: Sequence[Figure]) -> bool:
    """Whether a reading gives the claimed figure, or nobody can say whether it does."""
    values = [each.value for each in reading if each.value is not None]
    if any(not each.known for each in reading):
        return True
    if not values or claimed.value is None:
        return False
    # 万元 beside 元, a figure that is absent.
    units = {each.unit for each in (claimed, *reading) if each.unit}
    is_open = any(each.absent for each in reading) and claimed.value > sum(values, Decimal(0))
    return len(units) > 1 or is_open or adds_up(claimed.value, values)


def _gap(claimed: Decimal, values: Sequence[Decimal]) -> str:
    whole = sum(values, Decimal(0))
    few = len(values) <= _MOST_TERMS
    terms = " + ".join(map(_plain, values)) if few else f"{len(values)} 个数之和"
    gap = f"{'少' if claimed < whole else '多'} {_plain(abs(claimed - whole))}"
    return f"填的是 {_plain(claimed)}，各数相加：{terms} = {_plain(whole)}，{gap}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
