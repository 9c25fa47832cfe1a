"""Rows and columns of sums in a table typed in a chapter: compared with every reading that makes sense.

Nobody says what a typed table means: a row 合计 may sum up all rows, those since the last 小计, or those of
the first level. So a sum is told only when none of these readings gives it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.filing.chapter_lanes import Figure, Lane, lanes
from qreport.load.typed import adds_up
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.units import Unit, convert, find_unit
from qreport.notation.typed_tables import TypedTable
from qreport.problems.composing import TYPED_SUM
from qreport.text.characters import shown
from qreport.text.labels import part_of
from qreport.text.regex import regex
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
    for row, column, words in _overfull(rows, columns):
        yield _told(rows[row], columns[column], words, places[row])
    for column, doubts in _doubts(columns, rows):
        # A column that agrees in no row has a wrong heading, or is read wrongly here: told once.
        once = 2 < len(doubts) == sum(each.counts for each in columns[column].figures)
        for row, words in doubts[:1] if once else doubts:
            yield _told(rows[row], columns[column], words, places[row])


# 高级, 中级职称; 国家级; 博士研究生; 女教师; 一等奖: parts of one whole, each beside the others once.
_FAMILIES = tuple(
    regex(f"(?:{words})(?:职称|教师|人员|人数|学历|学生|奖项?|项目|及以下)?(?:[（(].*)?")
    for words in (
        "正高级?|副高级?|中级|初级|员级|未定级|无职称",
        "高级|中级|初级|员级|未定级|无职称",
        "国家级|省级|市级|区级|县级|校级",
        "博士(?:研究生)?|硕士(?:研究生)?|本科|大学本科|专科|大专",
        "男生?|女生?",
        "一等|二等|三等|优秀|金|银|铜",
    )
)


def _overfull(rows: Sequence[Lane], columns: Sequence[Lane]) -> Iterator[tuple[int, int, str]]:
    """Yield where 其中：高级 and the rows 中级, 初级 below it are more than the row above has in all."""
    for at, (whole, row) in enumerate(pairwise(rows), 1):
        parts = _family(rows[at:]) if row.kind is SumKind.PART and whole.kind is None else []
        for place, column in enumerate(columns):
            figures = [each.figures[place] for each in parts]
            words = _excess(whole.figures[place], figures) if column.adds and not column.share else ""
            if words:
                yield at, place, f"起{words}，“其中”之和不会大于“{shown(whole.label, 20)}”"


def _family(rows: Sequence[Lane]) -> list[Lane]:
    """Return the first row, and those that follow it and are called like parts of the same whole."""
    first = part_of(rows[0].label)[1]
    family = next((each for each in _FAMILIES if each.fullmatch(first)), None)
    return [rows[0], *takewhile(lambda row: family.fullmatch(row.label), rows[1:])] if family else []


def _excess(whole: Figure, parts: Sequence[Figure]) -> str:
    """Return that the parts are more than the whole; a single one that is too large is told by itself."""
    values = [each.value for each in parts if each.value is not None]
    known = all(each.known and each.unit == whole.unit for each in (whole, *parts))
    if not known or whole.value is None or len(values) < 2 or max(values) > whole.value:
        return ""
    total = sum(values, Decimal(0))
    terms = f"各项相加：{' + '.join(map(_plain, values))} = {_plain(total)}"
    return (
        f"{terms}，比 {_plain(whole.value)} 多 {_plain(total - whole.value)}" if total > whole.value else ""
    )


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
            if lane.adds and (words := claims.doubt(place, lane, share=lane.share or along[at].share))
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
    ways: Sequence[Sequence[int]] = (*near, before, after) if of_block else (before, after, *near)
    above, below = [each for each in sums if each < at], [each for each in sums if each > at]
    if along[at].kind is SumKind.SUBTOTAL and _stand_below(sums, at, data):
        # The rows that follow belong to the next 小计.
        ways, data, below = (near[0], before), before, []
    for way in (*ways, data, above, below, sorted(before + parts)):
        yield way
        yield [each for each in way if along[each].level == along[way[0]].level]


def _stand_below(sums: Sequence[int], at: int, data: Sequence[int]) -> bool:
    """Whether the sums stand below what they sum up: two rows above the first, none below the last."""
    every = (*sums, at)
    return sum(each < min(every) for each in data) > 1 and max(data) < max(every)


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

    def doubt(self, place: int, across: Lane, *, share: bool) -> str:
        """Return what is wrong with the figure at `place`, in the lane `across`; empty when it is right."""
        claimed = self.lane.figures[place]
        if not claimed.counts or claimed.value is None:
            return ""
        if self.lane.kind is SumKind.PART:
            return "" if share else self._too_large(place, claimed.value)
        if share and claimed.value != _HUNDRED:
            return ""
        parts = ([self._part(each, place, across) for each in reading] for reading in self.readings)
        readings = [_in_its_unit(claimed, reading) for reading in parts]
        # 覆盖率 100% in each row and in the last one is no sum.
        if share and any(each.value is not None and each.value >= _HUNDRED for each in readings[0]):
            return ""
        if any(_may_give(claimed, reading) for reading in readings):
            return ""
        likely = next((reading for reading in readings if len(reading) > 1), ())
        values = [each.value for each in likely if each.value is not None]
        return _gap(claimed.value, values) if values and self._is_told(claimed.value, values) else ""

    def _part(self, each: int, place: int, across: Lane) -> Figure:
        """Return a part; in a lane of sums, one that lacks what is absent beside it is not known."""
        lane = self.along[each]
        lacks = _is_sum(across) and lane.adds and any(figure.absent for figure in lane.figures)
        return Figure(known=False) if lacks else lane.figures[place]

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
    is_open = any(each.absent for each in reading) and claimed.value > sum(values, Decimal(0))
    # Figures of units that cannot be told apart, or that differ in kind.
    units = {each.unit for each in (claimed, *reading) if each.unit}
    return len(units) > 1 or is_open or adds_up(claimed.value, values)


def _in_its_unit(claimed: Figure, reading: Sequence[Figure]) -> Sequence[Figure]:
    """Return a reading of several units in the unit of `claimed`, as 元 beside 万元; others as they stand.

    A part that is rounded, or a sum of more digits than its parts, is left as it is: nobody can say.
    """
    counted = [each for each in reading if each.value is not None]
    own = find_unit(claimed.unit or "")
    units = [find_unit(each.unit or "") for each in counted]
    if own is None or not all(units) or all(each.unit == claimed.unit for each in counted):
        return reading
    found = [_converted(each, own) for each in counted]
    gap = abs((claimed.value or 0) - sum((each.value or Decimal(0) for each in found), Decimal(0)))
    # Half of the last digit of each: 2万元 may be 24000元.
    room = sum((_half_digit(each, own) for each in (claimed, *counted)), Decimal(0))
    return reading if gap <= room else found


def _converted(figure: Figure, unit: Unit) -> Figure:
    own = find_unit(figure.unit or "")
    value = convert(figure.value, own, unit) if own and figure.value is not None else None
    return figure if value is None else replace(figure, value=value, unit=unit.name)


def _half_digit(figure: Figure, unit: Unit) -> Decimal:
    exponent = int(figure.value.as_tuple().exponent) if figure.value is not None else 0
    digit = replace(figure, value=Decimal(1).scaleb(exponent))
    return (_converted(digit, unit).value or Decimal(0)) / 2


def _gap(claimed: Decimal, values: Sequence[Decimal]) -> str:
    whole = sum(values, Decimal(0))
    few = len(values) <= _MOST_TERMS
    terms = " + ".join(map(_plain, values)) if few else f"{len(values)} 个数之和"
    gap = f"{'少' if claimed < whole else '多'} {_plain(abs(claimed - whole))}"
    return f"填的是 {_plain(claimed)}，各数相加：{terms} = {_plain(whole)}，{gap}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
