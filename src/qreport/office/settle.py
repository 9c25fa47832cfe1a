"""True page numbers in a document: write it, look where everything fell, write that in, look again."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from qreport.office.pages import bookmarks_in, pages_of, printed_pages

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
