"""Big numbers and small pictures of a course in Word and in plain text."""

from decimal import Decimal

import pytest

from qreport.model.document import Block, Cell, Document, LineBreak, Miniature, Row, Run, Table, Tile, Tiles
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.measuring.pagination import estimate
from qreport.render.writers import writers

from . import demo
from .docx_check import Docx
from .written import docx_of

TILES = Tiles(
    (
        Tile(
            (Run("215项"),),
            (Run("技能竞赛获奖"),),
            (Run("比2013年增加214项"), LineBreak(), Run("2年中第1位")),
        ),
        Tile((Run("超8000人"),), (Run("订单培养"),)),
        Tile((Run("-"),), (Run("社团"),)),
    ),
    2,
)
COURSE = Miniature((Decimal(1), None, Decimal(215)), "2013年1，2021年215")
TABLE = Table("t", None, (1, 1), (Row((Cell((Run("获奖"),)), Cell((COURSE,)))),))


def made(layout: Layout, *blocks: Block) -> Docx:
    return Docx(docx_of(Document(demo.PROPERTIES, blocks), layout))


def test_a_number_is_big_and_what_stands_around_its_digits_is_half_as_large(layout: Layout) -> None:
    word = made(layout, TILES)
    assert word.problems() == []
    assert word.paragraphs("TileFigure") == ["215项", "超8000人", "-"]
    small = round(layout.styles.tile_figure.size)
    sizes = {
        "".join(word.find("w:t/text()", run)): word.find("w:rPr/w:sz/@w:val", run)
        for run in word.find("//w:p[w:pPr/w:pStyle/@w:val='TileFigure']/w:r")
    }
    half = [str(small)]
    assert sizes == {"215": [], "项": half, "超": half, "8000": [], "人": half, "-": half}


def test_numbers_stand_in_shaded_cells_and_the_last_row_is_filled_up_without_shade(layout: Layout) -> None:
    word = made(layout, TILES)
    fills = [word.find("w:tcPr/w:shd/@w:fill", cell) for cell in word.find("//w:tc")]
    shaded = [layout.tiles.fill]
    assert fills == [shaded, shaded, shaded, []]
    assert len(word.find("//w:tr[w:trPr/w:cantSplit]")) == 2
    assert word.find("//w:tblDescription/@w:val") == [
        "主要数字：技能竞赛获奖215项；订单培养超8000人；社团-。"
    ]


def test_a_row_without_notes_has_no_empty_line(layout: Layout) -> None:
    assert made(layout, TILES).paragraphs("TileNote") == ["比2013年增加214项2年中第1位", "", ""]


def test_in_plain_text_they_are_lines(layout: Layout) -> None:
    written = writers.all()["txt"](Document(demo.PROPERTIES, (TILES, TABLE)), layout, Pictures({})).decode()
    assert written.split("\n\n")[0].split("\n") == [
        "  技能竞赛获奖：215项（比2013年增加214项，2年中第1位）",
        "  订单培养：超8000人",
        "  社团：-",
    ]
    assert "2013年1，2021年215" in written


def test_a_course_is_a_small_picture_with_its_values_in_words(layout: Layout) -> None:
    word = made(layout, TABLE)
    assert word.problems() == []
    assert word.find("//wp:docPr/@descr") == ["2013年1，2021年215"]
    (height,) = word.find("//wp:extent/@cy")
    assert int(height) < 6 * 36000


def test_rows_of_numbers_take_room_in_the_estimate(layout: Layout) -> None:
    many = Tiles((TILES.tiles[0],) * 200, 2)
    pages = estimate(Document(demo.PROPERTIES, (many, demo.HEADINGS[2])), layout)
    assert pages["virtue"] > 3


@pytest.mark.parametrize("name", ["heading_1", "case_title"])
def test_a_style_may_have_a_colour_and_a_ground(layout: Layout, name: str) -> None:
    plain = getattr(layout.styles, name)
    styles = layout.styles.model_copy(
        update={name: plain.model_copy(update={"color": "FFFFFF", "fill": "8C1D18"})}
    )
    word = made(layout.model_copy(update={"styles": styles}), demo.HEADINGS[0])
    assert word.problems() == []
    assert word.parts["word/styles.xml"].count(b'w:fill="8C1D18"') == 1
