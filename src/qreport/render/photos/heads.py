"""A picture judged by its frame, before anything is decoded: kind, size, whether all of it is there.

The one error about photos within this stage.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qreport.errors import reason_of
from qreport.model.document import Photo
from qreport.model.finding import Finding, Problem
from qreport.problems.rendering import PHOTO_DAMAGED, PHOTO_OF_WRONG_KIND, PHOTO_TOO_LARGE, PHOTO_UNREADABLE

PHOTO, LOGO, STATEMENT = "照片", "校徽", "声明"
"""What messages call the three sorts of pictures."""


class PhotoError(Exception):
    """A photo that cannot be printed."""

    def __init__(self, problem: Problem, reason: str) -> None:
        super().__init__(reason)
        self.problem = problem
        self.reason = reason

    def at(self, photo: Photo, what: str) -> Finding:
        """Return the finding at the line that names `photo`, which a person calls `what`."""
        return self.problem.at(photo.origin, message=f"{what}“{photo.path.name}”不能放进报告：{self.reason}")


MAX_BYTES = 30 * 1024 * 1024

MAX_PIXELS = 50_000_000
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
_PNG, _JPEG, _END_OF_JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
_ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers of JPEG that nothing belongs to: TEM, RST0 to RST7, SOI."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""SOF0 to SOF15, which tell the size (ITU-T T.81, table B.1)."""
_SCAN = 0xDA

Source = Path | bytes
"""A file of the filing, or the picture itself when it came within a Word file."""
Size = tuple[int, int]


def content_of(source: Source) -> bytes:
    """Return the bytes of a picture; PhotoError when its file is too large, no regular one or unreadable."""
    if isinstance(source, bytes):
        _check_size(len(source))
        return source
    with _reading():
        state = os.stat(source)  # noqa: PTH116 -- one call tells kind and size
    if not stat.S_ISREG(state.st_mode):
        raise PhotoError(PHOTO_UNREADABLE, "不是普通文件")
    _check_size(state.st_size)
    with _reading():
        return source.read_bytes()


def _check_size(length: int) -> None:
    if length > MAX_BYTES:
        size = length / 1024 / 1024
        raise PhotoError(PHOTO_TOO_LARGE, f"文件有 {size:.1f} MB，上限为 {MAX_BYTES // 1024 // 1024} MB")


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise PhotoError(PHOTO_UNREADABLE, "没有这个文件") from error
    except PermissionError as error:
        raise PhotoError(PHOTO_UNREADABLE, "没有读取权限") from error
    except OSError as error:
        raise PhotoError(PHOTO_UNREADABLE, reason_of(error)) from error


def check_head(content: bytes) -> None:
    """Raise PhotoError for what is no picture of the five kinds, too large, or plainly cut off.

    What is damaged in the middle only decoding tells.
    """
    try:
        size, whole = _read(content)
    except (struct.error, IndexError) as error:
        raise damaged() from error
    if size[0] * size[1] > MAX_PIXELS:
        words = f"{size[0]}×{size[1]} 像素"
        raise PhotoError(PHOTO_TOO_LARGE, f"图片有 {words}，上限为 {MAX_PIXELS // 10000} 万像素")
    if not whole or not all(size):
        raise damaged()


def damaged() -> PhotoError:
    """Return the error of a picture that is not complete."""
    return PhotoError(PHOTO_DAMAGED, "图片内容不完整或已损坏")


def strange(content: bytes) -> PhotoError:
    """Return the error of what is no picture of the five kinds."""
    what = next((what for mark, what in _STRANGERS.items() if mark in content[:_HEAD]), None)
    kinds = "PNG、JPEG、BMP、GIF、WebP"
    told = f"这是 {what}，不是 {kinds}" if what else f"内容不是 {kinds} 图片，或开头已损坏"
    return PhotoError(PHOTO_OF_WRONG_KIND, told if content else "文件是空的")


def _read(content: bytes) -> tuple[Size, bool]:
    """Return width and height, and whether the picture reaches its end."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        return struct.unpack_from(">II", content, 16), _is_whole_png(content)
    if content.startswith(_JPEG):
        return _read_jpeg(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", content, 6), _holds_a_frame(content)
    if content.startswith(b"BM"):
        return _read_bmp(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _size_of_webp(content), len(content) >= struct.unpack_from("<I", content, 4)[0] + 8
    raise strange(content)


def _is_whole_png(content: bytes) -> bool:
    """Whether the chunks (length, type, data, checksum) go on to the end and their pixels are as written."""
    place, seen, view = len(_PNG), False, memoryview(content)
    while place + 8 <= len(content):
        length, sort = struct.unpack_from(">I4s", content, place)
        if sort == b"IDAT":
            seen = True
            checksum = zlib.crc32(view[place + 4 : place + 8 + length])
            if checksum != struct.unpack_from(">I", content, place + 8 + length)[0]:
                return False
        place += length + 12
        if sort == b"IEND":
            break
    return seen and place <= len(content) + 4


def _read_jpeg(content: bytes) -> tuple[Size, bool]:
    place, size = 2, (1, 1)
    while True:
        marker = content[place + 1]
        if content[place] != 0xFF or marker in _ALONE or marker == 0xFF:
            place += 1 if marker == 0xFF or content[place] != 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            size = (width, height)
        if marker == _SCAN:
            # In the data of a scan FF is always followed by 00: the first FF D9 is the end.
            return size, content.find(_END_OF_JPEG, place) > 0
        place += 2 + struct.unpack_from(">H", content, place + 2)[0]


def _read_bmp(content: bytes) -> tuple[Size, bool]:
    start, head = struct.unpack_from("<I", content, 10)[0], struct.unpack_from("<I", content, 14)[0]
    if head == 12:  # the head of OS/2
        width, height, _, bits = struct.unpack_from("<HHHH", content, 18)
        packed = False
    else:
        width, height, _, bits, packed = struct.unpack_from("<iiHHI", content, 18)
    size = (abs(width), abs(height))
    # Each row is filled up to four bytes; how long packed rows are, only unpacking tells.
    needed = 0 if packed else (size[0] * bits + 31) // 32 * 4 * size[1]
    return size, start + needed <= len(content)


def _size_of_webp(content: bytes) -> Size:
    """Return width and height as the first part tells them: lossy, lossless or extended (RFC 9649)."""
    sort = content[12:16]
    if sort == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if sort == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    wide, high = (int.from_bytes(content[place : place + 3], "little") for place in (24, 27))
    return wide + 1, high + 1


def _holds_a_frame(content: bytes) -> bool:
    """Whether the first picture of a GIF is whole: blocks, each behind its length, up to an empty one."""
    place = 13 + _colours(content[10])
    while content[place] == 0x21:  # an extension: its sort, then blocks
        place = _behind_blocks(content, place + 2)
    if content[place] != 0x2C:
        return False
    place += 10 + _colours(content[place + 9])
    return _behind_blocks(content, place + 1) <= len(content)


def _colours(flags: int) -> int:
    """Return the bytes of the table of colours that `flags` announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _behind_blocks(content: bytes, place: int) -> int:
    while content[place]:
        place += content[place] + 1
    return place + 1
