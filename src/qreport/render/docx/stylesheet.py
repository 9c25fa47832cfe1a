"""The styles of the file, all made from the layout; names are Word's own where it has one.

Styles of a reference document, put into styles of the file as they are.
"""

from collections.abc import Mapping

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from msgspec import Struct, field

from qreport.model.layout import DressedLayout, Layout, Mark, TextStyle, WordStyle
from qreport.render.docx import styles as ids
from qreport.render.docx.oxml import elements, say
from qreport.render.docx.styles import face
from qreport.render.docx.xml import quoted


def word_style(layout: Layout, name: str) -> WordStyle | None:
    """Return what the reference document says of the style `name`; None where the layout decides."""
    return layout.word_styles.get(name) if isinstance(layout, DressedLayout) else None


def is_dressed(layout: Layout) -> bool:
    """Whether styles come from a reference document; then none of them is based on another."""
    return isinstance(layout, DressedLayout)


def wear(style: ParagraphStyle, given: WordStyle) -> None:
    """Give `style` the properties of the one in the reference document, which stand in the schema's order."""
    style.element.get_or_add_pPr().extend(elements("".join(_xml(mark) for mark in given.paragraph)))
    style.element.get_or_add_rPr().extend(elements("".join(_xml(mark) for mark in given.run)))


def _xml(mark: Mark) -> str:
    attributes = "".join(f" w:{name}={quoted(content)}" for name, content in mark.attributes)
    inner = "".join(_xml(child) for child in mark.children)
    return f"<w:{mark.name}{attributes}>{inner}</w:{mark.name}>"


_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_NEXT, _WHOLE = {"keep_with_next": True}, {"keep_together": True}
_KEEP = {**_NEXT, **_WHOLE}
_PICTURE = {**_NEXT, "alignment": WD_ALIGN_PARAGRAPH.CENTER, "line_spacing": 1.0}
"""A fixed line spacing would cut a picture off."""
_TO_THE_RIGHT = {"alignment": WD_ALIGN_PARAGRAPH.RIGHT}


class _Spec(Struct, frozen=True):
    """A paragraph style: its name in Word, the style of the layout, and what the layout does not say."""

    id: str
    name: str
    look: str
    shape: Mapping[str, object] = field(default_factory=dict)
    """Of the paragraph, in the words of python-docx."""
    custom: bool = False
    """Whether Word has no style of this name."""
    indent: float | None = None
    """Of the first line in characters, instead of the layout's."""
    sides: float = 0
    """Indent of all lines at both sides, in characters."""
    level: int | None = None
    """In the outline."""
    color: str | None = None
    rule: bool = False
    """Whether a line stands below."""


_SPECS = (
    _Spec(ids.NORMAL, "Normal", "body", indent=0),
    _Spec(ids.BODY, "Body Text", "body"),
    _Spec("Quote", "Quote", "body", indent=0, sides=2),
    _Spec("Signature", "Signature", "body", _TO_THE_RIGHT, indent=0),
    _Spec("Prompt", "待写提示", "prompt", custom=True, color="C00000"),
    _Spec(ids.LIST, "List Paragraph", "body", indent=0),
    _Spec("Heading1", "heading 1", "heading_1", _KEEP, level=0),
    _Spec("Heading2", "heading 2", "heading_2", _KEEP, level=1),
    _Spec("Heading3", "heading 3", "heading_3", _KEEP, level=2),
    _Spec("Heading4", "heading 4", "heading_4", _KEEP, level=3),
    _Spec(ids.COVER_TITLE, "Title", "cover_title"),
    _Spec(ids.COVER_LINE, "封面文字", "cover_line", custom=True),
    _Spec(ids.TOC_TITLE, "TOC Heading", "toc_title", _KEEP),
    _Spec("TOC1", "toc 1", "toc_1"),
    _Spec("TOC2", "toc 2", "toc_2"),
    _Spec("TOC3", "toc 3", "toc_3"),
    _Spec(ids.CAPTION, "caption", "caption", _WHOLE),
    _Spec(ids.LEGEND, "图片说明", "legend", custom=True),
    _Spec(ids.FIGURE, "图片", "caption", _PICTURE, custom=True, indent=0),
    _Spec(ids.TABLE_HEADER, "表头", "table_header", custom=True),
    _Spec(ids.TABLE_TEXT, "表格文字", "table_text", custom=True),
    _Spec(ids.TABLE_NOTE, "表注", "table_note", _WHOLE, custom=True),
    _Spec(ids.CASE_TITLE, "案例标题", "case_title", _KEEP, custom=True),
    _Spec(ids.TILE_FIGURE, "数字", "tile_figure", custom=True, indent=0),
    _Spec(ids.TILE_LABEL, "数字名称", "tile_label", custom=True, indent=0),
    _Spec(ids.TILE_NOTE, "数字说明", "tile_note", custom=True, indent=0),
    _Spec(ids.FOOTER, "footer", "page_number"),
)
_HEADER = _Spec(ids.HEADER, "header", "header", indent=0, rule=True)
_DEFAULTS = (
    '<w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
)
_RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'


