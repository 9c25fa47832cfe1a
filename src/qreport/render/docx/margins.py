"""What stands above and below the text of the pages: the header line and the page number."""

from docx.section import Section, _Footer, _Header

from qreport.model.document import Properties
from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.oxml import elements
from qreport.render.docx.paragraphs import PLAIN, Format, paragraph
from qreport.render.docx.styles import FOOTER, HEADER
from qreport.render.docx.stylesheet import is_dressed
from qreport.render.docx.xml import field, points, run

_JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def fill_margins(section: Section, layout: Layout, properties: Properties) -> None:
    """Give the section the header and footer that the layout asks for, on even pages their own."""
    _fill(section.footer, _footer(layout, "right"))
    if layout.footer_outside:
        _fill(section.even_page_footer, _footer(layout, "left"))
    if layout.header:
        header = layout.header.format(school=properties.author, title=properties.title)
        lines = (section.header, section.even_page_header) if layout.footer_outside else (section.header,)
        for line in lines:
            _fill(line, paragraph(HEADER, run(header), _aligned(layout, layout.styles.header)))


def _fill(margin: _Header | _Footer, content: str) -> None:
    margin.is_linked_to_previous = False
    margin.part.element[:] = elements(content)


def _footer(layout: Layout, side: str) -> str:
    before, mark, after = layout.footer.partition("{page}")
    words = run(before) + (field("PAGE", "1") + run(after) if mark else "")
    look = _outside(layout, side) if layout.footer_outside else _aligned(layout, layout.styles.page_number)
    return paragraph(FOOTER, words, look)


def _aligned(layout: Layout, look: TextStyle) -> Format:
    """The styles of a reference document do not say where these lines stand; the layout does."""
    return Format(align=_JUSTIFY[look.align]) if is_dressed(layout) else PLAIN


def _outside(layout: Layout, side: str) -> Format:
    """One character from the outer edge, as GB/T 9704 wants it."""
    width = points(layout.styles.page_number.size)
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{width}" w:firstLineChars="0" w:firstLine="0"/>'
    return Format(indent=indent, align=side)
