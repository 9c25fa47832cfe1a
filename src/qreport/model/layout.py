"""How a page looks (layout/layout.yaml): page, fonts, numbering, words of captions.

A reference document: the school's own Word file, whose styles and paper win over the layout's.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from msgspec import Struct, field
from pydantic import ConfigDict, Field, SkipValidation

from qreport.model.base import Schema
from qreport.model.wording import ChangeWording

Side = Annotated[float, Field(gt=0, le=558)]
"""Millimetres; Word takes paper of at most 22 inches."""
Margin = Annotated[float, Field(ge=0, le=558)]
MOST_POINTS = 50_000
"""As much as a length of a reference document can come to, and less than python-docx can count."""
Points = Annotated[float, Field(ge=0, le=MOST_POINTS)]


class Page(Schema):
    """纸张，毫米"""

    width: Side = Field(default=210, description="宽")
    height: Side = Field(default=297, description="高")
    top: Margin = Field(default=37, description="上边距")
    bottom: Margin = Field(default=35, description="下边距")
    left: Margin = Field(default=28, description="左边距")
    right: Margin = Field(default=26, description="右边距")


class TextStyle(Schema):
    """一种段落的样式"""

    font: str = Field(description="中文字体")
    """As the office program names it."""
    size: float = Field(ge=0.5, le=5_000, description="字号，磅")
    bold: bool = Field(default=False, description="加粗")
    align: Literal["left", "center", "right", "justify"] = Field(
        default="justify", description="left 左，center 中，right 右，justify 两端对齐"
    )
    indent: float = Field(default=0, ge=0, le=100_000, description="首行缩进，字数")
    line: Points | None = Field(default=None, description="固定行距，磅；不写为单倍")
    before: Points = Field(default=0, description="段前，磅")
    after: Points = Field(default=0, description="段后，磅")
    color: str | None = Field(default=None, pattern=r"^[0-9A-F]{6}$", description="文字的颜色，六位十六进制")
    """None: black."""
    fill: str | None = Field(default=None, pattern=r"^[0-9A-F]{6}$", description="底色，六位十六进制")
    """Behind the whole paragraph; None: the paper."""


class Styles(Schema):
    """每种段落的样式"""

    body: TextStyle = Field(description="正文")
    cover_title: TextStyle = Field(description="封面大标题")
    cover_line: TextStyle = Field(description="封面其他各行")
    toc_title: TextStyle = Field(description="目录的标题")
    toc_1: TextStyle = Field(description="目录第一级")
    toc_2: TextStyle = Field(description="目录第二级")
    toc_3: TextStyle = Field(description="目录第三级")
    heading_1: TextStyle = Field(description="章标题")
    heading_2: TextStyle = Field(description="节标题")
    heading_3: TextStyle = Field(description="第三级标题")
    heading_4: TextStyle = Field(description="第四级标题")
    caption: TextStyle = Field(description="表名和图名")
    legend: TextStyle = Field(description="照片下的文字")
    table_header: TextStyle = Field(description="表头")
    table_text: TextStyle = Field(description="表中文字")
    table_note: TextStyle = Field(description="表注")
    case_title: TextStyle = Field(description="案例标题")
    prompt: TextStyle = Field(description="待写的提醒")
    page_number: TextStyle = Field(description="页码")
    header: TextStyle = Field(default=TextStyle(font="宋体", size=9, align="center"), description="页眉")
    tile_figure: TextStyle = Field(
        default=TextStyle(font="黑体", size=24, align="center", before=4), description="数字卡片上的数"
    )
    """Its unit is half as large."""
    tile_label: TextStyle = Field(
        default=TextStyle(font="黑体", size=10.5, align="center"), description="数字卡片上的名称"
    )
    tile_note: TextStyle = Field(
        default=TextStyle(font="宋体", size=9, align="center", after=4), description="数字卡片上的说明"
    )


class TableStyle(Schema):
    """表格的线和底色"""

    header_fill: str = Field(
        default="E7E6E6", pattern=r"^[0-9A-F]{6}$", description="表头的底色，六位十六进制"
    )
    total_bold: bool = Field(default=True, description="合计行加粗")
    line_width: float = Field(default=0.5, description="线宽，磅")
    frame: Literal["grid", "three_line"] = Field(
        default="grid", description="grid 全框线（默认），three_line 三线表"
    )
    continued: Literal["label", "header"] = Field(
        default="label", description="跨页时：label 印“续表”和表头（默认），header 只印表头"
    )
    """Below a label every cell that was cut begins anew. Without LibreOffice it is the header rows."""


class TileStyle(Schema):
    """数字卡片"""

    fill: str = Field(default="EAF1F8", pattern=r"^[0-9A-F]{6}$", description="底色，六位十六进制")
    gap: float = Field(default=4, ge=0, le=12, description="卡片之间的空，磅，0 到 12")


class Wording(Schema):
    """固定的用语，{chapter}、{number} 等由程序填"""

    table: str = Field(default="表{chapter}-{number}", description="表的编号")
    continued_table: str = Field(default="续{label}", description="续表的编号，{label} 为表的编号")
    figure: str = Field(default="图{chapter}-{number}", description="图的编号")
    annex_table: str = Field(default="附表{number}", description="附表的编号")
    annex_figure: str = Field(default="附图{number}", description="附图的编号")
    case: str = Field(default="案例{number}", description="案例的编号")
    toc: str = Field(default="目　录", description="目录的标题")
    toc_of_tables: str = Field(default="表目录", description="表目录的标题")
    toc_of_figures: str = Field(default="图目录", description="图目录的标题")
    toc_of_cases: str = Field(default="案例目录", description="案例目录的标题")
    number: str = Field(default="序号", description="序号列的表头")
    indicator: str = Field(default="指标", description="指标列的表头")
    unit: str = Field(default="单位", description="单位列的表头")
    period: str = Field(default="{period}年", description="年份列的表头")
    trend: str = Field(default="走势", description="走势列的表头")
    total: str = Field(default="合　计", description="合计")
    note: str = Field(default="注：", description="表注前的字")
    source: str = Field(default="数据来源：", description="数据来源前的字")
    sub_row: str = Field(default="其中：", description="其中项前的字")
    missing: str = Field(default="-", description="没有数据时印什么")
    not_applicable: str = Field(default="/", description="不适用时印什么")
    unit_of_ratio: str = Field(default="/", description="比值的单位列印什么")


class Layout(Schema):
    """版式"""

    page: Page = Field(default=Page(), description="纸张和页边距")
    latin_font: str = Field(default="Times New Roman", description="字母和数字的字体")
    fonts: Literal["norm", "win"] = Field(
        default="norm", description="norm 按样式写的字体（默认），win 换成每台 Windows 都有的"
    )
    styles: Styles = Field(description="每种段落的样式")
    table: TableStyle = Field(default=TableStyle(), description="表格的线和底色")
    tiles: TileStyle = Field(default=TileStyle(), description="数字卡片")
    headings: Literal["gongwen", "decimal", "none"] = Field(
        default="gongwen", description="gongwen 一、（一）1.（1），decimal 1、1.1、1.1.1，none 不编号"
    )
    chapters_on_new_page: bool = Field(default=True, description="每章另起一页")
    """A case and an annex always begin one."""
    header: str | None = Field(
        default=None, pattern=r"^([^{}]|\{(school|title)\})*$", description="页眉，可写 {school}、{title}"
    )
    """Not on cover and statement."""
    footer: str = Field(default="— {page} —", description="页脚，可写 {page}")
    footer_outside: bool = Field(default=False, description="true 表示单页页码在右、双页在左")
    """As GB/T 9704 asks."""
    logo_height: float = Field(default=25, ge=5, le=100, description="校徽的高，毫米")
    wording: Wording = Field(default=Wording(), description="固定的用语")
    changes: ChangeWording = Field(default=ChangeWording(), description="说变化和约数的用语和界限")
    photo_dpi: int = Field(default=220, ge=72, le=600, description="照片的分辨率")
    chart_dpi: int = Field(default=200, ge=72, le=600, description="图的分辨率")
    chart_colors: tuple[str, ...] = Field(
        default=("#1F4E79", "#E08E0B", "#7F7F7F", "#5BA3CF", "#A23B3B"),
        min_length=5,
        description="图的颜色，带 # 的六位十六进制，如 '#1F4E79'，至少五种，灰度打印也要分得开",
    )
    pdf_archive: bool = Field(default=False, description="true 表示 PDF 供长期保存（PDF/A-2b、PDF/UA-1）")


class Mark(NamedTuple):
    """One property of a style: an element of WordprocessingML without its namespace."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Mark, ...]" = ()


