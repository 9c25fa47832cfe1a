"""The styles of the file, all made from the layout; names are Word's own where it has one."""

from dataclasses import dataclass

from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.faces import face
from qreport.render.docx.word_styles import is_dressed, paragraph_of, run_of, word_style
from qreport.render.docx.xml import DECLARATION, NAMESPACES, points, quoted, twips

NORMAL = "Normal"
BODY = "BodyText"
LIST = "ListParagraph"
FIGURE = "Figure"
TABLE = "ReportTable"
PLAIN_TABLE = "PhotoTable"
CAPTION = "Caption"
LEGEND = "Legend"
TABLE_HEADER = "TableHeader"
TABLE_TEXT = "TableText"
TABLE_NOTE = "TableNote"
CASE_TITLE = "CaseTitle"
TILE_FIGURE = "TileFigure"
TILE_LABEL = "TileLabel"
TILE_NOTE = "TileNote"
COVER_TITLE = "Title"
COVER_LINE = "CoverLine"
TOC_TITLE = "TOCHeading"
FOOTER = "Footer"
HEADER = "Header"
ROLES = {"body": BODY, "plain": NORMAL, "quote": "Quote", "prompt": "Prompt", "signature": "Signature"}

CELL_MARGIN = 85
"""Twips left and right of the text in a cell of a table."""

JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_KEEP = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True, slots=True)
class _Spec:
    """A paragraph style: its name in Word, the style of the layout, and what the layout does not say."""

    id: str
    name: str
    look: str
    first: str = ""
    """Paragraph properties in front of the spacing."""
    last: str = ""
    """Paragraph properties behind the alignment."""
    run: str = ""
    indent: str | None = None
    """Instead of the first-line indent of the layout; `{two}` is the width of two characters."""
    align: str | None = None
    line: bool = True
    """Whether the fixed line spacing of the layout holds; never where a picture may stand."""
    custom: bool = False
    border: str = ""
    """Lines around the paragraph."""


_SIDES = '<w:ind w:leftChars="200" w:left="{two}" w:rightChars="200" w:right="{two}"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_RED = '<w:color w:val="C00000"/>'
_RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'

_SPECS = (
    _Spec(NORMAL, "Normal", "body", indent=""),
    _Spec(BODY, "Body Text", "body"),
    _Spec("Quote", "Quote", "body", indent=_SIDES),
    _Spec("Signature", "Signature", "body", indent=_NO_INDENT, align="right"),
    _Spec("Prompt", "待写提示", "prompt", run=_RED, custom=True),
    _Spec(LIST, "List Paragraph", "body", indent=_NO_INDENT),
    _Spec("Heading1", "heading 1", "heading_1", _KEEP, '<w:outlineLvl w:val="0"/>'),
    _Spec("Heading2", "heading 2", "heading_2", _KEEP, '<w:outlineLvl w:val="1"/>'),
    _Spec("Heading3", "heading 3", "heading_3", _KEEP, '<w:outlineLvl w:val="2"/>'),
    _Spec("Heading4", "heading 4", "heading_4", _KEEP, '<w:outlineLvl w:val="3"/>'),
    _Spec(COVER_TITLE, "Title", "cover_title"),
    _Spec(COVER_LINE, "封面文字", "cover_line", custom=True),
    _Spec(TOC_TITLE, "TOC Heading", "toc_title", _KEEP),
    _Spec("TOC1", "toc 1", "toc_1"),
    _Spec("TOC2", "toc 2", "toc_2"),
    _Spec("TOC3", "toc 3", "toc_3"),
    _Spec(CAPTION, "caption", "caption", "<w:keepLines/>"),
    _Spec(LEGEND, "图片说明", "legend", custom=True),
    _Spec(
        FIGURE, "图片", "caption", "<w:keepNext/>", indent=_NO_INDENT, align="center", line=False, custom=True
    ),
    _Spec(TABLE_HEADER, "表头", "table_header", custom=True),
    _Spec(TABLE_TEXT, "表格文字", "table_text", custom=True),
    _Spec(TABLE_NOTE, "表注", "table_note", "<w:keepLines/>", custom=True),
    _Spec(CASE_TITLE, "案例标题", "case_title", _KEEP, custom=True),
    _Spec(TILE_FIGURE, "数字", "tile_figure", indent=_NO_INDENT, custom=True),
    _Spec(TILE_LABEL, "数字名称", "tile_label", indent=_NO_INDENT, custom=True),
    _Spec(TILE_NOTE, "数字说明", "tile_note", indent=_NO_INDENT, custom=True),
    _Spec(FOOTER, "footer", "page_number"),
)
_HEADER = _Spec(HEADER, "header", "header", indent=_NO_INDENT, border=_RULE_BELOW)


