"""The brief of a comparison: what stands in it, what is left out and says so."""

from compare.samples import LAYOUT, fact, indicator, pack_of, side

from qreport.brief import brief_layout, changes_document
from qreport.comparing.compare import compare
from qreport.comparing.movers import by_size, percentages, rated
from qreport.model.change import Comparison
from qreport.model.document import Block, Chart, Heading, Table, Tiles, plain_text
from qreport.model.filing import Explanation, Letterhead

LETTERHEAD = Letterhead("某校", "2021-11", LAYOUT)
Given = tuple[str, str, str, str | None]
"""Code, unit, value before and now."""


def compared(*given: Given, explanations: tuple[Explanation, ...] = (), span: str = "") -> Comparison:
    """Compare two years; `span` is the code that covers only a part of the later year."""
    pack = pack_of(*(indicator(code, unit) for code, unit, _, _ in given))
    old = [fact(code, "2020", before) for code, _, before, _ in given]
    new = [
        fact(code, "2021", now, span="2021-01/2021-08" if code == span else None)
        for code, _, _, now in given
        if now is not None
    ]
    facts = [*old, *new]
    sides = [side(pack, facts, period, explanations=explanations) for period in ("2020", "2021")]
    return compare(*sides)


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    return changes_document(comparison, LETTERHEAD).blocks


def headings(found: tuple[Block, ...]) -> list[str]:
    return [plain_text(block.text) for block in found if isinstance(block, Heading)]


def table(found: tuple[Block, ...], name: str) -> list[list[str]]:
    (one,) = [block for block in found if isinstance(block, Table) and block.id == name]
    return [[plain_text(cell.content) for cell in row.cells] for row in one.rows]


def notes(found: tuple[Block, ...], name: str) -> str:
    (one,) = [block for block in found if isinstance(block, Table) and block.id == name]
    return "".join(map(plain_text, one.notes))


def test_the_parts_are_numbered_and_a_part_without_content_is_left_out() -> None:
    given = Explanation(indicator="b", period="2021", text="扩大招生。", values={"2021": "180"})
    found = blocks(
        compared(
            ("a", "人", "100", "150"), ("b", "人", "100", "180"), ("c", "元", "9", "6"),
            explanations=(given,), span="c",
        )
    )  # fmt: skip
    assert headings(found) == [
        "某校2020—2021年数据变化简报",
        "一、变化最大的指标",
        "二、不可比的指标",
        "三、还须说明的变化",
        "四、已说明的变化",
    ]
    assert table(found, "incomparable-table")[1] == [
        "指标c", "9 → 6", "2020 年为全年，2021 年只含 2021.01 至 2021.08（8 个月）",
    ]  # fmt: skip
    assert table(found, "open-table")[1] == ["指标a", "100 → 150", "+50.00%", "变化达到 20%"]
    assert table(found, "explained-table")[1] == ["指标b", "+80.00%", "扩大招生。"]


def test_the_counts_stand_in_front() -> None:
    found = blocks(
        compared(("a", "人", "100", "150"), ("b", "%", "50", "51"), ("c", "元", "9", "6"), span="c")
    )
    (tiles,) = [block for block in found if isinstance(block, Tiles)]
    told = {plain_text(tile.label): plain_text(tile.figure) for tile in tiles.tiles}
    assert told == {"可比的指标": "2", "变好": "0", "变差": "0", "须说明": "1", "不可比": "1"}


def test_without_any_change_there_is_neither_chart_nor_table() -> None:
    found = blocks(compared(("a", "人", "100", "100")))
    assert not [block for block in found if isinstance(block, Chart | Table)]
    assert headings(found)[1:] == ["一、变化最大的指标", "二、还须说明的变化"]


def test_bars_are_sorted_from_the_largest_rise_to_the_largest_fall() -> None:
    found = blocks(compared(("a", "人", "100", "80"), ("b", "人", "100", "150"), ("c", "人", "100", "110")))
    (chart,) = [block for block in found if isinstance(block, Chart)]
    assert chart.model.categories == ("指标b", "指标c", "指标a")
    assert chart.model.series[0].labels == ("+50.00", "+10.00", "-20.00")


def test_what_finds_no_place_is_counted() -> None:
    found = blocks(compared(*((f"a{number}", "人", "100", str(200 + number)) for number in range(30))))
    assert len(table(found, "open-table")) == 1 + 12
    assert "共 30 项，这里列出 12 项" in notes(found, "open-table")
    assert len(table(found, "movers-table")) == 1 + 9


def test_long_words_are_cut_so_that_two_pages_suffice() -> None:
    given = Explanation(indicator="a", period="2021", text="长" * 500, values={"2021": "150"})
    found = blocks(compared(("a", "人", "100", "150"), explanations=(given,)))
    assert table(found, "explained-table")[1][2] == "长" * 49 + "…"


def test_a_small_count_is_no_news_unless_it_is_flagged() -> None:
    changes = compared(("a", "项", "2", "4"), ("b", "项", "0", "3"), ("c", "项", "2", "8")).changes
    assert [each.indicator.code for each in rated(changes, 5)] == ["c"]


def test_percentages_are_ranked_by_points_and_never_rated() -> None:
    changes = compared(("a", "%", "50", "40"), ("b", "%", "1", "3"), ("c", "人", "100", "300")).changes
    assert [each.indicator.code for each in percentages(changes, 5)] == ["b", "a"]
    assert [each.indicator.code for each in rated(changes, 5)] == ["c"]
    assert [each.indicator.code for each in by_size(changes)] == ["c", "a", "b"]


def test_the_layout_keeps_the_fonts_and_takes_less_room() -> None:
    small = brief_layout(LAYOUT)
    assert small.styles.body.font == LAYOUT.styles.body.font
    assert small.page.top < LAYOUT.page.top
    assert small.chart_colors == LAYOUT.chart_colors
