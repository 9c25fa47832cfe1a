"""JPEG and PNG files as the images of a PDF: it knows their packing, so they need not be unpacked."""

import io
import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

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