def styles_xml(layout: Layout) -> str:
    """Return the whole styles part."""
    specs = (*_SPECS, _HEADER) if layout.header else _SPECS
    styles = "".join(_paragraph_style(spec, layout) for spec in specs)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(layout)}"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0"'
        ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        f"{styles}{_CHARACTER}{_PLAIN_TABLES}{_table_style(layout)}</w:styles>"
    )


def _defaults(layout: Layout) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(layout, layout.styles.body)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(spec: _Spec, layout: Layout) -> str:
    look: TextStyle = getattr(layout.styles, spec.look)
    kind = ' w:default="1"' if spec.id == NORMAL else ' w:customStyle="1"' if spec.custom else ""
    based = "" if spec.id == NORMAL or is_dressed(layout) else f'<w:basedOn w:val="{NORMAL}"/>'
    following = f'<w:next w:val="{BODY}"/>' if "outlineLvl" in spec.last else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{spec.id}"><w:name w:val="{spec.name}"/>{based}'
        f"{following}<w:qFormat/>{_properties(spec, look, layout)}</w:style>"
    )


def _properties(spec: _Spec, look: TextStyle, layout: Layout) -> str:
    """Return what the style says: as the reference document has it, or as the layout."""
    given = word_style(layout, spec.name)
    if given:
        paragraph = paragraph_of(given, spec.first, _tabs(spec, layout), spec.last)
        run = run_of(given, layout, look)
    else:
        paragraph, run = _paragraph_properties(spec, look, layout), _fonts(layout, look, spec.run)
    return f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>"


def _tabs(spec: _Spec, layout: Layout) -> str:
    return _leader(layout) if spec.id.startswith("TOC") and spec.id != TOC_TITLE else ""


def _paragraph_properties(spec: _Spec, look: TextStyle, layout: Layout) -> str:
    line = look.line if spec.line else None
    rule = f'w:line="{points(line)}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    indent = _indent(look) if spec.indent is None else spec.indent.format(two=points(look.size * 2))
    before, after = points(look.before), points(look.after)
    above = f"{spec.first}{spec.border or _banner(look)}{_tabs(spec, layout)}"
    return (
        f'{above}<w:spacing w:before="{before}" w:after="{after}" {rule}/>'
        f'{indent}<w:jc w:val="{spec.align or JUSTIFY[look.align]}"/>{spec.last}'
    )


def _banner(look: TextStyle) -> str:
    """Return the ground behind a paragraph, with a rim of its colour, for a shade ends at the letters."""
    if look.fill is None:
        return ""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="3" w:color="{look.fill}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>'


def _indent(look: TextStyle) -> str:
    """In characters, as Chinese Word counts it, and in twips for programs that do not."""
    characters, width = round(look.indent * 100), points(look.indent * look.size)
    return f'<w:ind w:firstLineChars="{characters}" w:firstLine="{width}"/>'


def _leader(layout: Layout) -> str:
    right = twips(layout.page.width - layout.page.left - layout.page.right)
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'


def _fonts(layout: Layout, look: TextStyle, run: str = "") -> str:
    chosen = face(layout, look)
    latin, east = quoted(layout.latin_font), quoted(chosen.font)
    bold = "<w:b/><w:bCs/>" if chosen.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    size = round(look.size * 2)
    color = run or (f'<w:color w:val="{look.color}"/>' if look.color else "")
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii={latin} w:hAnsi={latin} w:eastAsia={east} w:cs={latin}/>'
        f'{bold}{color}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _table_style(layout: Layout) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="报告表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_borders(layout)}</w:tblBorders>'
        f"{_margins(40, CELL_MARGIN)}</w:tblPr></w:style>"
    )


def _borders(layout: Layout) -> str:
    """A full grid, or a thick line above and below (the one under the header is the cells' own)."""
    thin = max(2, round(layout.table.line_width * 8))
    if layout.table.frame == "grid":
        return "".join(
            f'<w:{side} w:val="single" w:sz="{thin}" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
    return "".join(
        f'<w:{side} w:val="single" w:sz="{thin * 3}" w:space="0" w:color="auto"/>'
        for side in ("top", "bottom")
    )


def _margins(top: int, left: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", top), ("right", left))
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
)
_PLAIN_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, 108)}</w:tblPr></w:style>'
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{PLAIN_TABLE}"><w:name w:val="图片排列"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_margins(30, 60)}</w:tblPr></w:style>'
)
