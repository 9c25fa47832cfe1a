"""The brief of a series: charts of whole and of broken series, and every indicator with its course."""

from decimal import Decimal

from compare.samples import LAYOUT, fact, indicator, pack_of, side

from qreport.brief import series_document
from qreport.comparing.series import series
from qreport.model.document import Block, Chart, Miniature, Table, Tiles, plain_text
from qreport.model.facts import Fact
from qreport.model.filing import Letterhead

PACK = pack_of(indicator("a", adds_up=True), indicator("b", "元"), indicator("c", "%"))


def blocks(*facts: Fact) -> tuple[Block, ...]:
    course = series([side(PACK, facts, "2021")])
    return series_document(course, Letterhead("某校", "2021-11", LAYOUT)).blocks


def over(code: str, **values: str) -> list[Fact]:
    return [fact(code, year.removeprefix("y"), text) for year, text in values.items()]


GROWING = over("a", y2019="100", y2020="110", y2021="121")
BROKEN = [*over("b", y2019="9", y2020="10"), fact("b", "2021", "6", span="2021-01/2021-08")]


def table(found: tuple[Block, ...]) -> Table:
    (one,) = [block for block in found if isinstance(block, Table)]
    return one


def test_every_indicator_has_a_row_with_its_course_as_a_picture() -> None:
    found = table(blocks(*GROWING, *over("c", y2019="50", y2021="60")))
    first, second = [[cell.content for cell in row.cells] for row in found.rows[1:]]
    told = [plain_text(content) for content in first]
    assert told[:4] == ["指标a", "人", "100", "121"]
    assert told[5:] == ["+10.00%", "2021", "2019", "331"]
    told_years = "2019年100，2020年110，2021年121"
    assert first[4] == (Miniature((Decimal(100), Decimal(110), Decimal(121)), told_years),)
    assert second[4] == (Miniature((Decimal(50), None, Decimal(60)), "2019年50，2021年60"),)


def test_the_column_of_totals_is_there_only_when_something_adds_up() -> None:
    heads = [
        plain_text(cell.content) for cell in table(blocks(*over("c", y2019="50", y2021="60"))).rows[0].cells
    ]
    assert "累计" not in heads


def test_a_broken_series_has_a_line_with_the_break_and_a_picture_of_what_compares() -> None:
    found = blocks(*GROWING, *BROKEN)
    panels, line = [block for block in found if isinstance(block, Chart)]
    assert (panels.model.kind, panels.model.categories) == ("years", ("指标a（人）",))
    assert (line.model.kind, line.model.breaks) == ("line", ((0, 2),))
    assert "2021年起" in plain_text(line.caption.text)
    assert "8 个月" in line.alt
    row = table(found).rows[2]
    (picture,) = row.cells[4].content
    assert isinstance(picture, Miniature)
    assert picture.values == (None, None, Decimal(6))
    assert plain_text(row.cells[2].content) == "6\n（2021）"


def test_only_years_with_a_number_are_counted() -> None:
    (tiles,) = [block for block in blocks(*over("c", y2013="50", y2021="60")) if isinstance(block, Tiles)]
    first = tiles.tiles[0]
    assert [plain_text(part) for part in (first.figure, first.label)] == ["2", "个年份有数"]


def test_without_growth_there_are_no_small_columns() -> None:
    found = blocks(*over("c", y2019="50", y2021="60"))
    assert not [block for block in found if isinstance(block, Chart)]


def test_a_line_shows_the_latest_twelve_years_and_breaks_before_them_are_none() -> None:
    years = {f"y{year}": str(year) for year in range(2002, 2021)}
    parts = fact("b", "2003", "5", span="2003-01/2003-08")
    found = blocks(*(each for each in over("b", **years) if each.period != "2003"), parts)
    (line,) = [block for block in found if isinstance(block, Chart)]
    assert [each.name for each in line.model.series][::11] == ["2009年", "2020年"]
    assert line.model.breaks == ()
