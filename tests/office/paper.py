"""The smallest files that have bookmarks."""

import html
import io
import zipfile
from collections.abc import Iterable, Mapping

from pypdf import PdfWriter


def docx_with(names: Iterable[str], text: str = "") -> bytes:
    """Return what is like a docx with these bookmarks."""
    marks = "".join(f'<w:bookmarkStart w:id="1" w:name="{html.escape(name)}"/>' for name in names)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", f"<w:document>{marks}{text}</w:document>")
    return target.getvalue()


def pdf_with(places: Mapping[str, int]) -> bytes:
    """Return a PDF with named places on these pages, from 1."""
    writer = PdfWriter()
    for _ in range(max(places.values(), default=1)):
        writer.add_blank_page(10, 10)
    for name, page in places.items():
        writer.add_named_destination(f"/{name}", page - 1)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