class WordStyle(Struct, frozen=True):
    """Everything that a paragraph style says, with what it takes over from those it is based on."""

    paragraph: tuple[Mark, ...]
    """In the order of the schema, as is `run`."""
    run: tuple[Mark, ...]


class StyleName(Struct, frozen=True):
    """A style of the report: the name by which it is looked for, and the part of the layout it stands for."""

    name: str
    """In Word's file format, where the names of built-in styles are English."""
    look: str
    """The name among the styles of the layout."""
    title: str
    """As a user of Word sees it."""
    others: tuple[str, ...] = ()
    """Taken in this order where there is none of this name."""


STYLE_NAMES = (
    StyleName("Body Text", "body", "正文文本",
              ("正文文本", "Body Text First Indent", "正文首行缩进", "Normal Indent", "正文缩进")),
    StyleName("heading 1", "heading_1", "标题 1", ("标题 1",)),
    StyleName("heading 2", "heading_2", "标题 2", ("标题 2",)),
    StyleName("heading 3", "heading_3", "标题 3", ("标题 3",)),
    StyleName("heading 4", "heading_4", "标题 4", ("标题 4",)),
    StyleName("Title", "cover_title", "标题", ("标题",)),
    StyleName("封面文字", "cover_line", "封面文字", ("Subtitle", "副标题")),
    StyleName("TOC Heading", "toc_title", "TOC 标题", ("TOC 标题", "目录标题", "Contents Heading")),
    StyleName("toc 1", "toc_1", "目录 1", ("目录 1", "Contents 1")),
    StyleName("toc 2", "toc_2", "目录 2", ("目录 2", "Contents 2")),
    StyleName("toc 3", "toc_3", "目录 3", ("目录 3", "Contents 3")),
    StyleName("caption", "caption", "题注", ("题注",)),
    StyleName("图片说明", "legend", "图片说明"),
    StyleName("表头", "table_header", "表头", ("Table Heading", "表格标题")),
    StyleName("表格文字", "table_text", "表格文字", ("Table Contents", "表格内容", "Table Text")),
    StyleName("表注", "table_note", "表注"),
    StyleName("案例标题", "case_title", "案例标题"),
    StyleName("数字", "tile_figure", "数字"),
    StyleName("数字名称", "tile_label", "数字名称"),
    StyleName("数字说明", "tile_note", "数字说明"),
    StyleName("footer", "page_number", "页脚", ("页脚",)),
    StyleName("header", "header", "页眉", ("页眉",)),
)  # fmt: skip
"""The styles that a reference document may have."""


class Reference(Struct, frozen=True):
    """What is taken from a reference document; its text is not."""

    styles: Mapping[str, WordStyle] = field(default_factory=dict)
    """By the names of `STYLE_NAMES`."""
    page: Page | None = None
    """None where its paper is none that a report can stand on."""


class DressedLayout(Layout):
    """A layout that shows the styles of a reference document."""

    # WordStyle is a value of ours, made by the reader of the document and not by pydantic.
    model_config = ConfigDict(arbitrary_types_allowed=True)

    word_styles: SkipValidation[Mapping[str, WordStyle]]
    """By the names of `STYLE_NAMES`; a style that is absent is made from `styles`."""
