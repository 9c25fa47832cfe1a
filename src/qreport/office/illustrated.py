"""A PDF with its pictures just as they are in the docx.

LibreOffice would unpack every picture and pack it again, which takes longer than setting the pages. So it
gets a line of points in the place of each, as many as tell which picture it is, and the pictures are
appended to the PDF in place of the lines, in the way in which PDF allows later changes.
"""

import re
from collections.abc import Callable, Mapping

from qreport.office.pdf_images import PdfImage, line_of_points, pdf_image
from qreport.office.repacked import repacked

# Where a docx keeps its pictures.
_FOLDER = "word/media/"
# 17 0 obj <</Type/XObject/Subtype/Image/Width 5/Height 1/ ...: group 1 the object, 2 the length of the line.
_IMAGE = re.compile(rb"(?<=\n)(\d+) 0 obj\s*<</Type/XObject/Subtype/Image/Width (\d+)/Height 1/")
# trailer <</Size 90/Root 88 0 R ...>> startxref 123456 %%EOF: ISO 32000-1, 7.5.5.
_END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def illustrated(docx: bytes, convert: Callable[[bytes], bytes]) -> bytes:
    """Return `docx` as the PDF that `convert` makes, but in less time where it has pictures.

    When the PDF is not built as expected, it is made in the ordinary way.
    """
    light, pictures = _with_lines(docx)
    return (pictures and _filled(convert(light), pictures)) or convert(docx)


def _with_lines(docx: bytes) -> tuple[bytes, Mapping[int, PdfImage]]:
    """Return a copy with lines of points, and the pictures by the length of their line.

    A picture of a rare kind stays where it is.
    """
    pictures: dict[int, PdfImage] = {}

    def change(name: str, content: bytes) -> bytes:
        image = pdf_image(content) if name.startswith(_FOLDER) else None
        if image is None:
            return content
        # From 2 on, one more for each picture: the length tells which one it was.
        length = len(pictures) + 2
        pictures[length] = image
        return line_of_points(length)

    return repacked(docx, change), pictures


def _filled(pdf: bytes, pictures: Mapping[int, PdfImage]) -> bytes | None:
    """Return the PDF with its pictures, or None when a line or the end of the file is not found."""
    places = {int(length): int(number) for number, length in _IMAGE.findall(pdf)}
    end = _END.search(pdf)
    # Newer programs may write the table as a stream (7.5.8): then there is no such trailer.
    if end is None or not pictures.keys() <= places.keys():
        return None
    made = bytearray(pdf)
    offsets: dict[int, int] = {}
    for length, image in pictures.items():
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
