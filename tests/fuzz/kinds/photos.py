"""Pictures in the five kinds, whole and damaged."""

import io
import struct
import warnings
import zlib
from functools import cache

from PIL import Image

from fuzz.dice import Dice
from fuzz.ground import bounded
from fuzz.harnesses import HARNESSES
from qreport.render.photos.heads import PhotoError
from qreport.render.photos.shrinking import shrunk

_MODES = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB", "CMYK"), "BMP": ("1", "L",
    "P", "RGB"),
    "GIF": ("L", "P"), "WEBP": ("RGB", "RGBA"),
}  # fmt: skip
_KINDS = tuple((kind, mode) for kind, modes in _MODES.items() for mode in modes)


@HARNESSES.register("photo")
def photos(dice: Dice) -> None:
    """Shrink one picture."""
    kind, mode = dice.one_of(_KINDS)
    content = bytearray(_picture(kind, mode))
    if kind == "PNG" and dice.once_in(2):
        content = _chunks_changed(dice, bytes(content))
    for _ in range(max(0, dice.below(12) - 6)):
        at = dice.below(min(256, len(content))) if not dice.once_in(4) else dice.below(len(content))
        content[at] = dice.below(256)
    made = dice.spoiled(bytes(content)) if dice.once_in(4) else bytes(content)
    with bounded(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            size, blob = shrunk(made, (16, 16))
        except PhotoError:
            return
    assert blob
    assert max(size) <= 16


def _chunks_changed(dice: Dice, content: bytes) -> bytearray:
    """Return a PNG whose chunks stand elsewhere, are gone or hold something else, with right checksums."""
    chunks: list[tuple[bytes, bytes]] = []
    at = 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    for _ in range(1 + dice.below(3)):
        sort, body = chunks.pop(dice.below(len(chunks)))
        sort = dice.one_of(
            (sort, b"eXIf", b"PLTE", b"tRNS", b"IDAT", b"acTL", b"fcTL", b"iCCP", b"zTXt", b"pHYs")
        )
        if not chunks or dice.once_in(2):
            chunks.insert(dice.below(len(chunks) + 1), (sort, dice.spoiled(body)))
    made = bytearray(content[:8])
    for sort, body in chunks:
        made += struct.pack(">I", len(body)) + sort + body + struct.pack(">I", zlib.crc32(sort + body))
    return made


@cache
def _picture(kind: str, mode: str) -> bytes:
    target = io.BytesIO()
    picture = Image.linear_gradient("L").resize((23, 17))
    if mode == "I;16":
        picture = picture.convert("I").convert("I;16")
    exif = Image.Exif()
    exif[0x0112] = 6
    (picture if mode == "I;16" else picture.convert("RGB").convert(mode)).save(
        target, kind, exif=exif
    ) if kind not in {"BMP", "GIF"} else picture.convert("RGB").convert(mode).save(target, kind)
    return target.getvalue()
