"""Photos made ready for print: upright, RGB, without metadata, no larger than they are printed."""

import hashlib
import io
import os
import stat
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qreport.cache import cached
from qreport.model.finding import Problem
from qreport.render.problems import PHOTO_DAMAGED, PHOTO_OF_WRONG_KIND, PHOTO_TOO_LARGE, PHOTO_UNREADABLE

if TYPE_CHECKING:
    from PIL import Image

KINDS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 50_000_000
_QUALITY = 88
_RECIPE = 1
"""Counts on when the way of making changes, so that old results are not taken from the cache."""

_DAMAGE = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises on broken files of the five kinds."""


class PhotoError(Exception):
    """A photo that cannot be printed."""

    def __init__(self, problem: Problem, reason: str) -> None:
        super().__init__(reason)
        self.problem = problem
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Print:
    """A photo ready for print."""

    blob: bytes
    """PNG or JPEG."""
    ratio: float
    """Width divided by height."""


def print_of(path: Path, width: int, height: int) -> Print:
    """Return the photo at `path`, shrunk into a box of `width` by `height` pixels; never enlarged.

    Raises PhotoError with the reason when it cannot be read.
    """
    from PIL import Image, __version__

    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    key = f"{_RECIPE} {__version__} {digest} {width}x{height}"
    blob = cached("photos", key, lambda: _remake(content, (width, height)))
    with Image.open(io.BytesIO(blob)) as made:
        return Print(blob, made.width / made.height)


def _content(path: Path) -> bytes:
    """Read a regular file of bounded size."""
    try:
        state = os.stat(path)  # noqa: PTH116 -- one call tells kind and size
        if not stat.S_ISREG(state.st_mode):
            raise PhotoError(PHOTO_UNREADABLE, "不是普通文件")
        if state.st_size > MAX_BYTES:
            size = state.st_size / 1024 / 1024
            raise PhotoError(PHOTO_TOO_LARGE, f"文件有 {size:.1f} MB，上限为 {MAX_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PhotoError(PHOTO_UNREADABLE, "没有这个文件") from error
    except PermissionError as error:
        raise PhotoError(PHOTO_UNREADABLE, "没有读取权限") from error
    except OSError as error:
        raise PhotoError(PHOTO_UNREADABLE, f"系统报告：{error.strerror}") from error


def _remake(content: bytes, box: tuple[int, int]) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _open(content)
        try:
            return _encode(_shrink(image, box), lossless=image.format not in {"JPEG", "WEBP"})
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
        reason = "文件是空的" if not content else "文件内容不是这五种图片，或开头已损坏"
        raise PhotoError(PHOTO_OF_WRONG_KIND, reason) from error
    except _DAMAGE as error:
        raise PhotoError(PHOTO_DAMAGED, "图片内容不完整或已损坏") from error
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width}×{image.height} 像素"
        raise PhotoError(PHOTO_TOO_LARGE, f"图片有 {size}，上限为 {MAX_PIXELS // 10000} 万像素")
    return image


def _shrink(image: "Image.Image", box: tuple[int, int]) -> "Image.Image":
    from PIL import Image

    longest = max(box)
    image.draft("RGB", (longest, longest))
    image.load()
    upright = _rgb(_upright(image))
    upright.thumbnail(box, Image.Resampling.LANCZOS)
    return upright


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
        return image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def _encode(image: "Image.Image", *, lossless: bool) -> bytes:
    """A photograph as JPEG; a drawing as PNG where that is no larger."""
    image.info.clear()
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=_QUALITY)
    if not lossless:
        return jpeg.getvalue()
    png = io.BytesIO()
    image.save(png, "PNG")
    return min(png.getvalue(), jpeg.getvalue(), key=len)
