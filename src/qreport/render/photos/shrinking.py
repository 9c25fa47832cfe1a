"""One picture from the bytes of its file to those of its print."""

import io
import struct
import zlib
from math import ceil
from typing import TYPE_CHECKING

from qreport.problems.rendering import PHOTO_DAMAGED, PHOTO_OF_WRONG_KIND, PHOTO_TOO_LARGE
from qreport.render.photos.error import PhotoError

if TYPE_CHECKING:
    from PIL import Image

KINDS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
MAX_PIXELS = 50_000_000
_QUALITY = 88
_STRANGERS = {
    b"II*\x00": "TIFF 图片",
    b"MM\x00*": "TIFF 图片",
    b"ftyphei": "HEIC 照片（苹果手机）",
    b"ftypmif1": "HEIC 照片（苹果手机）",
    b"ftypavif": "AVIF 图片",
    b"%PDF-": "PDF 文件",
    b"<svg": "SVG 图形",
    b"PK\x03\x04": "Office 文件或压缩包",
}
"""Marks in the first `_HEAD` bytes of what cameras and programs also make."""
_HEAD = 256
_DAMAGE = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError,
    AssertionError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises on broken files of the five kinds."""


def shrunk(content: bytes, box: tuple[int, int]) -> tuple[tuple[int, int], bytes]:
    """Return size and content (PNG or JPEG) of the picture, upright and no larger than `box`.

    Raises PhotoError when `content` is no picture of the five kinds, damaged or too large.
    """
    image = _open(content)
    try:
        made = _shrink(image, box)
        return made.size, encoded(made, lossless=image.format not in {"JPEG", "WEBP"})
    except _DAMAGE as error:
        raise PhotoError(PHOTO_DAMAGED, "图片内容不完整或已损坏") from error


def _open(content: bytes) -> "Image.Image":
    """Read the head of a picture, by content and only of the five kinds."""
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(io.BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError as error:
        raise PhotoError(PHOTO_TOO_LARGE, f"像素超过 {MAX_PIXELS // 10000} 万") from error
    except UnidentifiedImageError as error:
        raise PhotoError(PHOTO_OF_WRONG_KIND, _strange(content)) from error
    except _DAMAGE as error:
        raise PhotoError(PHOTO_DAMAGED, "图片内容不完整或已损坏") from error
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width}×{image.height} 像素"
        raise PhotoError(PHOTO_TOO_LARGE, f"图片有 {size}，上限为 {MAX_PIXELS // 10000} 万像素")
    return image


def _strange(content: bytes) -> str:
    """Return what a file is that is no picture of the five kinds."""
    if not content:
        return "文件是空的"
    what = next((what for mark, what in _STRANGERS.items() if mark in content[:_HEAD]), None)
    kinds = "PNG、JPEG、BMP、GIF、WebP"
    return f"这是 {what}，不是 {kinds}" if what else f"内容不是 {kinds} 图片，或开头已损坏"


def _shrink(image: "Image.Image", box: tuple[int, int]) -> "Image.Image":
    from PIL import Image

    image.draft("RGB", _enough(image.size, box))
    image.load()
    upright = _rgb(_upright(image))
    upright.thumbnail(box, Image.Resampling.LANCZOS)
    return upright


def _enough(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return how large a JPEG has to be decoded at least, whether or not it lies on its side."""
    width, height = size
    share = max(min(side / width, other / height) for side, other in (box, box[::-1]))
    return ceil(width * share), ceil(height * share)


def _upright(image: "Image.Image") -> "Image.Image":
    """Turn the picture as the camera says; what a camera wrote wrongly does not count."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except _DAMAGE:
        return image


def _rgb(image: "Image.Image") -> "Image.Image":
    """Return the picture in RGB, grey of 16 bits scaled, what is transparent on white."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def encoded(image: "Image.Image", *, lossless: bool) -> bytes:
    """Return a photograph as JPEG; a drawing (`lossless`) as PNG where that is no larger."""
    image.info.clear()
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=_QUALITY)
    if not lossless:
        return jpeg.getvalue()
    png = io.BytesIO()
    image.save(png, "PNG")
    return min(png.getvalue(), jpeg.getvalue(), key=len)
