"""Photos made ready for print: upright, RGB, without metadata, no larger than they are printed."""

import hashlib
import os
import stat
import struct
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qreport.cache import cached, made_by
from qreport.problems.rendering import PHOTO_TOO_LARGE, PHOTO_UNREADABLE
from qreport.render import shrinking
from qreport.render.photo_error import PhotoError
from qreport.text.system import reason_of

MAX_BYTES = 30 * 1024 * 1024
_AT_ONCE = 2
"""Photos that are made at the same time; each may hold a large picture in memory."""
_SIZE = struct.Struct(">II")
"""Width and height, in front of the print in the cache."""


@dataclass(frozen=True, slots=True)
class Print:
    """A photo ready for print."""

    blob: bytes
    """PNG or JPEG."""
    ratio: float
    """Width divided by height."""


Source = Path | bytes
"""A file of the filing, or the picture itself when it came within a Word file."""


@contextmanager
def making_ready(wanted: Iterable[tuple[Source, int, int]]) -> Iterator[None]:
    """Make photos ready ahead of `print_of`, several at once and beside what is done within; end with both.

    Pillow works outside of Python's lock.
    """
    with _without_warnings(), ThreadPoolExecutor(_AT_ONCE) as pool:
        for each in wanted:
            pool.submit(_try, each)
        yield


def print_of(source: Source, width: int, height: int) -> Print:
    """Return the photo of `source`, shrunk into a box of `width` by `height` pixels; never enlarged.

    Raises PhotoError with the reason when it cannot be read.
    """
    with _without_warnings():
        return _print(source, _state(source), (width, height))


def _try(wanted: tuple[Source, int, int]) -> None:
    source, *box = wanted
    with suppress(PhotoError):
        _print(source, _state(source), tuple(box))


@lru_cache(maxsize=256)
def _print(source: Source, _state: tuple[int, int], box: tuple[int, int]) -> Print:
    """Return the photo out of the cache, or make it; within one run it is not even read again."""
    content = source if isinstance(source, bytes) else _content(source)
    digest = hashlib.sha256(content).hexdigest()
    key = f"{made_by(Path(shrinking.__file__), 'pillow')} {digest} {box}"
    made = cached("photos", key, lambda: _made(content, box))
    width, height = _SIZE.unpack_from(made)
    return Print(made[_SIZE.size :], width / height)


def _state(source: Source) -> tuple[int, int]:
    """Return time and size of a picture that is not too large; a file must be a regular one."""
    if isinstance(source, bytes):
        return 0, _bounded(len(source))
    with _reading():
        state = os.stat(source)  # noqa: PTH116 -- one call tells kind and size
    if not stat.S_ISREG(state.st_mode):
        raise PhotoError(PHOTO_UNREADABLE, "不是普通文件")
    return state.st_mtime_ns, _bounded(state.st_size)


def _bounded(length: int) -> int:
    if length > MAX_BYTES:
        size = length / 1024 / 1024
        raise PhotoError(PHOTO_TOO_LARGE, f"文件有 {size:.1f} MB，上限为 {MAX_BYTES // 1024 // 1024} MB")
    return length


def content_of(path: Path) -> bytes:
    """Return the bytes of the file at `path`; PhotoError when it cannot be read or is too large."""
    _state(path)
    return _content(path)


def _content(path: Path) -> bytes:
    with _reading():
        return path.read_bytes()


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


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keep Pillow silent about odd files; never within one of several threads, which share the filters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _made(content: bytes, box: tuple[int, int]) -> bytes:
    size, blob = shrinking.shrunk(content, box)
    return _SIZE.pack(*size) + blob
