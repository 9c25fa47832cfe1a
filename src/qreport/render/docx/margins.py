"""What stands above and below the text of the pages: the header line and the page number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qreport.model.document import Properties
from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.fields import field
from qreport.render.docx.paragraphs import PLAIN, Format, paragraph
from qreport.render.docx.styles import FOOTER, HEADER, JUSTIFY
from qreport.render.docx.word_styles import is_dressed
from qreport.render.docx.xml import DECLARATION, NAMESPACES, points, run

Kind = Literal["header", "footer"]
Pages = Literal["default", "even"]
"""All pages, or the odd ones where the even ones have their own."""


@dataclass(frozen=True, slots=True)
class Margin:
    """One part of the package."""

    kind: Kind
    pages: Pages
    xml: str

    @property
    def id(self) -> str:
        """Its relationship id."""
        return _identifier(self.kind, self.pages)

    @property
    def name(self) -> str:
        """Its name in the package, without folder and ending."""
        return f"{self.kind}{1 if self.pages == 'default' else 2}"


def margins(layout: Layout, properties: Properties) -> Iterator[Margin]:
    """Yield the parts that the layout asks for."""
    for kind, pages in _wanted(layout):
        xml = _footer(layout, pages) if kind == "footer" else _header(layout, properties)
        yield Margin(kind, pages, xml)


def references(layout: Layout) -> str:
    """Return what a section says of its margins."""
    return "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{_identifier(kind, pages)}"/>'
        for kind, pages in _wanted(layout)
    )


def _wanted(layout: Layout) -> Iterator[tuple[Kind, Pages]]:
    kinds: tuple[Kind, ...] = ("footer", "header") if layout.header else ("footer",)
    sides: tuple[Pages, ...] = ("default", "even") if layout.footer_outside else ("default",)
    return ((kind, pages) for kind in kinds for pages in sides)


def _identifier(kind: Kind, pages: Pages) -> str:
    return f"rId{kind.capitalize()}{'' if pages == 'default' else 'Even'}"


def _footer(layout: Layout, pages: Pages) -> str:
    before, mark, after = layout.footer.partition("{page}")
    words = run(before) + (field("PAGE", "1") + run(after) if mark else "")
    look = _outside(layout, pages) if layout.footer_outside else _aligned(layout, layout.styles.page_number)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(FOOTER, words, look)}</w:ftr>"


def _aligned(layout: Layout, look: TextStyle) -> Format:
    """The styles of a reference document do not say where these lines stand; the layout does."""
    return Format(align=JUSTIFY[look.align]) if is_dressed(layout) else PLAIN


def _outside(layout: Layout, pages: Pages) -> Format:
    """One character from the outer edge, as GB/T 9704 wants it."""
    side = "right" if pages == "default" else "left"
    width = points(layout.styles.page_number.size)
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{width}" w:firstLineChars="0" w:firstLine="0"/>'
    return Format(indent=indent, align=side)


def _header(layout: Layout, properties: Properties) -> str:
    words = (layout.header or "").format(school=properties.author, title=properties.title)
    look = _aligned(layout, layout.styles.header)
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(HEADER, run(words), look)}</w:hdr>"
