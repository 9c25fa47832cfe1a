"""The brief of a comparison: at most two pages, so every part is cut to what the reader can take in."""

from collections.abc import Iterator, Sequence

from qreport.brief.parts import (
    Column,
    figure_caption,
    heading,
    paragraph,
    shortened,
    table,
    tile,
    title,
)
from qreport.comparing import change_words as words
from qreport.comparing import row_words
from qreport.comparing.movers import by_size, change_bars, percentages, rated
from qreport.model.change import Assessment, Change, Comparison
from qreport.model.document import (
    Block,
    BodyStart,
    Chart,
    Document,
    Properties,
    Tiles,
)
from qreport.model.filing import Letterhead

# Most rows of each part: so many that all parts stand on two pages of the brief layout.
_RATED, _PERCENTAGES = 9, 5
_OPEN, _EXPLAINED, _INCOMPARABLE, _TABLES = 12, 5, 3, 3
_ROWS = 2
"""Rows of one kind that are named."""
_NUMERALS = "一二三四五"
_NAME, _REMARK = 22, 50
"""Most letters of a name and of a remark."""
_MORE = "全部见 qreport diff 的 xlsx。"


def changes_document(comparison: Comparison, letterhead: Letterhead) -> Document:
    """Return the brief: counts, what moved most, what is open, what is explained, what does not compare."""
    name = f"{letterhead.school}{_years(comparison)}数据变化简报"
    properties = Properties(name, letterhead.school, "数据变化简报", letterhead.issued)
    return Document(properties, (BodyStart(), title(name), *_blocks(comparison)))


def _blocks(comparison: Comparison) -> Iterator[Block]:
    changes = comparison.changes
    counts = tuple(tile(str(number), label) for number, label in _counts(changes))
    yield Tiles(counts, len(counts))
    # Those without content get no heading, and the numerals go on without a gap.
    parts = {
        "变化最大的指标": _movers(comparison),
        "不可比的指标": _incomparable([each for each in changes if each.is_incomparable]),
        "还须说明的变化": _open(by_size(each for each in changes if each.is_open)),
        "已说明的变化": _explained(by_size(each for each in changes if each.explanation)),
        "明细表的变化": _tables(comparison),
    }
    told = {name: found for name, blocks in parts.items() if (found := tuple(blocks))}
    for numeral, (name, found) in zip(_NUMERALS, told.items(), strict=False):
        yield heading(f"part-{numeral}", f"{numeral}、{name}")
        yield from found


def _years(comparison: Comparison) -> str:
    old, new = comparison.old.period, comparison.new.period
    return f"{old}—{new}年" if old != new else f"{new}年（前后两稿）"


def _counts(changes: Sequence[Change]) -> Iterator[tuple[int, str]]:
    compared = [each for each in changes if each.change is not None]
    yield len(compared), "可比的指标"
    yield sum(each.assessment is Assessment.BETTER for each in compared), "变好"
    yield sum(each.assessment is Assessment.WORSE for each in compared), "变差"
    yield sum(each.is_open for each in changes), "须说明"
    yield sum(each.is_incomparable for each in changes), "不可比"


def _movers(comparison: Comparison) -> Iterator[Block]:
    changes = comparison.changes
    by_rate, by_points = rated(changes, _RATED), percentages(changes, _PERCENTAGES)
    if not by_rate and not by_points:
        yield paragraph("两年可比的数没有变化。")
        return
    if by_rate:
        yield _chart(by_rate)
    old, new = words.headings(comparison)
    columns: list[Column] = [
        ("指标", 40, "left"), ("单位", 7, "center"), (old, 12, "right"), (new, 12, "right"),
        ("变化", 18, "right"), ("变化率", 12, "right"), ("评价", 7, "center"),
    ]  # fmt: skip
    yield table("movers-table", columns, map(_mover, (*by_rate, *by_points)))


def _chart(changes: Sequence[Change]) -> Chart:
    names = [_name(each) for each in changes]
    model = change_bars(changes, names)
    told = "、".join(f"{name}{words.rate(each)}" for name, each in zip(names, changes, strict=True))
    caption = figure_caption(1, "变化率最大的指标（按大小排列）")
    return Chart("movers-chart", caption, model, f"统计图：变化率最大的指标。{told}。")


def _mover(change: Change) -> tuple[str, ...]:
    numbers = (*words.values(change), words.size(change), words.rate(change))
    return _name(change), words.unit(change), *numbers, words.ASSESSMENTS[change.assessment]


def _open(changes: Sequence[Change]) -> Iterator[Block]:
    if not changes:
        yield paragraph("没有。")
        return
    columns: list[Column] = [
        ("指标", 36, "left"), ("前后两数", 24, "center"), ("变化", 20, "right"), ("为什么须说明", 26, "left")
    ]  # fmt: skip
    told = (
        (_name(each), _both(each), _size(each), shortened(f"{each.why_flagged}{_lapsed(each)}", _REMARK))
        for each in changes[:_OPEN]
    )
    more = _more(len(changes), _OPEN)
    yield table("open-table", columns, told, f"数没有错的，在 explanations.yaml 里写明原因。{more}")


def _explained(changes: Sequence[Change]) -> Iterator[Block]:
    if not changes:
        return
    columns: list[Column] = [("指标", 34, "left"), ("变化", 18, "right"), ("说明", 54, "left")]
    told = (
        (_name(each), _size(each), shortened(each.explanation or "", _REMARK))
        for each in changes[:_EXPLAINED]
    )
    yield table("explained-table", columns, told, _more(len(changes), _EXPLAINED))


def _incomparable(changes: Sequence[Change]) -> Iterator[Block]:
    if not changes:
        return
    columns: list[Column] = [("指标", 34, "left"), ("前后两数", 20, "center"), ("原因", 54, "left")]
    told = (
        (_name(each), _both(each), shortened(each.why_not or "", _REMARK)) for each in changes[:_INCOMPARABLE]
    )
    yield table("incomparable-table", columns, told, _more(len(changes), _INCOMPARABLE))


def _tables(comparison: Comparison) -> Iterator[Block]:
    # Three remarks long, for a table has its whole story in one row.
    told = [(row_words.heading(each), shortened("。".join(lines), 3 * _REMARK))
            for each in comparison.records if (lines := list(row_words.lines(each, _ROWS)))]  # fmt: skip
    if not told:
        return
    columns: list[Column] = [("明细表", 34, "left"), ("变化", 72, "left")]
    yield table("tables-table", columns, told[:_TABLES], _more(len(told), _TABLES))


def _name(change: Change) -> str:
    return shortened(words.name(change), _NAME)


def _both(change: Change) -> str:
    old, new = words.values(change)
    return f"{old} → {new}"


def _size(change: Change) -> str:
    return words.rate(change) or (words.size(change) if change.comparable else _both(change))


def _lapsed(change: Change) -> str:
    return "；原说明因数值已变而失效" if change.lapsed else ""


def _more(number: int, shown: int) -> str:
    return f"共 {number} 项，这里列出 {shown} 项，{_MORE}" if number > shown else ""