def fill_styles(styles: Styles, layout: Layout) -> None:
    """Put the styles of a report in the place of those that the new document has."""
    styles.element.find(qn("w:docDefaults"))[:] = elements(_DEFAULTS)
    for style in styles.element.xpath('w:style[@w:type="paragraph" or not(@w:default)]'):
        style.delete()
    for spec in (*_SPECS, _HEADER) if layout.header else _SPECS:
        _add_paragraph_style(styles, spec, layout)
    _add_table_style(styles, ids.PLAIN_TABLE, "图片排列", _cell_margins(30, 60))
    borders = f"<w:tblBorders>{_borders(layout)}</w:tblBorders>"
    _add_table_style(styles, ids.TABLE, "报告表格", borders + _cell_margins(40, ids.CELL_MARGIN))


def _add_paragraph_style(styles: Styles, spec: _Spec, layout: Layout) -> None:
    """As the reference document has it, or as the layout; what our writers count on holds for both."""
    look: TextStyle = getattr(layout.styles, spec.look)
    style = styles.add_style(spec.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not spec.custom)
    style.style_id, style.quick_style = spec.id, True
    if spec.id == ids.NORMAL:
        style.element.default = True
    elif not is_dressed(layout):
        style.element.basedOn_val = ids.NORMAL
    given = word_style(layout, spec.name)
    if given:
        wear(style, given)
    else:
        _shape(style, spec, look)
        _colour(style, spec, look, bold=face(layout, look).bold)
    _set_fonts(style, layout, look)
    for name, value in spec.shape.items():
        setattr(style.paragraph_format, name, value)
    if spec.level is not None:
        style.element.get_or_add_next().val = ids.BODY
        style.element.pPr.get_or_add_outlineLvl().val = spec.level
    if spec.name.startswith("toc "):
        _add_leader(style, layout)


def _shape(style: ParagraphStyle, spec: _Spec, look: TextStyle) -> None:
    shape = style.paragraph_format
    behind = _RULE_BELOW if spec.rule else _banner(look)
    if behind:
        style.element.get_or_add_pPr().extend(elements(behind))
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = Pt(look.line) if look.line else 1.0
    shape.alignment = _ALIGN[look.align]
    _indent(style, look.indent if spec.indent is None else spec.indent, spec.sides, look.size)


def _indent(style: ParagraphStyle, first: float, sides: float, size: float) -> None:
    """In characters, as Chinese Word counts it (ECMA-376 part 1, 17.3.1.12), and as lengths for others."""
    shape = style.paragraph_format
    shape.first_line_indent = Pt(first * size)
    counted = {"firstLineChars": round(first * 100)}
    if sides:
        shape.left_indent = shape.right_indent = Pt(sides * size)
        counted |= dict.fromkeys(("leftChars", "rightChars"), round(sides * 100))
    say(style.element.pPr.ind, counted)


def _banner(look: TextStyle) -> str:
    """Return the ground behind a paragraph, with a rim of its colour, for a shade ends at the letters."""
    if look.fill is None:
        return ""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="3" w:color="{look.fill}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>'


def _colour(style: ParagraphStyle, spec: _Spec, look: TextStyle, *, bold: bool) -> None:
    style.font.bold = bold
    color = spec.color or look.color
    if color:
        style.font.color.rgb = RGBColor.from_string(color)


def _set_fonts(style: ParagraphStyle, layout: Layout, look: TextStyle) -> None:
    """Set the size, and the fonts that no reference document names; python-docx knows Latin ones alone."""
    style.font.size = Pt(round(look.size * 2) / 2)
    fonts, latin = style.element.rPr.get_or_add_rFonts(), layout.latin_font
    east = face(layout, look).font
    say(fonts, {"hint": "eastAsia", "ascii": latin, "hAnsi": latin, "eastAsia": east, "cs": latin})


def _add_leader(style: ParagraphStyle, layout: Layout) -> None:
    right = Mm(layout.page.width - layout.page.left - layout.page.right)
    style.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _add_table_style(styles: Styles, identifier: str, name: str, properties: str) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.style_id, style.base_style = identifier, styles.default(WD_STYLE_TYPE.TABLE)
    style.element.extend(elements(f"<w:tblPr>{properties}</w:tblPr>"))


def _borders(layout: Layout) -> str:
    """A full grid, or a thick line above and below (the one under the header is the cells' own)."""
    thin = max(2, round(layout.table.line_width * 8))
    sides: tuple[str, ...] = ("top", "bottom")
    if layout.table.frame == "grid":
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    width = thin if layout.table.frame == "grid" else thin * 3
    return "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="auto"/>' for side in sides)


def _cell_margins(top: int, left: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", top), ("right", left))
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"
