"""A reference document: the school's own Word file, whose styles and paper win over the layout's."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field
from pydantic import ConfigDict, SkipValidation

from qreport.model.layout import Layout, Page


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
