"""One paragraph as XML, its properties in the order of the schema."""

from msgspec import Struct


class Format(Struct, frozen=True):
    """What a paragraph has beyond its style; each text is an XML element or empty."""

    keep_next: bool = False
    page_break: bool = False
    number: str = ""
    spacing: str = ""
    indent: str = ""
    align: str = ""


PLAIN = Format()
KEEP = Format(keep_next=True)


def paragraph(style: str, content: str, look: Format = PLAIN) -> str:
    """Return a paragraph of `style` around the runs in `content`."""
    properties = "".join(
        (
            f'<w:pStyle w:val="{style}"/>',
            "<w:keepNext/>" if look.keep_next else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            look.number,
            look.spacing,
            look.indent,
            f'<w:jc w:val="{look.align}"/>' if look.align else "",
        )
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def gap(height: int, content: str = "", *, page_break: bool = False) -> str:
    """Return a paragraph `height` twips high without text: the space below a table, the end of a field."""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    return paragraph("Normal", content, Format(page_break=page_break, spacing=spacing))
