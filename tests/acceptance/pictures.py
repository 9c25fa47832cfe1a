"""Small pictures of every kind a camera or a drawing program makes, and one that claims to be vast."""

import io
import struct
import zlib


def picture(kind: str, mode: str = "RGB", orientation: int = 1) -> bytes:
    """Return a picture file; a camera that was turned says so by its `orientation`."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    Image.effect_mandelbrot((64, 40), (-2, -1, 1, 1), 20).convert(mode).save(file, kind, exif=exif)
    return file.getvalue()


def giant() -> bytes:
    """Return a small PNG file whose head promises 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
