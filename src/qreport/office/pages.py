"""The page on which each bookmark of a document fell, read from its PDF.

True page numbers in a document: write it, look where everything fell, write that in, look again.
"""

import html
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from qreport.errors import QreportError
from qreport.text.regex import regex

# <w:bookmarkStart w:id="3" w:name="_Toc4"/>, as our own writer has it.
_BOOKMARK = regex(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')


def bookmarks_in(docx: bytes) -> tuple[str, ...]:
    """Return the names of the bookmarks of `docx` in the order of the text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    return tuple(html.unescape(name) for name in _BOOKMARK.findall(xml))


def pages_of(pdf: bytes, names: Iterable[str]) -> Mapping[str, int]:
    """Return the physical page of each bookmark, from 1; one that the PDF does not have is left out.

    Raises QreportError for a damaged PDF.
    """
    from pypdf.errors import PyPdfError

    try:
        places = _destinations(pdf)
    except PyPdfError as error:
        raise QreportError(
            "LibreOffice 生成的 PDF 读不出来", "再试一次；如果总是这样，升级 LibreOffice。"
        ) from error
    written = ((name, f"/{_as_written(name)}") for name in names)
    return {name: places[key] for name, key in written if key in places}


def _destinations(pdf: bytes) -> Mapping[str, int]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    numbers = {
        key: reader.get_destination_page_number(place) for key, place in reader.named_destinations.items()
    }
    return {key: number + 1 for key, number in numbers.items() if number is not None}


def printed_pages(physical: Mapping[str, int], body_start: str) -> Mapping[str, int]:
    """Return the number printed on the page of each bookmark.

    Counting begins with 1 on the page of the bookmark `body_start`; what stands before has no such number
    and is left out. Raises QreportError when the PDF does not tell where the body begins.
    """
    if body_start not in physical:
        raise QreportError(
            "LibreOffice 生成的 PDF 里没有各级标题的位置，无法得到页码",
            "升级 LibreOffice（7.0 以上）；运行 qreport doctor 查看现在的版本。",
        )
    before = physical[body_start] - 1
    return {name: page - before for name, page in physical.items() if page > before}


def _as_written(name: str) -> str:
    """Return the name of a bookmark as LibreOffice writes it into a PDF: `_Toc1` becomes `5FToc1`.

    Letters, digits and hyphens stay, all else turns into hexadecimal digits without any mark, so that it
    cannot be turned back: names have to be looked up in this form.
    """
    # Unit by unit of UTF-16, which is how LibreOffice holds a text.
    data = name.encode("utf-16-be", "surrogatepass")
    return "".join(_unit(data[at], data[at + 1]) for at in range(0, len(data), 2))


def _unit(high: int, low: int) -> str:
    letter = chr(low)
    if not high and letter.isascii() and (letter.isalnum() or letter == "-"):
        return letter
    # A byte above 7F counts as negative there and is dropped.
    return f"{high:02X}{low:02X}" if 0 < high < 0x80 else f"{low:02X}"


Write = Callable[[Mapping[str, int] | None], bytes]
"""Makes the docx for LibreOffice with these printed pages by bookmark, or with its own guesses (None)."""
Convert = Callable[[bytes], bytes]
"""Makes the PDF of a docx."""


class Settled(Struct, frozen=True):
    """A document with its page numbers."""

    docx: bytes
    pdf: bytes
    """Made from `docx` by the last conversion."""
    pages: Mapping[str, int]
    """The printed page of each bookmark of the body in `pdf`."""
    stable: bool
    """Whether `docx` shows just these pages."""


def settle(
    write: Write, convert: Convert, body_start: str, most: int = 2, measure: Convert | None = None
) -> Settled:
    """Return the document whose page numbers are those of its PDF.

    Each number is verified by a second conversion, made from the very document that shows it. When pages
    move because of the numbers, they are written again, at most `most` times (1 or more) in all; then the
    last try is returned as it is, not stable. Page 1 is that of the bookmark `body_start`. `measure` may
    make a rougher PDF with the same pages for the first look. A bookmark that only one of two documents has
    is no difference between them.
    """
    docx = write(None)
    shown = _pages(docx, (measure or convert)(docx), body_start)
    for _ in range(most):
        docx = write(shown)
        pdf = convert(docx)
        before, shown = shown, _pages(docx, pdf, body_start)
        # A bookmark that is new in this try says nothing about whether pages moved.
        stable = all(before.get(name, page) == page for name, page in shown.items())
        if stable:
            break
    return Settled(docx, pdf, shown, stable)


def _pages(docx: bytes, pdf: bytes, body_start: str) -> Mapping[str, int]:
    return printed_pages(pages_of(pdf, bookmarks_in(docx)), body_start)
