"""Photos made ready for print: upright, RGB, without metadata, no larger than they are printed."""

import hashlib
import struct
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from qreport.cache import cached, made_by
from qreport.render.photos import shrinking
from qreport.render.photos.heads import PhotoError, Source, content_of

_AT_ONCE = 2
"""Photos that are made at the same time; each may hold a large picture in memory."""
_SIZE = struct.Struct(">II")
"""Width and height, in front of the print in the cache."""


class Print(Struct, frozen=True):
    """A photo ready for print."""

    blob: bytes
    """PNG or JPEG."""
    ratio: float
    """Width divided by height."""


Wanted = tuple[Source, int, int]
"""A photo, and width and height of its box in pixels."""


@contextmanager
def making_ready(wanted: Iterable[Wanted]) -> Iterator[Callable[[Wanted], Print | PhotoError]]:
    """Make each photo ready once, several at the same time and beside what is done within.

    Yields the function that gives each of them. Pillow works outside of Python's lock.
    """
    with _without_warnings(), ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = {each: pool.submit(_or_error, each) for each in dict.fromkeys(wanted)}
        yield lambda each: jobs[each].result()


def print_of(source: Source, width: int, height: int) -> Print:
    """Return the photo of `source`, shrunk into a box of `width` by `height` pixels; never enlarged.

    Raises PhotoError with the reason when it cannot be read.
    """
    with _without_warnings():
        return _print(source, (width, height))


def _or_error(wanted: Wanted) -> Print | PhotoError:
    source, *box = wanted
    try:
        return _print(source, (box[0], box[1]))
    except PhotoError as error:
        return error


def _print(source: Source, box: tuple[int, int]) -> Print:
    """Return the photo out of the cache, or make it."""
    content = content_of(source)
    digest = hashlib.sha256(content).hexdigest()
    key = f"{made_by(Path(shrinking.__file__), 'pillow')} {digest} {box}"
    made = cached("photos", key, lambda: _made(content, box))
    width, height = _SIZE.unpack_from(made)
    return Print(made[_SIZE.size :], width / height)


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keep Pillow silent about odd files; never within one of several threads, which share the filters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _made(content: bytes, box: tuple[int, int]) -> bytes:
    size, blob = shrinking.shrunk(content, box)
    return _SIZE.pack(*size) + blob
