"""JPEG and PNG files as the images of a PDF: it knows their packing, so they need not be unpacked.

A PDF with its pictures just as they are in the docx.

LibreOffice would unpack every picture and pack it again, which takes longer than setting the pages. So it
gets a line of points in the place of each, as many as tell which picture it is, and the pictures are
appended to the PDF in place of the lines, in the way in which PDF allows later changes.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from qreport.text.regex import regex

# The first eight bytes of every PNG.
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLORS = {"L": (1, "/DeviceGray"), "RGB": (3, "/DeviceRGB")}
"""Values a point, and the name in a PDF, by Pillow's name."""


class PdfImage(Struct, frozen=True):
    """An image of eight bits a value."""

    width: int
    height: int
    colors: str
    packing: str
    data: bytes

    def object(self) -> bytes:
        """Return the image as an object of a PDF, without its number."""
        head = (
            f"<</Type/XObject/Subtype/Image/Width {self.width}/Height {self.height}/BitsPerComponent 8"
            f"/ColorSpace{self.colors}{self.packing}/Length {len(self.data)}>>"
        )
        return b"%b\nstream\n%b\nendstream" % (head.encode(), self.data)


def pdf_image(content: bytes) -> PdfImage | None:
    """Return a picture file as an image; None for a kind that a PDF does not hold as it is."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            kind, mode, size, info = picture.format, picture.mode, picture.size, picture.info
    except (UnidentifiedImageError, OSError):
        return None
    if mode not in _COLORS:
        return None
    count, colors = _COLORS[mode]
    if kind == "JPEG":
        return PdfImage(*size, colors, "/Filter/DCTDecode", content)
    # Byte 24, behind signature, length, name, width and height, is the bit depth of the header.
    if kind == "PNG" and content[24] == 8 and not {"interlace", "transparency"} & info.keys():
        # 15: each row says by which PNG filter it was packed (ISO 32000-1, 7.4.4.4).
        rows = f"/Predictor 15/Colors {count}/Columns {size[0]}"
        packing = f"/Filter/FlateDecode/DecodeParms<<{rows}>>"
        return PdfImage(*size, colors, packing, b"".join(_packed_rows(content)))
    return None


def line_of_points(length: int) -> bytes:
    """Return a PNG one point high and `length` points wide."""
    # Width, height, 8 bits, colour type 2 (RGB); packing, filters and interlacing as usual.
    header = struct.pack(">IIBBBBB", length, 1, 8, 2, 0, 0, 0)
    # One row: filter 0, then red points, three bytes each.
    row = zlib.compress(b"\0" + b"\xff\0\0" * length)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", row) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    # Length of the data, name, data, and a checksum over name and data.
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _packed_rows(png: bytes) -> Iterator[bytes]:
    """Yield the packed rows of a PNG, which may lie in several chunks."""
    at = len(_SIGNATURE)
    while at + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        # Length, name and checksum take four bytes each.
        at += 12 + length


# 17 0 obj <</Type/XObject/Subtype/Image/Width 5/Height 1/ ...: group 1 the object, 2 the length of the line.
_IMAGE = regex(rb"(?<=\n)(\d+) 0 obj\s*<</Type/XObject/Subtype/Image/Width (\d+)/Height 1/")
# trailer <</Size 90/Root 88 0 R ...>> startxref 123456 %%EOF: ISO 32000-1, 7.5.5.
_END = regex(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)
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
