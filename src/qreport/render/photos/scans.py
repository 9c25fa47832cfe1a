"""A scanned paper ready for print: a picture, or every page of a PDF as a picture."""

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qreport.cache import cached, made_by
from qreport.problems.rendering import SCAN_TOO_LONG, SCAN_UNREADABLE
from qreport.render.photos import shrinking
from qreport.render.photos.heads import PhotoError, check_head, content_of
from qreport.render.photos.photo import Print, print_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 4
_HEAD = struct.Struct(">III")
"""Width, height and bytes of a page, in front of it in the cache."""
_MARK, _MARK_WITHIN = b"%PDF-", 1024
"""What a PDF has among its first bytes."""
_WRONG_PASSWORD = 4
"""What PDFium answers for a PDF that opens with a password only."""


def scan_of(path: Path, width: int, height: int) -> tuple[Print, ...]:
    """Return the pages of the scan at `path`, each in a box of `width` by `height` pixels.

    Raises PhotoError when the file cannot be read, or holds more than `MAX_PAGES` pages.
    """
    content = content_of(path)
    if _MARK not in content[:_MARK_WITHIN]:
        return (print_of(path, width, height),)
    makers = made_by(Path(__file__), Path(shrinking.__file__), "pypdfium2", "pillow")
    key = f"{makers} {hashlib.sha256(content).hexdigest()} {width} {height}"
    return tuple(_unpacked(cached("photos", key, lambda: b"".join(_pages(content, (width, height))))))


def check_scan(path: Path) -> None:
    """Raise PhotoError as `scan_of` does, as far as that can be told without making a page a picture."""
    content = content_of(path)
    if _MARK in content[:_MARK_WITHIN]:
        _opened(content).close()
    else:
        check_head(content)


def _unpacked(blob: bytes) -> Iterator[Print]:
    while blob:
        width, height, size = _HEAD.unpack_from(blob)
        page, blob = blob[_HEAD.size : _HEAD.size + size], blob[_HEAD.size + size :]
        yield Print(page, width / height)


def _pages(content: bytes, box: tuple[int, int]) -> Iterator[bytes]:
    """Yield every page with its head; the document and its form are closed by the library."""
    from pypdfium2 import PdfiumError

    document = _opened(content)
    try:
        for number in range(len(document)):
            width, height, page = _drawn(document, number, box)
            yield _HEAD.pack(width, height, len(page)) + page
    except PdfiumError as error:
        raise PhotoError(SCAN_UNREADABLE, "PDF 的页面不完整或已损坏") from error
    finally:
        document.close()


def _opened(content: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = error.err_code == _WRONG_PASSWORD
        reason = "PDF 加了打开密码" if locked else "PDF 不完整或已损坏"
        raise PhotoError(SCAN_UNREADABLE, reason) from error
    count = len(document)
    if not 1 <= count <= MAX_PAGES:
        document.close()
        raise PhotoError(SCAN_TOO_LONG, f"PDF 有 {count} 页，应为 1—{MAX_PAGES} 页")
    document.init_forms()  # a signature may be a field of a form
    return document


def _drawn(document: "PdfDocument", number: int, box: tuple[int, int]) -> tuple[int, int, bytes]:
    page = document[number]
    width, height = (max(1.0, side) for side in page.get_size())
    image = page.render(scale=min(box[0] / width, box[1] / height)).to_pil().convert("RGB")
    return image.width, image.height, shrinking.encoded(image, lossless=True)
