"""How a page looks (layout/layout.yaml): page, fonts, numbering, words of captions."""

from typing import Literal

from pydantic import Field

from qreport.model.base import Schema
from qreport.model.wording import ChangeWording


class Page(Schema):
    """Paper and margins in millimetres."""

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26


class TextStyle(Schema):
    """One paragraph style."""

    font: str
    """East Asian font, as the office program names it."""
    size: float
    """Points."""
    bold: bool = False
    align: Literal["left", "center", "right", "justify"] = "justify"
    indent: float = 0
    """First-line indent in characters."""
    line: float | None = None
    """Fixed line spacing in points; None: single."""
    before: float = 0
    after: float = 0
    """Points above and below."""
    color: str | None = Field(default=None, pattern=r"^[0-9A-F]{6}$")
    """Of the letters; None: black."""
    fill: str | None = Field(default=None, pattern=r"^[0-9A-F]{6}$")
    """Of the ground behind the whole paragraph; None: the paper."""


class Styles(Schema):
    """Every style that the writers use."""

    body: TextStyle
    cover_title: TextStyle
    cover_line: TextStyle
    toc_title: TextStyle
    toc_1: TextStyle
    toc_2: TextStyle
    toc_3: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    caption: TextStyle
    legend: TextStyle
    """Words below one photo of a grid."""
    table_header: TextStyle
    table_text: TextStyle
    table_note: TextStyle
    case_title: TextStyle
    prompt: TextStyle
    """A reminder of what is still to be written."""
    page_number: TextStyle
    header: TextStyle = TextStyle(font="宋体", size=9, align="center")
    """The line above the text of every page, where the layout has one."""
    tile_figure: TextStyle = TextStyle(font="黑体", size=24, align="center", before=4)
    """A big number; its unit is half as large."""
    tile_label: TextStyle = TextStyle(font="黑体", size=10.5, align="center")
    tile_note: TextStyle = TextStyle(font="宋体", size=9, align="center", after=4)


class TableStyle(Schema):
    """Lines and shades of tables."""

    header_fill: str = Field(default="E7E6E6", pattern=r"^[0-9A-F]{6}$")
    total_bold: bool = True
    line_width: float = 0.5
    """Points."""
    frame: Literal["grid", "three_line"] = "grid"
    continued: Literal["label", "header"] = "label"
    """What stands on top of a page on which a table goes on: a label and the header rows, with every cell
    that was cut begun anew, or the header rows alone. Without LibreOffice it is the header rows."""


class TileStyle(Schema):
    """Big numbers side by side."""

    fill: str = Field(default="EAF1F8", pattern=r"^[0-9A-F]{6}$")
    """The ground of each."""
    gap: float = Field(default=4, ge=0, le=12)
    """Points of paper between two of them."""


class Wording(Schema):
    """Fixed words; `{chapter}` and `{number}` are filled in."""

    table: str = "表{chapter}-{number}"
    continued_table: str = "续{label}"
    """Above the further pieces of a table, whose label is filled in: 续表3-1."""
    figure: str = "图{chapter}-{number}"
    annex_table: str = "附表{number}"
    annex_figure: str = "附图{number}"
    case: str = "案例{number}"
    toc: str = "目　录"
    toc_of_tables: str = "表目录"
    toc_of_figures: str = "图目录"
    toc_of_cases: str = "案例目录"
    number: str = "序号"
    indicator: str = "指标"
    unit: str = "单位"
    period: str = "{period}年"
    trend: str = "走势"
    """Above the column of small pictures of all years."""
    total: str = "合　计"
    note: str = "注："
    source: str = "数据来源："
    sub_row: str = "其中："
    missing: str = "-"
    not_applicable: str = "/"
    unit_of_ratio: str = "/"
    """Printed in the column of units for a ratio such as 19:1."""


class Layout(Schema):
    """Everything about the looks of a report that is not its words."""

    page: Page = Page()
    latin_font: str = "Times New Roman"
    fonts: Literal["norm", "win"] = "norm"
    """As the styles name them, or those that every Windows has in the place of those it lacks."""
    styles: Styles
    table: TableStyle = TableStyle()
    tiles: TileStyle = TileStyle()
    headings: Literal["gongwen", "decimal", "none"] = "gongwen"
    """一、（一）1.（1） or 1, 1.1, 1.1.1, or no numbers."""
    chapters_on_new_page: bool = True
    """Whether a body chapter begins a page; a case and an annex always do."""
    header: str | None = Field(default=None, pattern=r"^([^{}]|\{(school|title)\})*$")
    """Above the text of every page but cover and statement; `{school}` and `{title}` are filled in."""
    footer: str = "— {page} —"
    footer_outside: bool = False
    """Whether odd pages have their number at the right and even ones at the left (GB/T 9704)."""
    logo_height: float = Field(default=25, ge=5, le=100)
    """Millimetres."""
    wording: Wording = Wording()
    changes: ChangeWording = ChangeWording()
    photo_dpi: int = Field(default=220, ge=72, le=600)
    chart_dpi: int = Field(default=200, ge=72, le=600)
    chart_colors: tuple[str, ...] = Field(
        default=("#1F4E79", "#E08E0B", "#7F7F7F", "#5BA3CF", "#A23B3B"), min_length=5
    )
    """Apart from each other also in grey print."""
    pdf_archive: bool = False
    """Whether the PDF is made to be kept: PDF/A-2b, and PDF/UA-1 for readers who do not see it."""
