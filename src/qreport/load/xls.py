"""The tables of a compound file ([MS-CFB]), looked at before a library follows them for ever.

Only circles are judged here; whatever else is broken the library finds by itself.

The records of a workbook ([MS-XLS] 2.3) on their way to the library: only so many, and no bombs.
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

# [MS-CFB] 2.2, from byte 44 on: number of sectors of the FAT, first sector of the directory, signature,
# length from which a stream has sectors of its own, first sector and number of the mini FAT and of the DIFAT.
_TABLES = struct.Struct("<iiiiiiii")
_DIFAT = struct.Struct("<109i")
_HEADER = 512
_ENTRY = 128
# 2.6.1, from byte 66 on: sort, colour, left and right sibling, child; first sector and length at the end.
_NODE = struct.Struct("<66xBxiii36xii4x")
_STORAGE, _STREAM = 1, 2
_STREAMS = ("workbook", "book")
"""The stream of a workbook, of Excel 97 and of Excel 5."""


class CircleError(ValueError):
    """A chain of sectors or a directory that leads back into itself."""


class _Entry(Struct, frozen=True):
    name: str
    sort: int
    siblings: tuple[int, int]
    child: int
    start: int
    size: int


def refuse_circles(data: bytes) -> None:
    """Raise CircleError, or another ValueError, struct.error or LookupError for tables that are broken."""
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 20)
    _, directory, _, cutoff, mini_start, _, difat, _ = _TABLES.unpack_from(data, 44)
    fat = _fat(data, sector, difat)
    entries = [
        _entry(content[at : at + _ENTRY])
        for content in _sectors(data, sector, _chain(fat, directory))
        for at in range(0, len(content) - _ENTRY + 1, _ENTRY)
    ]
    _walk(entries)
    mini = [each for content in _sectors(data, sector, _chain(fat, mini_start)) for each in _numbers(content)]
    for entry in entries:
        if entry.sort == _STREAM and entry.name in _STREAMS and entry.size < cutoff:
            for _ in _chain(mini, entry.start):
                pass


def _fat(data: bytes, sector: int, difat: int) -> list[int]:
    """Return the sector that follows each one (2.3); its own sectors are listed in the DIFAT (2.5)."""
    listed = list(_DIFAT.unpack_from(data, 76))
    seen = set()
    while 0 <= difat < len(data) // sector:
        if difat in seen:
            raise CircleError
        seen.add(difat)
        *more, difat = _numbers(_sector(data, sector, difat))
        listed += more
    # The library passes over numbers beyond the file, too.
    there = (each for each in listed if 0 <= each <= (len(data) - _HEADER) // sector)
    return [number for content in _sectors(data, sector, there) for number in _numbers(content)]


def _walk(entries: Sequence[_Entry]) -> None:
    """Raise CircleError when an entry of the directory is reached twice; the library would go there again."""
    seen = set()
    waiting = [entries[0].child]
    while waiting:
        at = waiting.pop()
        if at < 0:
            continue
        if at in seen:
            raise CircleError
        seen.add(at)
        waiting += entries[at].siblings
        # What a stream has for a child is nobody's concern.
        waiting += [entries[at].child] if entries[at].sort == _STORAGE else []


def _entry(content: bytes) -> _Entry:
    sort, left, right, child, start, size = _NODE.unpack(content)
    length = min(64, struct.unpack_from("<H", content, 64)[0])
    name = content[: max(0, length - 2)].decode("utf-16-le", "replace").lower()
    return _Entry(name, sort, (left, right), child, start, size)


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    """Yield the sectors from `start` on; raise CircleError when there are more than the table has."""
    at, steps = start, 0
    # Below 0 are the marks for an end and for what is free (2.1).
    while 0 <= at < len(table):
        steps += 1
        if steps > len(table):
            raise CircleError
        yield at
        at = table[at]


def _sectors(data: bytes, sector: int, numbers: Iterator[int]) -> Iterator[bytes]:
    return (_sector(data, sector, number) for number in numbers)


def _sector(data: bytes, sector: int, number: int) -> bytes:
    start = _HEADER + number * sector
    return data[start : start + sector]


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}i", content[: len(content) // 4 * 4])


# 2.4.140 and 2.4.141: a link over all cells, which the library would keep for each of 16 million.
_UNNEEDED = frozenset((0x01B8, 0x0800))
_PASSED_OVER = 0xFFFF
"""A number that no record has; the library passes over it."""
_HEAD = 4
"""Bytes of a record without content."""

Record = tuple[int, int, bytes]


class EndlessError(ValueError):
    """More records than a file of this length has: its sheets share them, or lead back."""


def let_through(book: Any, length: int) -> None:
    """Bound what `book`, of a file of so many bytes, will read for all of its sheets together."""
    book.get_record_parts = _Records(book.get_record_parts, length // _HEAD + 1)


class _Records:
    def __init__(self, read: Callable[[], Record], most: int) -> None:
        self._read = read
        self._left = most

    def __call__(self) -> Record:
        self._left -= 1
        if self._left < 0:
            raise EndlessError
        code, size, content = self._read()
        return _PASSED_OVER if code in _UNNEEDED else code, size, content
