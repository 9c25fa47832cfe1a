"""The pages of each section: paper, margins, page numbers.

What stands above and below the text of the pages: the header line and the page number.
"""

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.section import CT_SectPr
from docx.section import Section as WordSection
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt, Twips
from lxml import etree

from qreport.model.document import Properties
from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.body_writer import Section
from qreport.render.docx.oxml import elements
from qreport.render.docx.paragraphs import PLAIN, Format, paragraph
from qreport.render.docx.styles import FOOTER, HEADER
from qreport.render.docx.stylesheet import is_dressed
from qreport.render.docx.xml import field, points, run

_JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def _fill_margins(section: WordSection, layout: Layout, properties: Properties) -> None:
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


_BELOW_TEXT = 7
"""Millimetres between the text and the page number (GB/T 9704)."""


def set_up_pages(
    document: Document, sections: Sequence[Section], layout: Layout, properties: Properties
) -> list[str]:
    """Give the empty document its sections and return the properties of each as XML."""
    (only,) = document.element.sectPr_lst
    only.attrib.clear()
    # No document grid: the fixed spacing carries the lines, a grid would stretch tables and captions.
    only.remove_all("w:cols", "w:docGrid")
    for _ in sections[1:]:
        document.add_section()
    told = document.element.sectPr_lst
    numbered: CT_SectPr | None = None
    for each, section in zip(told, sections, strict=True):
        word = WordSection(each, document.part)
        _set_paper(word, layout, landscape=section.landscape)
        if section.part == "cover":
            # A page without a number would take over what the section before it has.
            word.different_first_page_header_footer = numbered is not None
            continue
        each.extend(elements(_numbering(section)))
        if numbered is None:
            _fill_margins(word, layout, properties)
            numbered = each
        else:
            each[:0] = deepcopy(numbered.xpath("w:headerReference | w:footerReference"))
    return [_xml(each) for each in told]


def _set_paper(section: WordSection, layout: Layout, *, landscape: bool) -> None:
    """Turned paper keeps its binding edge: what was left is above."""
    page = layout.page
    size, sides = (page.width, page.height), (page.top, page.right, page.bottom, page.left)
    if landscape:
        size, sides = (page.height, page.width), (page.left, page.top, page.right, page.bottom)
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.right_margin = Mm(sides[0]), Mm(sides[1])
    section.bottom_margin, section.left_margin = Mm(sides[2]), Mm(sides[3])
    section.header_distance = min(Mm(sides[0]), Twips(851))
    number = layout.styles.page_number.size * 1.3
    section.footer_distance = max(Mm(5), Mm(sides[2] - _BELOW_TEXT) - Pt(number))


def _numbering(section: Section) -> str:
    start = ' w:start="1"' if section.first else ""
    return f'<w:pgNumType w:fmt="{"upperRoman" if section.part == "front" else "decimal"}"{start}/>'


def _xml(told: CT_SectPr) -> str:
    """Return the properties as they stand in a document that declares their namespaces itself."""
    text = etree.tostring(told, encoding="unicode")
    for prefix, space in told.nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{space}"', "")
    return text
