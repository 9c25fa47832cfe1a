"""A table typed in a chapter as rows and columns of figures, each with what its words say of sums."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.load.records.row_sums import row_kind
from qreport.load.typed import NotANumber, parse_number
from qreport.model.facts import Bound
from qreport.notation.typed_tables import ABOVE, LEFT, TypedTable
from qreport.text.labels import part_of
from qreport.text.regex import regex
from qreport.text.totals import SumKind, sum_kind

# 班均人数, 就业率, 生师比, 同比增长, 单价, 名次: the last row of such a column is no sum of it.
_NO_SUM = regex("均|率|师比|同比|环比|增幅|增长|单价|标准|名次?|序号|编号|代码|日期|电话|得分|分数|满意|指数")
# 年份, 序, No.: alone they say what a row is about.
_LABEL = regex(r"年份|年度|学年|年级|时间|月份|届别|序|号|no\.?", re.IGNORECASE)
# 占比（%）: such a column sums up to 100, or is a mean in its last row.
_SHARE = regex("占|比重|构成|百分比|比例|[%％]")
_OF_TIME = ("年", "月", "日", "届", "级", "岁")
# 一、 （一） 1. （1） ① └: the sorts of numbers that tell the levels of a table apart.
_LEVELS = tuple(
    regex(sort)
    for sort in (
        "[一二三四五六七八九十]+[、.．]",
        "[（(][一二三四五六七八九十]+[)）]",
        r"\d+[、.．]",
        r"[（(]\d+[)）]",
        "[①-⑳]",
        "[─—–└├•·-]",
    )
)


class Figure(Struct, frozen=True):
    """A cell: a number, nothing (blank, -, covered by a merged cell), or what cannot be added."""

    value: Decimal | None = None
    unit: str | None = None
    known: bool = True
    absent: bool = False
    """Whether a number could stand here and does not."""

    @property
    def counts(self) -> bool:
        """Whether it is a number that can be added."""
        return self.known and self.value is not None


class Lane(Struct, frozen=True):
    """A row or a column."""

    label: str
    kind: SumKind | None
    """What it sums up; None for data."""
    figures: tuple[Figure, ...]
    level: int
    """Sort of the number in front of its words; 0 for none."""
    adds: bool
    """Whether its figures can be added to those beside them."""
    share: bool
    """Whether they are shares of a hundred."""


def lanes(table: TypedTable) -> tuple[list[Lane], list[Lane], int]:
    """Return the rows of the body, the columns, and how many rows are the head; rows are of one length."""
    header = _header_rows(table)
    body = [row.cells for row in table.rows[header:]]
    figures = [tuple(map(_figure, cells)) for cells in body]
    rows = [_row(cells, own) for cells, own in zip(body, figures, strict=True)]
    heads = _heads(table, header)
    return rows, [_column(words, [own[at] for own in figures]) for at, words in enumerate(heads)], header


def _header_rows(table: TypedTable) -> int:
    """Return how many rows are the head: those of the notation, and further ones of words above figures."""
    count = table.header_rows
    while 0 < count < len(table.rows) - 1:
        here, below = ([_figure(text) for text in row.cells] for row in table.rows[count : count + 2])
        words = sum(not each.known for each in here)
        # A row of data has words too, but then its figures are absent or told with words, as those below.
        if any(each.counts for each in here) or words < 2 or not any(each.counts for each in below):
            break
        count += 1
    return count


def _heads(table: TypedTable, header: int) -> list[list[str]]:
    """Return the words above each column, from the top, those of merged cells for each column below."""
    found: list[list[str]] = [[] for _ in range(table.width)]
    for row in table.rows[:header]:
        for at, text in enumerate(row.cells):
            words = found[at - 1][-1] if text == LEFT and at and found[at - 1] else text
            if words and words not in (ABOVE, LEFT, *found[at]):
                found[at].append(words)
    return found


def _figure(text: str) -> Figure:
    if text in (ABOVE, LEFT):
        return Figure()
    if not text:
        return Figure(absent=True)
    try:
        number = parse_number(text)
    except NotANumber:
        return Figure(known=False)
    exact = number.bound is Bound.EXACT and number.scale is None and number.unit not in _OF_TIME
    return Figure(number.value, number.unit, exact, number.value is None)


def _row(cells: Sequence[str], figures: Sequence[Figure]) -> Lane:
    filled = [text for text in cells if text and text not in (ABOVE, LEFT)]
    words = [text for text, figure in zip(cells, figures, strict=True) if not figure.known]
    label = " ".join(words[:2])
    level = next((at for at, sort in enumerate(_LEVELS, 1) if sort.match(label)), 0)
    kind = row_kind(filled, words) if words else None
    return Lane(label, kind, tuple(figures), level, not _NO_SUM.search(label), bool(_SHARE.search(label)))


def _column(heads: Sequence[str], figures: Sequence[Figure]) -> Lane:
    label = " ".join(heads)
    is_part = any(part_of(each)[0] for each in heads)
    kind = SumKind.PART if is_part else sum_kind(heads[-1]) if heads else None
    named = bool(label) and not _NO_SUM.search(label) and not _LABEL.fullmatch(label)
    share = bool(_SHARE.search(label)) or any(each.unit == "%" for each in figures)
    return Lane(label, kind, tuple(figures), 0, named and any(each.counts for each in figures), share)
