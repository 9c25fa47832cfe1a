"""A PDF with its pictures just as they are in the docx.

LibreOffice would unpack every picture and pack it again, which takes longer than setting the pages. So it
gets a line of points in the place of each, as many as tell which picture it is, and the pictures are
appended to the PDF in place of the lines, in the way in which PDF allows later changes.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from qreport.office.pdf_images import PdfImage, line_of_points, pdf_image

# 17 0 obj <</Type/XObject/Subtype/Image/Width 5/Height 1/ ...: group 1 the object, 2 the length of the line.
_IMAGE = re.compile(rb"(?<=\n)(\d+) 0 obj\s*<</Type/XObject/Subtype/Image/Width (\d+)/Height 1/")
# trailer <</Size 90/Root 88 0 R ...>> startxref 123456 %%EOF: ISO 32000-1, 7.5.5.
_END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)
_SHORTEST = 2
"""Points of the first line; one point is no line."""


class Lines(Struct, frozen=True):
    """The lines that stand for the pictures of a document."""

    by_picture: Mapping[bytes, bytes]
    """The line of each picture, as PNG; a picture of a rare kind has none and stays in the document."""
    images: Mapping[int, PdfImage]
    """The pictures as a PDF holds them, by the length of their lines."""


def lines_for(pictures: Iterable[bytes]) -> Lines:
    """Return a line of its own length for each of `pictures`, PNG or JPEG."""
    found = ((picture, pdf_image(picture)) for picture in dict.fromkeys(pictures))
    images = [(picture, image) for picture, image in found if image]
    numbered = list(enumerate(images, start=_SHORTEST))
    return Lines(
        {picture: line_of_points(length) for length, (picture, _) in numbered},
        {length: image for length, (_, image) in numbered},
    )


def illustrated(pdf: bytes, lines: Lines) -> bytes | None:
    """Return `pdf`, which shows `lines`, with the pictures; None when it is not built as expected."""
    if not lines.images:
        return pdf
    places = {int(length): int(number) for number, length in _IMAGE.findall(pdf)}
    end = _END.search(pdf)
    # Newer programs may write the table as a stream (7.5.8): then there is no such trailer.
    if end is None or not lines.images.keys() <= places.keys():
        return None
    made = bytearray(pdf)
    offsets: dict[int, int] = {}
    for length, image in lines.images.items():
        number = places[length]
        offsets[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, image.object())
    return bytes(made) + _index(offsets, len(made), end)


def _index(offsets: Mapping[int, int], start: int, end: re.Match[bytes]) -> bytes:
    """Return the table of the appended objects, which leads on to that of the others."""
    # Sections of one entry each, and entries of 20 bytes, blank and line feed at the end (7.5.4).
    lines = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offsets[number]) for number in sorted(offsets))
    # /Prev leads to the table of the objects that stay (7.5.6).
    trailer = b"trailer\n<<%b/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n" % (end[1], end[2], start)
    # Object 0 heads the list of free ones in every table.
    return b"xref\n0 1\n0000000000 65535 f \n" + lines + trailer
