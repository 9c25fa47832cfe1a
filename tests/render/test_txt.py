from decimal import Decimal

from msgspec.structs import replace

from qreport.model.document import (
    CaseStudy,
    Cell,
    ChartModel,
    Document,
    LineBreak,
    Row,
    Run,
    Series,
    Table,
)
from qreport.model.layout import Layout
from qreport.render.pictures import prepare
from qreport.render.writers import writers

from . import demo


def text(document: Document, layout: Layout) -> str:
    return writers.all()["txt"](document, layout, prepare(document, layout)).decode()


def test_headings_tables_charts_and_photos_are_words(document: Document, layout: Layout) -> None:
    written = text(document, layout)
    for line in (
        "## （一）立德树人，打造“三全育人”学校",
        "表1-1　示例职业学校办学条件",
        "| 3    | 生均教学仪器设备值       | 元   | 11201.30 |",
        "  数控技术应用：1288",
        "［图片：1月21日，学校举行职业教育活动周启动仪式］",
        "图2-2　学校部分活动图片资料",
        "【案例1】产教深度融合",
        "  （二）融入教学，提高参赛办赛水平",
        "   - 内层第一项",
        "prompt：" + demo.SENTENCE,
    ):
        assert line in written.split("\n")


def test_it_ends_with_one_line_feed_and_has_no_control_characters(document: Document, layout: Layout) -> None:
    written = text(document, layout)
    assert written.endswith("|\n")
    assert not set(written) & {"\x00", "\x0b", "\r"}


def test_a_merged_cell_stands_where_it_begins(layout: Layout) -> None:
    rows = (
        Row((Cell((Run("部"), LineBreak(), Run("门")), row_span=2), Cell((Run("1"),), "decimal"))),
        Row((Cell((Run("10"),), "decimal"),)),
    )
    table = Table("t", None, (1, 1), rows)
    assert text(Document(demo.PROPERTIES, (table,)), layout) == "| 部 门 |  1 |\n|       | 10 |\n"


def test_a_long_gap_of_a_chart_is_told_once(layout: Layout) -> None:
    labels = ("1", "", "", "", "5", "", "7")
    series = tuple(
        Series(f"{2015 + at}年", (Decimal(label) if label else None,), (label,))
        for at, label in enumerate(labels)
    )
    chart = replace(demo.chart(), model=ChartModel("years", ("获奖",), series, "项"))
    assert "  获奖：1，无数据（连续3个），5，无数据，7\n" in text(Document(demo.PROPERTIES, (chart,)), layout)


def test_blocks_of_a_case_are_apart_by_one_line(layout: Layout) -> None:
    case = CaseStudy("c", "案例1", (Run("题"),), (demo.body("甲"), demo.body("乙")))
    assert text(Document(demo.PROPERTIES, (case,)), layout) == "【案例1】题\n\n甲\n\n乙\n"
