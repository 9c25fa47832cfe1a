"""One picture from the bytes of its file to those of its print."""

import io
import struct
import zlib
from math import ceil
from typing import TYPE_CHECKING

from qreport.problems.rendering import PHOTO_TOO_LARGE
from qreport.render.photos.heads import MAX_PIXELS, PhotoError, check_head, damaged, strange

if TYPE_CHECKING:
    from PIL import Image

KINDS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
_QUALITY = 88
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
        raise damaged() from error


def _open(content: bytes) -> "Image.Image":
    """Read the head of a picture, by content and only of the five kinds."""
    from PIL import Image, UnidentifiedImageError

    check_head(content)
    try:
        image = Image.open(io.BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError as error:
        raise PhotoError(PHOTO_TOO_LARGE, f"像素超过 {MAX_PIXELS // 10000} 万") from error
    except UnidentifiedImageError as error:
        raise strange(content) from error
    except _DAMAGE as error:
        raise damaged() from error
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width}×{image.height} 像素"
        raise PhotoError(PHOTO_TOO_LARGE, f"图片有 {size}，上限为 {MAX_PIXELS // 10000} 万像素")
    return image


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
